"""The object BorrowLendMarket, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any, Self

from attrs import define, field

from ..arguments import plain
from ..reading import (
    UNREADABLE,
    decimal,
    moment,
    text,
    unknown,
    unreadable,
    utc_text,
)
from .borrow_lend_book_state import BORROW_LEND_BOOK_STATE_BY_TEXT, BorrowLendBookState


@define(kw_only=True)
class BorrowLendMarket:
    """The pool in which one asset is borrowed and lent. Quantities are in the asset."""

    symbol: str
    """Asset symbol, such as `USDC`."""

    state: BorrowLendBookState
    """What the market takes at the moment."""

    asset_mark_price: Decimal
    """Mark price of the asset's spot market, in its quote asset."""

    borrow_interest_rate: Decimal
    """Rate that borrowers pay, as a fraction: `0.05` is 5 %."""

    lend_interest_rate: Decimal
    """Yearly rate (APY) that lenders receive, as a fraction: `0.05` is 5 %."""

    fee: Decimal
    """What the exchange keeps of the yield, as a fraction."""

    borrowed_quantity: Decimal
    """Borrowed from the pool."""

    lent_quantity: Decimal
    """Lent to the pool."""

    open_borrow_lend_limit: Decimal
    """Quantity above which no new borrow or lend is taken. What is outstanding may already be more."""

    utilization: Decimal
    """Share of the pool that is borrowed, as a fraction."""

    optimal_utilization: Decimal
    """Utilization that the model of the interest rate aims at, as a fraction."""

    max_utilization: Decimal
    """Highest utilization, as a fraction, that a borrow or a redemption may lead to, whatever the throttle says."""

    throttle_utilization_threshold: Decimal
    """Utilization above which borrowing is throttled, as a fraction."""

    throttle_utilization_bound: Decimal
    """Highest utilization, as a fraction, within the present time step. A borrow or a redemption that would go beyond it
    fails, except in a liquidation.
    """

    throttle_update_fraction: Decimal
    """By how much utilization may rise within one time step, as a fraction."""

    step_size: Decimal
    """Smallest step between two quantities."""

    timestamp: datetime
    """Time of the figures."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
    """Fields that the document doesn't have, as they came."""

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
        self = object.__new__(cls)
        try:
            self.symbol = value if type(value := source["symbol"]) is str else text(value)
            self.state = BORROW_LEND_BOOK_STATE_BY_TEXT.get(value := source["state"]) or BorrowLendBookState(value)
            self.asset_mark_price = Decimal(value) if type(value := source["assetMarkPrice"]) is str else decimal(value)
            self.borrow_interest_rate = (
                Decimal(value) if type(value := source["borrowInterestRate"]) is str else decimal(value)
            )
            self.lend_interest_rate = (
                Decimal(value) if type(value := source["lendInterestRate"]) is str else decimal(value)
            )
            self.fee = Decimal(value) if type(value := source["fee"]) is str else decimal(value)
            self.borrowed_quantity = (
                Decimal(value) if type(value := source["borrowedQuantity"]) is str else decimal(value)
            )
            self.lent_quantity = Decimal(value) if type(value := source["lentQuantity"]) is str else decimal(value)
            self.open_borrow_lend_limit = (
                Decimal(value) if type(value := source["openBorrowLendLimit"]) is str else decimal(value)
            )
            self.utilization = Decimal(value) if type(value := source["utilization"]) is str else decimal(value)
            self.optimal_utilization = (
                Decimal(value) if type(value := source["optimalUtilization"]) is str else decimal(value)
            )
            self.max_utilization = Decimal(value) if type(value := source["maxUtilization"]) is str else decimal(value)
            self.throttle_utilization_threshold = (
                Decimal(value) if type(value := source["throttleUtilizationThreshold"]) is str else decimal(value)
            )
            self.throttle_utilization_bound = (
                Decimal(value) if type(value := source["throttleUtilizationBound"]) is str else decimal(value)
            )
            self.throttle_update_fraction = (
                Decimal(value) if type(value := source["throttleUpdateFraction"]) is str else decimal(value)
            )
            self.step_size = Decimal(value) if type(value := source["stepSize"]) is str else decimal(value)
            self.timestamp = moment(source["timestamp"])
            self.additional_properties = {} if _KNOWN.issuperset(source) else unknown(source, _NAMES)
        except UNREADABLE as error:
            unreadable(cls, self, _NAMES, source, error)
        return self


_NAMES: Mapping[str, str] = {
    "symbol": "symbol",
    "state": "state",
    "assetMarkPrice": "asset_mark_price",
    "borrowInterestRate": "borrow_interest_rate",
    "lendInterestRate": "lend_interest_rate",
    "fee": "fee",
    "borrowedQuantity": "borrowed_quantity",
    "lentQuantity": "lent_quantity",
    "openBorrowLendLimit": "open_borrow_lend_limit",
    "utilization": "utilization",
    "optimalUtilization": "optimal_utilization",
    "maxUtilization": "max_utilization",
    "throttleUtilizationThreshold": "throttle_utilization_threshold",
    "throttleUtilizationBound": "throttle_utilization_bound",
    "throttleUpdateFraction": "throttle_update_fraction",
    "stepSize": "step_size",
    "timestamp": "timestamp",
}
_KNOWN = frozenset(_NAMES)
