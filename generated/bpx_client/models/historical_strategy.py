"""The object HistoricalStrategy, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any, Self

from attrs import define, field

from ..arguments import plain
from ..reading import UNREADABLE, decimal, moment, text, truth, unreadable, utc_text, whole
from .self_trade_prevention import SelfTradePrevention
from .side import Side
from .slippage_tolerance_type import SlippageToleranceType
from .strategy_cancel_reason import StrategyCancelReason
from .strategy_status import StrategyStatus
from .strategy_type import StrategyType
from .time_in_force import TimeInForce


@define(kw_only=True)
class HistoricalStrategy:
    """A strategy as the history keeps it."""

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

    created_at: datetime
    """When the strategy was created (UTC)."""

    duration: int
    """How long the strategy was to run, in milliseconds. At least 0."""

    interval: int
    """Time between two of its orders, in milliseconds. At least 0."""

    randomized_interval_quantity: bool
    """Whether the quantity of each order was varied at random."""

    time_in_force: TimeInForce
    """How long its orders could rest."""

    self_trade_prevention: SelfTradePrevention
    """What happens when one of its orders meets another one of the same account."""

    client_strategy_id: int | None = None
    """Your own id of the strategy, if one was given. From 0 to 4294967295."""

    cancel_reason: StrategyCancelReason | None = None
    """Why the exchange ended the strategy, if it did."""

    quantity: Decimal | None = None
    """Quantity to fill, in the base asset."""

    executed_quantity: Decimal | None = None
    """Filled, in the base asset."""

    executed_quote_quantity: Decimal | None = None
    """Filled, in the quote asset."""

    slippage_tolerance: Decimal | None = None
    """Slippage allowed, in the unit of `slippageToleranceType`."""

    slippage_tolerance_type: SlippageToleranceType | None = None
    """Unit of `slippageTolerance`."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
    """Fields that the document doesn't have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["id"] = self.id
        fields["strategyType"] = self.strategy_type.value
        fields["symbol"] = self.symbol
        fields["side"] = self.side.value
        fields["status"] = self.status.value
        fields["createdAt"] = utc_text(self.created_at)
        fields["duration"] = self.duration
        fields["interval"] = self.interval
        fields["randomizedIntervalQuantity"] = self.randomized_interval_quantity
        fields["timeInForce"] = self.time_in_force.value
        fields["selfTradePrevention"] = self.self_trade_prevention.value
        if self.client_strategy_id is not None:
            fields["clientStrategyId"] = self.client_strategy_id
        if self.cancel_reason is not None:
            fields["cancelReason"] = self.cancel_reason.value
        if self.quantity is not None:
            fields["quantity"] = plain(self.quantity)
        if self.executed_quantity is not None:
            fields["executedQuantity"] = plain(self.executed_quantity)
        if self.executed_quote_quantity is not None:
            fields["executedQuoteQuantity"] = plain(self.executed_quote_quantity)
        if self.slippage_tolerance is not None:
            fields["slippageTolerance"] = plain(self.slippage_tolerance)
        if self.slippage_tolerance_type is not None:
            fields["slippageToleranceType"] = self.slippage_tolerance_type.value
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
                id=text(take("id")),
                strategy_type=StrategyType(take("strategyType")),
                symbol=text(take("symbol")),
                side=Side(take("side")),
                status=StrategyStatus(take("status")),
                created_at=moment(take("createdAt")),
                duration=whole(take("duration")),
                interval=whole(take("interval")),
                randomized_interval_quantity=truth(take("randomizedIntervalQuantity")),
                time_in_force=TimeInForce(take("timeInForce")),
                self_trade_prevention=SelfTradePrevention(take("selfTradePrevention")),
                client_strategy_id=None if (value := take("clientStrategyId", None)) is None else whole(value),
                cancel_reason=None if (value := take("cancelReason", None)) is None else StrategyCancelReason(value),
                quantity=None if (value := take("quantity", None)) is None else decimal(value),
                executed_quantity=None if (value := take("executedQuantity", None)) is None else decimal(value),
                executed_quote_quantity=None
                if (value := take("executedQuoteQuantity", None)) is None
                else decimal(value),
                slippage_tolerance=None if (value := take("slippageTolerance", None)) is None else decimal(value),
                slippage_tolerance_type=None
                if (value := take("slippageToleranceType", None)) is None
                else SlippageToleranceType(value),
                additional_properties=rest,
            )
        except UNREADABLE as error:
            unreadable("HistoricalStrategy", _NAMES, source, rest, error)


_NAMES = (
    "id",
    "strategyType",
    "symbol",
    "side",
    "status",
    "createdAt",
    "duration",
    "interval",
    "randomizedIntervalQuantity",
    "timeInForce",
    "selfTradePrevention",
    "clientStrategyId",
    "cancelReason",
    "quantity",
    "executedQuantity",
    "executedQuoteQuantity",
    "slippageTolerance",
    "slippageToleranceType",
)
