"""The object Strategy, and how it is read and written as JSON."""

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
    text,
    truth,
    unknown,
    unreadable,
    whole,
    wire_names,
)
from ..types import Model
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

    strategy_type: StrategyType = field(name="strategyType")
    """Kind of strategy."""

    symbol: str
    """Market symbol."""

    side: Side
    """`Bid` buys, `Ask` sells."""

    status: StrategyStatus
    """State of the strategy."""

    created_at: int = field(name="createdAt")
    """Unix time of its creation. The unit is not documented; that of an order's is milliseconds."""

    quantity: Decimal
    """Quantity to fill, in the base asset."""

    executed_quantity: Decimal = field(name="executedQuantity")
    """Filled so far, in the base asset."""

    executed_quote_quantity: Decimal = field(name="executedQuoteQuantity")
    """Filled so far, in the quote asset."""

    duration: int
    """How long the strategy runs, in milliseconds. At least 0."""

    interval: int
    """Time between two of its orders, in milliseconds. At least 0."""

    time_in_force: TimeInForce = field(name="timeInForce")
    """How long its orders may rest."""

    self_trade_prevention: SelfTradePrevention = field(name="selfTradePrevention")
    """What happens when one of its orders meets another one of the same account."""

    client_strategy_id: int | None = field(default=None, name="clientStrategyId")
    """Your own id of the strategy, if one was given. From 0 to 4294967295."""

    randomized_interval_quantity: bool | None = field(default=None, name="randomizedIntervalQuantity")
    """Whether the quantity of each order is varied at random."""

    reduce_only: bool | None = field(default=None, name="reduceOnly")
    """Whether its orders may only shrink a position. Futures only."""

    slippage_tolerance: Decimal | None = field(default=None, name="slippageTolerance")
    """Slippage allowed, in the unit of `slippageToleranceType`."""

    slippage_tolerance_type: SlippageToleranceType | None = field(default=None, name="slippageToleranceType")
    """Unit of `slippageTolerance`."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["id"] = self.id
        fields["strategyType"] = self.strategy_type.value
        fields["symbol"] = self.symbol
        fields["side"] = self.side.value
        fields["status"] = self.status.value
        fields["createdAt"] = self.created_at
        fields["quantity"] = plain(self.quantity)
        fields["executedQuantity"] = plain(self.executed_quantity)
        fields["executedQuoteQuantity"] = plain(self.executed_quote_quantity)
        fields["duration"] = self.duration
        fields["interval"] = self.interval
        fields["timeInForce"] = self.time_in_force.value
        fields["selfTradePrevention"] = self.self_trade_prevention.value
        if self.client_strategy_id is not None:
            fields["clientStrategyId"] = self.client_strategy_id
        if self.randomized_interval_quantity is not None:
            fields["randomizedIntervalQuantity"] = self.randomized_interval_quantity
        if self.reduce_only is not None:
            fields["reduceOnly"] = self.reduce_only
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
            fields["created_at"] = whole(source["createdAt"])
            fields["quantity"] = decimal(source["quantity"])
            fields["executed_quantity"] = decimal(source["executedQuantity"])
            fields["executed_quote_quantity"] = decimal(source["executedQuoteQuantity"])
            fields["duration"] = whole(source["duration"])
            fields["interval"] = whole(source["interval"])
            fields["time_in_force"] = TimeInForce(source["timeInForce"])
            fields["self_trade_prevention"] = SelfTradePrevention(source["selfTradePrevention"])
            fields["client_strategy_id"] = None if (value := source.get("clientStrategyId")) is None else whole(value)
            fields["randomized_interval_quantity"] = (
                None if (value := source.get("randomizedIntervalQuantity")) is None else truth(value)
            )
            fields["reduce_only"] = None if (value := source.get("reduceOnly")) is None else truth(value)
            fields["slippage_tolerance"] = (
                None if (value := source.get("slippageTolerance")) is None else decimal(value)
            )
            fields["slippage_tolerance_type"] = (
                None if (value := source.get("slippageToleranceType")) is None else SlippageToleranceType(value)
            )
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(Strategy)
