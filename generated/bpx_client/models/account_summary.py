"""The object AccountSummary, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

from msgspec import field

from ..arguments import plain
from ..reading import (
    UNREADABLE,
    decimal,
    in_one_go,
    truth,
    unknown,
    unreadable,
    whole,
    wire_names,
)
from ..types import Model


class AccountSummary(Model, kw_only=True):
    """Settings, fees and limits of the account."""

    auto_borrow_settlements: bool = field(name="autoBorrowSettlements")
    """Whether a negative balance may be settled by borrowing when collateral is reconciled."""

    auto_lend: bool = field(name="autoLend")
    """Whether idle balances are lent out."""

    auto_realize_pnl: bool = field(name="autoRealizePnl")
    """Whether profit and loss is realised continuously."""

    auto_repay_borrows: bool = field(name="autoRepayBorrows")
    """Whether idle balances repay borrows."""

    borrow_limit: Decimal = field(name="borrowLimit")
    """Most that the account may borrow."""

    futures_maker_fee: Decimal = field(name="futuresMakerFee")
    """Maker fee on futures, in basis points. A negative fee is a rebate."""

    futures_taker_fee: Decimal = field(name="futuresTakerFee")
    """Taker fee on futures, in basis points."""

    leverage_limit: Decimal = field(name="leverageLimit")
    """Highest leverage allowed."""

    limit_orders: int = field(name="limitOrders")
    """How many limit orders are open. At least 0."""

    liquidating: bool
    """`true` while the account is being liquidated."""

    position_limit: Decimal = field(name="positionLimit")
    """Largest position allowed."""

    spot_maker_fee: Decimal = field(name="spotMakerFee")
    """Maker fee on spot, in basis points. A negative fee is a rebate."""

    spot_taker_fee: Decimal = field(name="spotTakerFee")
    """Taker fee on spot, in basis points."""

    trigger_orders: int = field(name="triggerOrders")
    """How many trigger orders are open. At least 0."""

    additional_properties: dict[str, Any] = {}
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
        if (found := in_one_go(cls, _NAMES, source)) is not None:
            return found
        fields: dict[str, Any] = {}
        try:
            fields["auto_borrow_settlements"] = truth(source["autoBorrowSettlements"])
            fields["auto_lend"] = truth(source["autoLend"])
            fields["auto_realize_pnl"] = truth(source["autoRealizePnl"])
            fields["auto_repay_borrows"] = truth(source["autoRepayBorrows"])
            fields["borrow_limit"] = decimal(source["borrowLimit"])
            fields["futures_maker_fee"] = decimal(source["futuresMakerFee"])
            fields["futures_taker_fee"] = decimal(source["futuresTakerFee"])
            fields["leverage_limit"] = decimal(source["leverageLimit"])
            fields["limit_orders"] = whole(source["limitOrders"])
            fields["liquidating"] = truth(source["liquidating"])
            fields["position_limit"] = decimal(source["positionLimit"])
            fields["spot_maker_fee"] = decimal(source["spotMakerFee"])
            fields["spot_taker_fee"] = decimal(source["spotTakerFee"])
            fields["trigger_orders"] = whole(source["triggerOrders"])
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(AccountSummary)
