"""The object AccountSummary, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

from attrs import define, field

from ..arguments import plain
from ..reading import (
    UNREADABLE,
    decimal,
    truth,
    unknown,
    unreadable,
    whole,
)


@define(kw_only=True)
class AccountSummary:
    """Settings, fees and limits of the account."""

    auto_borrow_settlements: bool
    """Whether a negative balance may be settled by borrowing when collateral is reconciled."""

    auto_lend: bool
    """Whether idle balances are lent out."""

    auto_realize_pnl: bool
    """Whether profit and loss is realised continuously."""

    auto_repay_borrows: bool
    """Whether idle balances repay borrows."""

    borrow_limit: Decimal
    """Most that the account may borrow."""

    futures_maker_fee: Decimal
    """Maker fee on futures, in basis points. A negative fee is a rebate."""

    futures_taker_fee: Decimal
    """Taker fee on futures, in basis points."""

    leverage_limit: Decimal
    """Highest leverage allowed."""

    limit_orders: int
    """How many limit orders are open. At least 0."""

    liquidating: bool
    """`true` while the account is being liquidated."""

    position_limit: Decimal
    """Largest position allowed."""

    spot_maker_fee: Decimal
    """Maker fee on spot, in basis points. A negative fee is a rebate."""

    spot_taker_fee: Decimal
    """Taker fee on spot, in basis points."""

    trigger_orders: int
    """How many trigger orders are open. At least 0."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
    """Fields that the document doesn't have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["autoBorrowSettlements"] = self.auto_borrow_settlements
        fields["autoLend"] = self.auto_lend
        fields["autoRealizePnl"] = self.auto_realize_pnl
        fields["autoRepayBorrows"] = self.auto_repay_borrows
        fields["borrowLimit"] = plain(self.borrow_limit)
        fields["futuresMakerFee"] = plain(self.futures_maker_fee)
        fields["futuresTakerFee"] = plain(self.futures_taker_fee)
        fields["leverageLimit"] = plain(self.leverage_limit)
        fields["limitOrders"] = self.limit_orders
        fields["liquidating"] = self.liquidating
        fields["positionLimit"] = plain(self.position_limit)
        fields["spotMakerFee"] = plain(self.spot_maker_fee)
        fields["spotTakerFee"] = plain(self.spot_taker_fee)
        fields["triggerOrders"] = self.trigger_orders
        return fields

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Read the object from JSON, tolerantly.

        Raises:
            InvalidResponseError: a required field is missing, or a field can't be read.
        """
        self = object.__new__(cls)
        try:
            self.auto_borrow_settlements = (
                value if type(value := source["autoBorrowSettlements"]) is bool else truth(value)
            )
            self.auto_lend = value if type(value := source["autoLend"]) is bool else truth(value)
            self.auto_realize_pnl = value if type(value := source["autoRealizePnl"]) is bool else truth(value)
            self.auto_repay_borrows = value if type(value := source["autoRepayBorrows"]) is bool else truth(value)
            self.borrow_limit = Decimal(value) if type(value := source["borrowLimit"]) is str else decimal(value)
            self.futures_maker_fee = (
                Decimal(value) if type(value := source["futuresMakerFee"]) is str else decimal(value)
            )
            self.futures_taker_fee = (
                Decimal(value) if type(value := source["futuresTakerFee"]) is str else decimal(value)
            )
            self.leverage_limit = Decimal(value) if type(value := source["leverageLimit"]) is str else decimal(value)
            self.limit_orders = value if type(value := source["limitOrders"]) is int else whole(value)
            self.liquidating = value if type(value := source["liquidating"]) is bool else truth(value)
            self.position_limit = Decimal(value) if type(value := source["positionLimit"]) is str else decimal(value)
            self.spot_maker_fee = Decimal(value) if type(value := source["spotMakerFee"]) is str else decimal(value)
            self.spot_taker_fee = Decimal(value) if type(value := source["spotTakerFee"]) is str else decimal(value)
            self.trigger_orders = value if type(value := source["triggerOrders"]) is int else whole(value)
            self.additional_properties = {} if _KNOWN.issuperset(source) else unknown(source, _NAMES)
        except UNREADABLE as error:
            unreadable(cls, self, _NAMES, source, error)
        return self


_NAMES: Mapping[str, str] = {
    "autoBorrowSettlements": "auto_borrow_settlements",
    "autoLend": "auto_lend",
    "autoRealizePnl": "auto_realize_pnl",
    "autoRepayBorrows": "auto_repay_borrows",
    "borrowLimit": "borrow_limit",
    "futuresMakerFee": "futures_maker_fee",
    "futuresTakerFee": "futures_taker_fee",
    "leverageLimit": "leverage_limit",
    "limitOrders": "limit_orders",
    "liquidating": "liquidating",
    "positionLimit": "position_limit",
    "spotMakerFee": "spot_maker_fee",
    "spotTakerFee": "spot_taker_fee",
    "triggerOrders": "trigger_orders",
}
_KNOWN = frozenset(_NAMES)
