"""The object AccountSummary, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

from attrs import define, field

from ..arguments import plain
from ..reading import UNREADABLE, decimal, truth, unreadable, whole


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
        rest: dict[str, Any] = {}
        try:
            rest = dict(source)
            take = rest.pop
            return cls(
                auto_borrow_settlements=truth(take("autoBorrowSettlements")),
                auto_lend=truth(take("autoLend")),
                auto_realize_pnl=truth(take("autoRealizePnl")),
                auto_repay_borrows=truth(take("autoRepayBorrows")),
                borrow_limit=decimal(take("borrowLimit")),
                futures_maker_fee=decimal(take("futuresMakerFee")),
                futures_taker_fee=decimal(take("futuresTakerFee")),
                leverage_limit=decimal(take("leverageLimit")),
                limit_orders=whole(take("limitOrders")),
                liquidating=truth(take("liquidating")),
                position_limit=decimal(take("positionLimit")),
                spot_maker_fee=decimal(take("spotMakerFee")),
                spot_taker_fee=decimal(take("spotTakerFee")),
                trigger_orders=whole(take("triggerOrders")),
                additional_properties=rest,
            )
        except UNREADABLE as error:
            unreadable("AccountSummary", _NAMES, source, rest, error)


_NAMES = (
    "autoBorrowSettlements",
    "autoLend",
    "autoRealizePnl",
    "autoRepayBorrows",
    "borrowLimit",
    "futuresMakerFee",
    "futuresTakerFee",
    "leverageLimit",
    "limitOrders",
    "liquidating",
    "positionLimit",
    "spotMakerFee",
    "spotTakerFee",
    "triggerOrders",
)
