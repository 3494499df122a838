"""The object BorrowLendMarket, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any, Self

from msgspec import field

from ..arguments import plain
from ..reading import (
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
    """The pool in which one asset is borrowed and lent. Quantities are in the asset."""

    symbol: str
    """Asset symbol, such as `USDC`."""

    state: BorrowLendBookState
    """What the market takes at the moment."""

    asset_mark_price: Decimal = field(name="assetMarkPrice")
    """Mark price of the asset's spot market, in its quote asset."""

    borrow_interest_rate: Decimal = field(name="borrowInterestRate")
    """Rate that borrowers pay, as a fraction: `0.05` is 5 %."""

    lend_interest_rate: Decimal = field(name="lendInterestRate")
    """Yearly rate (APY) that lenders receive, as a fraction: `0.05` is 5 %."""

    fee: Decimal
    """What the exchange keeps of the yield, as a fraction."""

    borrowed_quantity: Decimal = field(name="borrowedQuantity")
    """Borrowed from the pool."""

    lent_quantity: Decimal = field(name="lentQuantity")
    """Lent to the pool."""

    open_borrow_lend_limit: Decimal = field(name="openBorrowLendLimit")
    """Quantity above which no new borrow or lend is taken. What is outstanding may already be more."""

    utilization: Decimal
    """Share of the pool that is borrowed, as a fraction."""

    optimal_utilization: Decimal = field(name="optimalUtilization")
    """Utilization that the model of the interest rate aims at, as a fraction."""

    max_utilization: Decimal = field(name="maxUtilization")
    """Highest utilization, as a fraction, that a borrow or a redemption may lead to, whatever the throttle says."""

    throttle_utilization_threshold: Decimal = field(name="throttleUtilizationThreshold")
    """Utilization above which borrowing is throttled, as a fraction."""

    throttle_utilization_bound: Decimal = field(name="throttleUtilizationBound")
    """Highest utilization, as a fraction, within the present time step. A borrow or a redemption that would go beyond it
    fails, except in a liquidation.
    """

    throttle_update_fraction: Decimal = field(name="throttleUpdateFraction")
    """By how much utilization may rise within one time step, as a fraction."""

    step_size: Decimal = field(name="stepSize")
    """Smallest step between two quantities."""

    timestamp: datetime
    """Time of the figures."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        self.timestamp = in_utc(self.timestamp)

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["symbol"] = self.symbol
        fields["state"] = self.state.value
        fields["assetMarkPrice"] = plain(self.asset_mark_price)
        fields["borrowInterestRate"] = plain(self.borrow_interest_rate)
        fields["lendInterestRate"] = plain(self.lend_interest_rate)
        fields["fee"] = plain(self.fee)
        fields["borrowedQuantity"] = plain(self.borrowed_quantity)
        fields["lentQuantity"] = plain(self.lent_quantity)
        fields["openBorrowLendLimit"] = plain(self.open_borrow_lend_limit)
        fields["utilization"] = plain(self.utilization)
        fields["optimalUtilization"] = plain(self.optimal_utilization)
        fields["maxUtilization"] = plain(self.max_utilization)
        fields["throttleUtilizationThreshold"] = plain(self.throttle_utilization_threshold)
        fields["throttleUtilizationBound"] = plain(self.throttle_utilization_bound)
        fields["throttleUpdateFraction"] = plain(self.throttle_update_fraction)
        fields["stepSize"] = plain(self.step_size)
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
            fields["state"] = BorrowLendBookState(source["state"])
            fields["asset_mark_price"] = decimal(source["assetMarkPrice"])
            fields["borrow_interest_rate"] = decimal(source["borrowInterestRate"])
            fields["lend_interest_rate"] = decimal(source["lendInterestRate"])
            fields["fee"] = decimal(source["fee"])
            fields["borrowed_quantity"] = decimal(source["borrowedQuantity"])
            fields["lent_quantity"] = decimal(source["lentQuantity"])
            fields["open_borrow_lend_limit"] = decimal(source["openBorrowLendLimit"])
            fields["utilization"] = decimal(source["utilization"])
            fields["optimal_utilization"] = decimal(source["optimalUtilization"])
            fields["max_utilization"] = decimal(source["maxUtilization"])
            fields["throttle_utilization_threshold"] = decimal(source["throttleUtilizationThreshold"])
            fields["throttle_utilization_bound"] = decimal(source["throttleUtilizationBound"])
            fields["throttle_update_fraction"] = decimal(source["throttleUpdateFraction"])
            fields["step_size"] = decimal(source["stepSize"])
            fields["timestamp"] = moment(source["timestamp"])
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(BorrowLendMarket)
