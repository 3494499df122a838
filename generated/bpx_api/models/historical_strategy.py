"""The object HistoricalStrategy, and how it is read and written as JSON."""

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
    truth,
    unknown,
    unreadable,
    utc_text,
    whole,
    wire_names,
)
from ..types import Model
from .self_trade_prevention import SelfTradePrevention
from .side import Side
from .slippage_tolerance_type import SlippageToleranceType
from .strategy_cancel_reason import StrategyCancelReason
from .strategy_status import StrategyStatus
from .strategy_type import StrategyType
from .time_in_force import TimeInForce


class HistoricalStrategy(Model, kw_only=True):
    """A strategy in the history."""

    id: str
    """The exchange's id of the strategy."""

    strategy_type: StrategyType = field(name="strategyType")
    """Kind of strategy."""

    symbol: str
    """Market symbol."""

    side: Side
    """`Bid` buys, `Ask` sells."""

    status: StrategyStatus
    """State of the strategy."""

    client_strategy_id: int | None = field(default=None, name="clientStrategyId")
    """Your own id of the strategy, if one was passed. From 0 to 4294967295."""

    cancel_reason: StrategyCancelReason | None = field(default=None, name="cancelReason")
    """Reason why the exchange ended the strategy, if it did."""

    created_at: datetime | None = field(default=None, name="createdAt")
    """Time when the strategy was created (UTC)."""

    quantity: Decimal | None = None
    """Quantity to fill, in the base asset."""

    executed_quantity: Decimal | None = field(default=None, name="executedQuantity")
    """Filled quantity, in the base asset."""

    executed_quote_quantity: Decimal | None = field(default=None, name="executedQuoteQuantity")
    """Filled value, in the quote asset."""

    duration: int | None = None
    """Planned duration of the strategy, in milliseconds. At least 0."""

    interval: int | None = None
    """Time between two of its orders, in milliseconds. At least 0."""

    randomized_interval_quantity: bool | None = field(default=None, name="randomizedIntervalQuantity")
    """True if the quantity of each order was varied at random."""

    time_in_force: TimeInForce | None = field(default=None, name="timeInForce")
    """Time in force of its orders."""

    self_trade_prevention: SelfTradePrevention | None = field(default=None, name="selfTradePrevention")
    """Handling of a match between one of its orders and another order of the same account."""

    slippage_tolerance: Decimal | None = field(default=None, name="slippageTolerance")
    """Allowed slippage, in the unit of `slippageToleranceType`."""

    slippage_tolerance_type: SlippageToleranceType | None = field(default=None, name="slippageToleranceType")
    """Unit of `slippageTolerance`."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not (
            (
                (quantity := self.quantity) is None
                or (quantity.is_finite() and SMALLEST <= quantity.adjusted() <= MAGNITUDE)
            )
            and (
                (executed_quantity := self.executed_quantity) is None
                or (executed_quantity.is_finite() and SMALLEST <= executed_quantity.adjusted() <= MAGNITUDE)
            )
            and (
                (executed_quote_quantity := self.executed_quote_quantity) is None
                or (executed_quote_quantity.is_finite() and SMALLEST <= executed_quote_quantity.adjusted() <= MAGNITUDE)
            )
            and (
                (slippage_tolerance := self.slippage_tolerance) is None
                or (slippage_tolerance.is_finite() and SMALLEST <= slippage_tolerance.adjusted() <= MAGNITUDE)
            )
        ):
            raise ValueError(ODD_NUMBER)
        if self.created_at is not None:
            self.created_at = (
                EPOCH + (self.created_at - NAIVE_EPOCH) if self.created_at.tzinfo is None else in_utc(self.created_at)
            )

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["id"] = self.id
        fields["strategyType"] = self.strategy_type.value
        fields["symbol"] = self.symbol
        fields["side"] = self.side.value
        fields["status"] = self.status.value
        if self.client_strategy_id is not None:
            fields["clientStrategyId"] = self.client_strategy_id
        if self.cancel_reason is not None:
            fields["cancelReason"] = self.cancel_reason.value
        if self.created_at is not None:
            fields["createdAt"] = utc_text(self.created_at)
        if self.quantity is not None:
            fields["quantity"] = plain(self.quantity)
        if self.executed_quantity is not None:
            fields["executedQuantity"] = plain(self.executed_quantity)
        if self.executed_quote_quantity is not None:
            fields["executedQuoteQuantity"] = plain(self.executed_quote_quantity)
        if self.duration is not None:
            fields["duration"] = self.duration
        if self.interval is not None:
            fields["interval"] = self.interval
        if self.randomized_interval_quantity is not None:
            fields["randomizedIntervalQuantity"] = self.randomized_interval_quantity
        if self.time_in_force is not None:
            fields["timeInForce"] = self.time_in_force.value
        if self.self_trade_prevention is not None:
            fields["selfTradePrevention"] = self.self_trade_prevention.value
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
        if (found := in_one_go(cls, _NAMES, source)) is not None:
            return found
        fields: dict[str, Any] = {}
        try:
            fields["id"] = text(source["id"])
            fields["strategy_type"] = StrategyType(source["strategyType"])
            fields["symbol"] = text(source["symbol"])
            fields["side"] = Side(source["side"])
            fields["status"] = StrategyStatus(source["status"])
            fields["client_strategy_id"] = None if (value := source.get("clientStrategyId")) is None else whole(value)
            fields["cancel_reason"] = (
                None if (value := source.get("cancelReason")) is None else StrategyCancelReason(value)
            )
            fields["created_at"] = None if (value := source.get("createdAt")) is None else moment(value)
            fields["quantity"] = None if (value := source.get("quantity")) is None else decimal(value)
            fields["executed_quantity"] = None if (value := source.get("executedQuantity")) is None else decimal(value)
            fields["executed_quote_quantity"] = (
                None if (value := source.get("executedQuoteQuantity")) is None else decimal(value)
            )
            fields["duration"] = None if (value := source.get("duration")) is None else whole(value)
            fields["interval"] = None if (value := source.get("interval")) is None else whole(value)
            fields["randomized_interval_quantity"] = (
                None if (value := source.get("randomizedIntervalQuantity")) is None else truth(value)
            )
            fields["time_in_force"] = None if (value := source.get("timeInForce")) is None else TimeInForce(value)
            fields["self_trade_prevention"] = (
                None if (value := source.get("selfTradePrevention")) is None else SelfTradePrevention(value)
            )
            fields["slippage_tolerance"] = (
                None if (value := source.get("slippageTolerance")) is None else decimal(value)
            )
            fields["slippage_tolerance_type"] = (
                None if (value := source.get("slippageToleranceType")) is None else SlippageToleranceType(value)
            )
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(HistoricalStrategy)
