"""The object AccountSummary, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

from msgspec import field

from ..arguments import plain
from ..reading import (
    MAGNITUDE,
    ODD_NUMBER,
    SMALLEST,
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

    auto_borrow_settlements: bool | None = field(default=None, name="autoBorrowSettlements")
    """True if a negative balance may be settled by borrowing when collateral is reconciled."""

    auto_lend: bool | None = field(default=None, name="autoLend")
    """True if idle balances are lent out."""

    auto_realize_pnl: bool | None = field(default=None, name="autoRealizePnl")
    """True if profit and loss is realised continuously."""

    auto_repay_borrows: bool | None = field(default=None, name="autoRepayBorrows")
    """True if idle balances repay borrows."""

    borrow_limit: Decimal | None = field(default=None, name="borrowLimit")
    """Maximum that the account may borrow."""

    futures_maker_fee: Decimal | None = field(default=None, name="futuresMakerFee")
    """Maker fee on futures, in basis points. A negative fee is a rebate."""

    futures_taker_fee: Decimal | None = field(default=None, name="futuresTakerFee")
    """Taker fee on futures, in basis points."""

    leverage_limit: Decimal | None = field(default=None, name="leverageLimit")
    """Highest allowed leverage."""

    limit_orders: int | None = field(default=None, name="limitOrders")
    """Number of open limit orders. At least 0."""

    liquidating: bool | None = None
    """True while the account is being liquidated."""

    position_limit: Decimal | None = field(default=None, name="positionLimit")
    """Largest allowed position."""

    spot_maker_fee: Decimal | None = field(default=None, name="spotMakerFee")
    """Maker fee on spot, in basis points. A negative fee is a rebate."""

    spot_taker_fee: Decimal | None = field(default=None, name="spotTakerFee")
    """Taker fee on spot, in basis points."""

    trigger_orders: int | None = field(default=None, name="triggerOrders")
    """Number of open trigger orders. At least 0."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not (
            (
                (borrow_limit := self.borrow_limit) is None
                or (borrow_limit.is_finite() and SMALLEST <= borrow_limit.adjusted() <= MAGNITUDE)
            )
            and (
                (futures_maker_fee := self.futures_maker_fee) is None
                or (futures_maker_fee.is_finite() and SMALLEST <= futures_maker_fee.adjusted() <= MAGNITUDE)
            )
            and (
                (futures_taker_fee := self.futures_taker_fee) is None
                or (futures_taker_fee.is_finite() and SMALLEST <= futures_taker_fee.adjusted() <= MAGNITUDE)
            )
            and (
                (leverage_limit := self.leverage_limit) is None
                or (leverage_limit.is_finite() and SMALLEST <= leverage_limit.adjusted() <= MAGNITUDE)
            )
            and (
                (position_limit := self.position_limit) is None
                or (position_limit.is_finite() and SMALLEST <= position_limit.adjusted() <= MAGNITUDE)
            )
            and (
                (spot_maker_fee := self.spot_maker_fee) is None
                or (spot_maker_fee.is_finite() and SMALLEST <= spot_maker_fee.adjusted() <= MAGNITUDE)
            )
            and (
                (spot_taker_fee := self.spot_taker_fee) is None
                or (spot_taker_fee.is_finite() and SMALLEST <= spot_taker_fee.adjusted() <= MAGNITUDE)
            )
        ):
            raise ValueError(ODD_NUMBER)

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        if self.auto_borrow_settlements is not None:
            fields["autoBorrowSettlements"] = self.auto_borrow_settlements
        if self.auto_lend is not None:
            fields["autoLend"] = self.auto_lend
        if self.auto_realize_pnl is not None:
            fields["autoRealizePnl"] = self.auto_realize_pnl
        if self.auto_repay_borrows is not None:
            fields["autoRepayBorrows"] = self.auto_repay_borrows
        if self.borrow_limit is not None:
            fields["borrowLimit"] = plain(self.borrow_limit)
        if self.futures_maker_fee is not None:
            fields["futuresMakerFee"] = plain(self.futures_maker_fee)
        if self.futures_taker_fee is not None:
            fields["futuresTakerFee"] = plain(self.futures_taker_fee)
        if self.leverage_limit is not None:
            fields["leverageLimit"] = plain(self.leverage_limit)
        if self.limit_orders is not None:
            fields["limitOrders"] = self.limit_orders
        if self.liquidating is not None:
            fields["liquidating"] = self.liquidating
        if self.position_limit is not None:
            fields["positionLimit"] = plain(self.position_limit)
        if self.spot_maker_fee is not None:
            fields["spotMakerFee"] = plain(self.spot_maker_fee)
        if self.spot_taker_fee is not None:
            fields["spotTakerFee"] = plain(self.spot_taker_fee)
        if self.trigger_orders is not None:
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
            fields["auto_borrow_settlements"] = (
                None if (value := source.get("autoBorrowSettlements")) is None else truth(value)
            )
            fields["auto_lend"] = None if (value := source.get("autoLend")) is None else truth(value)
            fields["auto_realize_pnl"] = None if (value := source.get("autoRealizePnl")) is None else truth(value)
            fields["auto_repay_borrows"] = None if (value := source.get("autoRepayBorrows")) is None else truth(value)
            fields["borrow_limit"] = None if (value := source.get("borrowLimit")) is None else decimal(value)
            fields["futures_maker_fee"] = None if (value := source.get("futuresMakerFee")) is None else decimal(value)
            fields["futures_taker_fee"] = None if (value := source.get("futuresTakerFee")) is None else decimal(value)
            fields["leverage_limit"] = None if (value := source.get("leverageLimit")) is None else decimal(value)
            fields["limit_orders"] = None if (value := source.get("limitOrders")) is None else whole(value)
            fields["liquidating"] = None if (value := source.get("liquidating")) is None else truth(value)
            fields["position_limit"] = None if (value := source.get("positionLimit")) is None else decimal(value)
            fields["spot_maker_fee"] = None if (value := source.get("spotMakerFee")) is None else decimal(value)
            fields["spot_taker_fee"] = None if (value := source.get("spotTakerFee")) is None else decimal(value)
            fields["trigger_orders"] = None if (value := source.get("triggerOrders")) is None else whole(value)
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(AccountSummary)
