"""The object `AccountSummary`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ..model import Model
from ..values import MAX_EXPONENT, MIN_EXPONENT, OUT_OF_RANGE


class AccountSummary(Model, kw_only=True):
    """Settings, fees and limits of the account."""

    auto_borrow_settlements: bool | None = None
    """True if a negative balance may be settled by borrowing when collateral is reconciled."""

    auto_lend: bool | None = None
    """True if idle balances are lent out."""

    auto_realize_pnl: bool | None = None
    """True if profit and loss is realised continuously."""

    auto_repay_borrows: bool | None = None
    """True if idle balances repay borrows."""

    borrow_limit: Decimal | None = None
    """Maximum that the account may borrow."""

    futures_maker_fee: Decimal | None = None
    """Maker fee on futures, in basis points. A negative fee is a rebate."""

    futures_taker_fee: Decimal | None = None
    """Taker fee on futures, in basis points."""

    leverage_limit: Decimal | None = None
    """Highest allowed leverage."""

    limit_orders: int | None = None
    """Number of open limit orders. At least 0."""

    liquidating: bool | None = None
    """True while the account is being liquidated."""

    position_limit: Decimal | None = None
    """Largest allowed position."""

    spot_maker_fee: Decimal | None = None
    """Maker fee on spot, in basis points. A negative fee is a rebate."""

    spot_taker_fee: Decimal | None = None
    """Taker fee on spot, in basis points."""

    trigger_orders: int | None = None
    """Number of open trigger orders. At least 0."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not (
            (
                (borrow_limit := self.borrow_limit) is None
                or (borrow_limit.is_finite() and MIN_EXPONENT <= borrow_limit.adjusted() <= MAX_EXPONENT)
            )
            and (
                (futures_maker_fee := self.futures_maker_fee) is None
                or (futures_maker_fee.is_finite() and MIN_EXPONENT <= futures_maker_fee.adjusted() <= MAX_EXPONENT)
            )
            and (
                (futures_taker_fee := self.futures_taker_fee) is None
                or (futures_taker_fee.is_finite() and MIN_EXPONENT <= futures_taker_fee.adjusted() <= MAX_EXPONENT)
            )
            and (
                (leverage_limit := self.leverage_limit) is None
                or (leverage_limit.is_finite() and MIN_EXPONENT <= leverage_limit.adjusted() <= MAX_EXPONENT)
            )
            and (
                (position_limit := self.position_limit) is None
                or (position_limit.is_finite() and MIN_EXPONENT <= position_limit.adjusted() <= MAX_EXPONENT)
            )
            and (
                (spot_maker_fee := self.spot_maker_fee) is None
                or (spot_maker_fee.is_finite() and MIN_EXPONENT <= spot_maker_fee.adjusted() <= MAX_EXPONENT)
            )
            and (
                (spot_taker_fee := self.spot_taker_fee) is None
                or (spot_taker_fee.is_finite() and MIN_EXPONENT <= spot_taker_fee.adjusted() <= MAX_EXPONENT)
            )
        ):
            raise ValueError(OUT_OF_RANGE)
