"""The object `Strategy`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ..model import Model, UnixMilliseconds
from ..values import MAX_EXPONENT, MILLISECONDS, MIN_EXPONENT, OUT_OF_RANGE, parse_unix_time
from .self_trade_prevention import SelfTradePrevention
from .side import Side
from .slippage_tolerance_type import SlippageToleranceType
from .strategy_status import StrategyStatus
from .strategy_type import StrategyType
from .time_in_force import TimeInForce


class Strategy(Model, kw_only=True):
    """A strategy that is running, or has just ended."""

    id: str
    """The exchange's id of the strategy."""

    strategy_type: StrategyType
    """Kind of strategy."""

    symbol: str
    """Market symbol."""

    side: Side
    """`Bid` buys, `Ask` sells."""

    status: StrategyStatus
    """State of the strategy."""

    client_strategy_id: int | None = None
    """Your own id of the strategy, if one was passed. From 0 to 4294967295."""

    created_at: UnixMilliseconds | None = None
    """Time when it was created. The unit on the wire is not documented. The client assumes the unit of an order's,
    unless the result is implausible.
    """

    quantity: Decimal | None = None
    """Quantity to fill, in the base asset."""

    executed_quantity: Decimal | None = None
    """Filled quantity so far, in the base asset."""

    executed_quote_quantity: Decimal | None = None
    """Filled value so far, in the quote asset."""

    duration: int | None = None
    """Duration of the strategy, in milliseconds. At least 0."""

    interval: int | None = None
    """Time between two of its orders, in milliseconds. At least 0."""

    randomized_interval_quantity: bool | None = None
    """True if the quantity of each order is varied at random."""

    reduce_only: bool | None = None
    """True if its orders may only reduce a position. Futures only."""

    time_in_force: TimeInForce | None = None
    """Time in force of its orders."""

    self_trade_prevention: SelfTradePrevention | None = None
    """Handling of a match between one of its orders and another order of the same account."""

    slippage_tolerance: Decimal | None = None
    """Allowed slippage, in the unit of `slippage_tolerance_type`."""

    slippage_tolerance_type: SlippageToleranceType | None = None
    """Unit of `slippage_tolerance`."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not (
            (
                (quantity := self.quantity) is None
                or (quantity.is_finite() and MIN_EXPONENT <= quantity.adjusted() <= MAX_EXPONENT)
            )
            and (
                (executed_quantity := self.executed_quantity) is None
                or (executed_quantity.is_finite() and MIN_EXPONENT <= executed_quantity.adjusted() <= MAX_EXPONENT)
            )
            and (
                (executed_quote_quantity := self.executed_quote_quantity) is None
                or (
                    executed_quote_quantity.is_finite()
                    and MIN_EXPONENT <= executed_quote_quantity.adjusted() <= MAX_EXPONENT
                )
            )
            and (
                (slippage_tolerance := self.slippage_tolerance) is None
                or (slippage_tolerance.is_finite() and MIN_EXPONENT <= slippage_tolerance.adjusted() <= MAX_EXPONENT)
            )
        ):
            raise ValueError(OUT_OF_RANGE)
        if self.created_at is not None:
            self.created_at = parse_unix_time(self.created_at, MILLISECONDS)
