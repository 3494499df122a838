"""The object Strategy, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

from attrs import define, field

from ..arguments import plain
from ..reading import (
    UNREADABLE,
    decimal,
    text,
    truth,
    unknown,
    unreadable,
    whole,
)
from .self_trade_prevention import SELF_TRADE_PREVENTION_BY_TEXT, SelfTradePrevention
from .side import SIDE_BY_TEXT, Side
from .slippage_tolerance_type import SLIPPAGE_TOLERANCE_TYPE_BY_TEXT, SlippageToleranceType
from .strategy_status import STRATEGY_STATUS_BY_TEXT, StrategyStatus
from .strategy_type import STRATEGY_TYPE_BY_TEXT, StrategyType
from .time_in_force import TIME_IN_FORCE_BY_TEXT, TimeInForce


@define(kw_only=True)
class Strategy:
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

    created_at: int
    """Unix time of its creation. The unit is not documented; that of an order's is milliseconds."""

    quantity: Decimal
    """Quantity to fill, in the base asset."""

    executed_quantity: Decimal
    """Filled so far, in the base asset."""

    executed_quote_quantity: Decimal
    """Filled so far, in the quote asset."""

    duration: int
    """How long the strategy runs, in milliseconds. At least 0."""

    interval: int
    """Time between two of its orders, in milliseconds. At least 0."""

    time_in_force: TimeInForce
    """How long its orders may rest."""

    self_trade_prevention: SelfTradePrevention
    """What happens when one of its orders meets another one of the same account."""

    client_strategy_id: int | None = None
    """Your own id of the strategy, if one was given. From 0 to 4294967295."""

    randomized_interval_quantity: bool | None = None
    """Whether the quantity of each order is varied at random."""

    reduce_only: bool | None = None
    """Whether its orders may only shrink a position. Futures only."""

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
        self = object.__new__(cls)
        try:
            get = source.get
            self.id = value if type(value := source["id"]) is str else text(value)
            self.strategy_type = STRATEGY_TYPE_BY_TEXT.get(value := source["strategyType"]) or StrategyType(value)
            self.symbol = value if type(value := source["symbol"]) is str else text(value)
            self.side = SIDE_BY_TEXT.get(value := source["side"]) or Side(value)
            self.status = STRATEGY_STATUS_BY_TEXT.get(value := source["status"]) or StrategyStatus(value)
            self.created_at = value if type(value := source["createdAt"]) is int else whole(value)
            self.quantity = Decimal(value) if type(value := source["quantity"]) is str else decimal(value)
            self.executed_quantity = (
                Decimal(value) if type(value := source["executedQuantity"]) is str else decimal(value)
            )
            self.executed_quote_quantity = (
                Decimal(value) if type(value := source["executedQuoteQuantity"]) is str else decimal(value)
            )
            self.duration = value if type(value := source["duration"]) is int else whole(value)
            self.interval = value if type(value := source["interval"]) is int else whole(value)
            self.time_in_force = TIME_IN_FORCE_BY_TEXT.get(value := source["timeInForce"]) or TimeInForce(value)
            self.self_trade_prevention = SELF_TRADE_PREVENTION_BY_TEXT.get(
                value := source["selfTradePrevention"]
            ) or SelfTradePrevention(value)
            self.client_strategy_id = (
                value if type(value := get("clientStrategyId")) is int else None if value is None else whole(value)
            )
            self.randomized_interval_quantity = (
                value
                if type(value := get("randomizedIntervalQuantity")) is bool
                else None
                if value is None
                else truth(value)
            )
            self.reduce_only = (
                value if type(value := get("reduceOnly")) is bool else None if value is None else truth(value)
            )
            self.slippage_tolerance = (
                Decimal(value)
                if type(value := get("slippageTolerance")) is str
                else None
                if value is None
                else decimal(value)
            )
            self.slippage_tolerance_type = (
                None
                if (value := get("slippageToleranceType")) is None
                else SLIPPAGE_TOLERANCE_TYPE_BY_TEXT.get(value) or SlippageToleranceType(value)
            )
            self.additional_properties = {} if _KNOWN.issuperset(source) else unknown(source, _NAMES)
        except UNREADABLE as error:
            unreadable(cls, self, _NAMES, source, error)
        return self


_NAMES: Mapping[str, str] = {
    "id": "id",
    "strategyType": "strategy_type",
    "symbol": "symbol",
    "side": "side",
    "status": "status",
    "createdAt": "created_at",
    "quantity": "quantity",
    "executedQuantity": "executed_quantity",
    "executedQuoteQuantity": "executed_quote_quantity",
    "duration": "duration",
    "interval": "interval",
    "timeInForce": "time_in_force",
    "selfTradePrevention": "self_trade_prevention",
    "clientStrategyId": "client_strategy_id",
    "randomizedIntervalQuantity": "randomized_interval_quantity",
    "reduceOnly": "reduce_only",
    "slippageTolerance": "slippage_tolerance",
    "slippageToleranceType": "slippage_tolerance_type",
}
_KNOWN = frozenset(_NAMES)
