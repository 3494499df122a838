"""The object BorrowLendMarket, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any, Self

from msgspec import field

from ..arguments import plain
from ..reading import (
    EPOCH,
    MAGNITUDE,
    NAIVE_EPOCH,
    ODD_NUMBER,
    SMALLEST,
    UNREADABLE,
    decimal,
    in_one_go,
    in_utc,
    moment,
    text,
    unknown,
    unreadable,
    utc_text,
    wire_names,
)
from ..types import Model
from .borrow_lend_book_state import BorrowLendBookState


class BorrowLendMarket(Model, kw_only=True):
    """The pool for borrowing and lending one asset. Quantities are in the asset."""

    symbol: str
    """Asset symbol, such as `USDC`."""

    state: BorrowLendBookState | None = None
    """Requests that the market accepts now."""

    asset_mark_price: Decimal | None = field(default=None, name="assetMarkPrice")
    """Mark price of the asset's spot market, in its quote asset."""

    borrow_interest_rate: Decimal | None = field(default=None, name="borrowInterestRate")
    """Rate that borrowers pay, as a fraction: `0.05` is 5 %."""

    lend_interest_rate: Decimal | None = field(default=None, name="lendInterestRate")
    """Yearly rate (APY) that lenders receive, as a fraction: `0.05` is 5 %."""

    fee: Decimal | None = None
    """The exchange's share of the yield, as a fraction."""

    borrowed_quantity: Decimal | None = field(default=None, name="borrowedQuantity")
    """Quantity borrowed from the pool."""

    lent_quantity: Decimal | None = field(default=None, name="lentQuantity")
    """Quantity lent to the pool."""

    open_borrow_lend_limit: Decimal | None = field(default=None, name="openBorrowLendLimit")
    """Quantity above which new borrows and lends are refused. The outstanding quantity may already be larger."""

    utilization: Decimal | None = None
    """Share of the pool that is borrowed, as a fraction."""

    optimal_utilization: Decimal | None = field(default=None, name="optimalUtilization")
    """Target utilization of the interest rate model, as a fraction."""

    max_utilization: Decimal | None = field(default=None, name="maxUtilization")
    """Highest utilization after a borrow or a redemption, as a fraction, independent of the throttle."""

    throttle_utilization_threshold: Decimal | None = field(default=None, name="throttleUtilizationThreshold")
    """Utilization above which borrowing is throttled, as a fraction."""

    throttle_utilization_bound: Decimal | None = field(default=None, name="throttleUtilizationBound")
    """Highest utilization in the current time step, as a fraction. A borrow or redemption beyond it fails, except in a
    liquidation.
    """

    throttle_update_fraction: Decimal | None = field(default=None, name="throttleUpdateFraction")
    """Maximum increase of the utilization in one time step, as a fraction."""

    step_size: Decimal | None = field(default=None, name="stepSize")
    """Smallest step between two quantities."""

    timestamp: datetime | None = None
    """Time of the figures."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not (
            (
                (asset_mark_price := self.asset_mark_price) is None
                or (asset_mark_price.is_finite() and SMALLEST <= asset_mark_price.adjusted() <= MAGNITUDE)
            )
            and (
                (borrow_interest_rate := self.borrow_interest_rate) is None
                or (borrow_interest_rate.is_finite() and SMALLEST <= borrow_interest_rate.adjusted() <= MAGNITUDE)
            )
            and (
                (lend_interest_rate := self.lend_interest_rate) is None
                or (lend_interest_rate.is_finite() and SMALLEST <= lend_interest_rate.adjusted() <= MAGNITUDE)
            )
            and ((fee := self.fee) is None or (fee.is_finite() and SMALLEST <= fee.adjusted() <= MAGNITUDE))
            and (
                (borrowed_quantity := self.borrowed_quantity) is None
                or (borrowed_quantity.is_finite() and SMALLEST <= borrowed_quantity.adjusted() <= MAGNITUDE)
            )
            and (
                (lent_quantity := self.lent_quantity) is None
                or (lent_quantity.is_finite() and SMALLEST <= lent_quantity.adjusted() <= MAGNITUDE)
            )
            and (
                (open_borrow_lend_limit := self.open_borrow_lend_limit) is None
                or (open_borrow_lend_limit.is_finite() and SMALLEST <= open_borrow_lend_limit.adjusted() <= MAGNITUDE)
            )
            and (
                (utilization := self.utilization) is None
                or (utilization.is_finite() and SMALLEST <= utilization.adjusted() <= MAGNITUDE)
            )
            and (
                (optimal_utilization := self.optimal_utilization) is None
                or (optimal_utilization.is_finite() and SMALLEST <= optimal_utilization.adjusted() <= MAGNITUDE)
            )
            and (
                (max_utilization := self.max_utilization) is None
                or (max_utilization.is_finite() and SMALLEST <= max_utilization.adjusted() <= MAGNITUDE)
            )
            and (
                (throttle_utilization_threshold := self.throttle_utilization_threshold) is None
                or (
                    throttle_utilization_threshold.is_finite()
                    and SMALLEST <= throttle_utilization_threshold.adjusted() <= MAGNITUDE
                )
            )
            and (
                (throttle_utilization_bound := self.throttle_utilization_bound) is None
                or (
                    throttle_utilization_bound.is_finite()
                    and SMALLEST <= throttle_utilization_bound.adjusted() <= MAGNITUDE
                )
            )
            and (
                (throttle_update_fraction := self.throttle_update_fraction) is None
                or (
                    throttle_update_fraction.is_finite()
                    and SMALLEST <= throttle_update_fraction.adjusted() <= MAGNITUDE
                )
            )
            and (
                (step_size := self.step_size) is None
                or (step_size.is_finite() and SMALLEST <= step_size.adjusted() <= MAGNITUDE)
            )
        ):
            raise ValueError(ODD_NUMBER)
        if self.timestamp is not None:
            self.timestamp = (
                EPOCH + (self.timestamp - NAIVE_EPOCH) if self.timestamp.tzinfo is None else in_utc(self.timestamp)
            )

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["symbol"] = self.symbol
        if self.state is not None:
            fields["state"] = self.state.value
        if self.asset_mark_price is not None:
            fields["assetMarkPrice"] = plain(self.asset_mark_price)
        if self.borrow_interest_rate is not None:
            fields["borrowInterestRate"] = plain(self.borrow_interest_rate)
        if self.lend_interest_rate is not None:
            fields["lendInterestRate"] = plain(self.lend_interest_rate)
        if self.fee is not None:
            fields["fee"] = plain(self.fee)
        if self.borrowed_quantity is not None:
            fields["borrowedQuantity"] = plain(self.borrowed_quantity)
        if self.lent_quantity is not None:
            fields["lentQuantity"] = plain(self.lent_quantity)
        if self.open_borrow_lend_limit is not None:
            fields["openBorrowLendLimit"] = plain(self.open_borrow_lend_limit)
        if self.utilization is not None:
            fields["utilization"] = plain(self.utilization)
        if self.optimal_utilization is not None:
            fields["optimalUtilization"] = plain(self.optimal_utilization)
        if self.max_utilization is not None:
            fields["maxUtilization"] = plain(self.max_utilization)
        if self.throttle_utilization_threshold is not None:
            fields["throttleUtilizationThreshold"] = plain(self.throttle_utilization_threshold)
        if self.throttle_utilization_bound is not None:
            fields["throttleUtilizationBound"] = plain(self.throttle_utilization_bound)
        if self.throttle_update_fraction is not None:
            fields["throttleUpdateFraction"] = plain(self.throttle_update_fraction)
        if self.step_size is not None:
            fields["stepSize"] = plain(self.step_size)
        if self.timestamp is not None:
            fields["timestamp"] = utc_text(self.timestamp, zone="Z")
        return fields

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Read the object from JSON, tolerantly.

        Raises:
            InvalidResponseError: a required field is missing, or a field can't be read.
        """
        if (found := in_one_go(cls, _NAMES, source)) is not None:
            return found
        fields: dict[str, Any] = {}
        try:
            fields["symbol"] = text(source["symbol"])
            fields["state"] = None if (value := source.get("state")) is None else BorrowLendBookState(value)
            fields["asset_mark_price"] = None if (value := source.get("assetMarkPrice")) is None else decimal(value)
            fields["borrow_interest_rate"] = (
                None if (value := source.get("borrowInterestRate")) is None else decimal(value)
            )
            fields["lend_interest_rate"] = None if (value := source.get("lendInterestRate")) is None else decimal(value)
            fields["fee"] = None if (value := source.get("fee")) is None else decimal(value)
            fields["borrowed_quantity"] = None if (value := source.get("borrowedQuantity")) is None else decimal(value)
            fields["lent_quantity"] = None if (value := source.get("lentQuantity")) is None else decimal(value)
            fields["open_borrow_lend_limit"] = (
                None if (value := source.get("openBorrowLendLimit")) is None else decimal(value)
            )
            fields["utilization"] = None if (value := source.get("utilization")) is None else decimal(value)
            fields["optimal_utilization"] = (
                None if (value := source.get("optimalUtilization")) is None else decimal(value)
            )
            fields["max_utilization"] = None if (value := source.get("maxUtilization")) is None else decimal(value)
            fields["throttle_utilization_threshold"] = (
                None if (value := source.get("throttleUtilizationThreshold")) is None else decimal(value)
            )
            fields["throttle_utilization_bound"] = (
                None if (value := source.get("throttleUtilizationBound")) is None else decimal(value)
            )
            fields["throttle_update_fraction"] = (
                None if (value := source.get("throttleUpdateFraction")) is None else decimal(value)
            )
            fields["step_size"] = None if (value := source.get("stepSize")) is None else decimal(value)
            fields["timestamp"] = None if (value := source.get("timestamp")) is None else moment(value)
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(BorrowLendMarket)
