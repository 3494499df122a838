"""The object Order, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

from msgspec import field

from ..arguments import plain
from ..reading import (
    MAGNITUDE,
    MILLISECONDS,
    ODD_NUMBER,
    SMALLEST,
    UNREADABLE,
    decimal,
    in_one_go,
    text,
    truth,
    unix_number,
    unix_time,
    unknown,
    unreadable,
    whole,
    wire_names,
)
from ..types import Model, NumberAsTime
from .batch_outcome import BatchOutcome
from .order_status import OrderStatus
from .order_type import OrderType
from .self_trade_prevention import SelfTradePrevention
from .side import Side
from .slippage_tolerance_type import SlippageToleranceType
from .time_in_force import TimeInForce
from .trigger_by import TriggerBy


class Order(Model, kw_only=True):
    """An order on the book, or just executed."""

    id: str
    """The exchange's id of the order."""

    symbol: str
    """Market symbol."""

    side: Side
    """`Bid` buys, `Ask` sells."""

    order_type: OrderType = field(name="orderType")
    """Market or limit."""

    status: OrderStatus
    """State of the order."""

    created_at: NumberAsTime = field(name="createdAt")
    """Time when the order was created."""

    executed_quantity: Decimal = field(name="executedQuantity")
    """Filled quantity so far, in the base asset."""

    executed_quote_quantity: Decimal = field(name="executedQuoteQuantity")
    """Filled value so far, in the quote asset. Divided by `executedQuantity`, it gives the average price."""

    operation: BatchOutcome | None = None
    """Always `Ok`. Present only in the response to a batch of orders."""

    client_id: int | None = field(default=None, name="clientId")
    """Your own id of the order, if one was passed. From 0 to 4294967295."""

    price: Decimal | None = None
    """Limit price in the quote asset. Limit orders only."""

    quantity: Decimal | None = None
    """Ordered quantity, in the base asset. Always present for limit orders."""

    quote_quantity: Decimal | None = field(default=None, name="quoteQuantity")
    """Ordered value, in the quote asset. Market orders only."""

    time_in_force: TimeInForce | None = field(default=None, name="timeInForce")
    """Time in force of the order."""

    self_trade_prevention: SelfTradePrevention | None = field(default=None, name="selfTradePrevention")
    """Handling of a match with another order of the same account."""

    post_only: bool | None = field(default=None, name="postOnly")
    """True if the order may only add liquidity. Limit orders only."""

    reduce_only: bool | None = field(default=None, name="reduceOnly")
    """True if the order may only reduce a position. Futures only."""

    trigger_price: Decimal | None = field(default=None, name="triggerPrice")
    """Price that triggers the order. Trigger orders only."""

    trigger_by: TriggerBy | None = field(default=None, name="triggerBy")
    """Price that is compared with `triggerPrice`."""

    trigger_quantity: str | None = field(default=None, name="triggerQuantity")
    """Quantity of the triggered order, an amount of the base asset or a share such as `80%`. Trigger orders only."""

    triggered_at: NumberAsTime | None = field(default=None, name="triggeredAt")
    """Time when the order was triggered. The unit on the wire is not documented. The client assumes the unit of
    `createdAt`, unless the result is implausible.
    """

    stop_loss_trigger_price: Decimal | None = field(default=None, name="stopLossTriggerPrice")
    """Price that triggers the attached stop loss."""

    stop_loss_limit_price: Decimal | None = field(default=None, name="stopLossLimitPrice")
    """Limit price of the stop loss. Without it, the stop loss is a market order."""

    stop_loss_trigger_by: TriggerBy | None = field(default=None, name="stopLossTriggerBy")
    """Price that is compared with `stopLossTriggerPrice`."""

    take_profit_trigger_price: Decimal | None = field(default=None, name="takeProfitTriggerPrice")
    """Price that triggers the attached take profit."""

    take_profit_limit_price: Decimal | None = field(default=None, name="takeProfitLimitPrice")
    """Limit price of the take profit. Without it, the take profit is a market order."""

    take_profit_trigger_by: TriggerBy | None = field(default=None, name="takeProfitTriggerBy")
    """Price that is compared with `takeProfitTriggerPrice`."""

    related_order_id: str | None = field(default=None, name="relatedOrderId")
    """Related order: the parent, or the order of an attached trigger."""

    strategy_id: str | None = field(default=None, name="strategyId")
    """Strategy that placed the order, if any."""

    slippage_tolerance: Decimal | None = field(default=None, name="slippageTolerance")
    """Allowed slippage, in the unit of `slippageToleranceType`. Market orders only."""

    slippage_tolerance_type: SlippageToleranceType | None = field(default=None, name="slippageToleranceType")
    """Unit of `slippageTolerance`."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not (
            self.executed_quantity.is_finite()
            and SMALLEST <= self.executed_quantity.adjusted() <= MAGNITUDE
            and self.executed_quote_quantity.is_finite()
            and SMALLEST <= self.executed_quote_quantity.adjusted() <= MAGNITUDE
            and ((price := self.price) is None or (price.is_finite() and SMALLEST <= price.adjusted() <= MAGNITUDE))
            and (
                (quantity := self.quantity) is None
                or (quantity.is_finite() and SMALLEST <= quantity.adjusted() <= MAGNITUDE)
            )
            and (
                (quote_quantity := self.quote_quantity) is None
                or (quote_quantity.is_finite() and SMALLEST <= quote_quantity.adjusted() <= MAGNITUDE)
            )
            and (
                (trigger_price := self.trigger_price) is None
                or (trigger_price.is_finite() and SMALLEST <= trigger_price.adjusted() <= MAGNITUDE)
            )
            and (
                (stop_loss_trigger_price := self.stop_loss_trigger_price) is None
                or (stop_loss_trigger_price.is_finite() and SMALLEST <= stop_loss_trigger_price.adjusted() <= MAGNITUDE)
            )
            and (
                (stop_loss_limit_price := self.stop_loss_limit_price) is None
                or (stop_loss_limit_price.is_finite() and SMALLEST <= stop_loss_limit_price.adjusted() <= MAGNITUDE)
            )
            and (
                (take_profit_trigger_price := self.take_profit_trigger_price) is None
                or (
                    take_profit_trigger_price.is_finite()
                    and SMALLEST <= take_profit_trigger_price.adjusted() <= MAGNITUDE
                )
            )
            and (
                (take_profit_limit_price := self.take_profit_limit_price) is None
                or (take_profit_limit_price.is_finite() and SMALLEST <= take_profit_limit_price.adjusted() <= MAGNITUDE)
            )
            and (
                (slippage_tolerance := self.slippage_tolerance) is None
                or (slippage_tolerance.is_finite() and SMALLEST <= slippage_tolerance.adjusted() <= MAGNITUDE)
            )
        ):
            raise ValueError(ODD_NUMBER)
        self.created_at = unix_time(self.created_at, MILLISECONDS)
        if self.triggered_at is not None:
            self.triggered_at = unix_time(self.triggered_at, MILLISECONDS)

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["id"] = self.id
        fields["symbol"] = self.symbol
        fields["side"] = self.side.value
        fields["orderType"] = self.order_type.value
        fields["status"] = self.status.value
        fields["createdAt"] = unix_number(self.created_at, MILLISECONDS)
        fields["executedQuantity"] = plain(self.executed_quantity)
        fields["executedQuoteQuantity"] = plain(self.executed_quote_quantity)
        if self.operation is not None:
            fields["operation"] = self.operation.value
        if self.client_id is not None:
            fields["clientId"] = self.client_id
        if self.price is not None:
            fields["price"] = plain(self.price)
        if self.quantity is not None:
            fields["quantity"] = plain(self.quantity)
        if self.quote_quantity is not None:
            fields["quoteQuantity"] = plain(self.quote_quantity)
        if self.time_in_force is not None:
            fields["timeInForce"] = self.time_in_force.value
        if self.self_trade_prevention is not None:
            fields["selfTradePrevention"] = self.self_trade_prevention.value
        if self.post_only is not None:
            fields["postOnly"] = self.post_only
        if self.reduce_only is not None:
            fields["reduceOnly"] = self.reduce_only
        if self.trigger_price is not None:
            fields["triggerPrice"] = plain(self.trigger_price)
        if self.trigger_by is not None:
            fields["triggerBy"] = self.trigger_by.value
        if self.trigger_quantity is not None:
            fields["triggerQuantity"] = self.trigger_quantity
        if self.triggered_at is not None:
            fields["triggeredAt"] = unix_number(self.triggered_at, MILLISECONDS)
        if self.stop_loss_trigger_price is not None:
            fields["stopLossTriggerPrice"] = plain(self.stop_loss_trigger_price)
        if self.stop_loss_limit_price is not None:
            fields["stopLossLimitPrice"] = plain(self.stop_loss_limit_price)
        if self.stop_loss_trigger_by is not None:
            fields["stopLossTriggerBy"] = self.stop_loss_trigger_by.value
        if self.take_profit_trigger_price is not None:
            fields["takeProfitTriggerPrice"] = plain(self.take_profit_trigger_price)
        if self.take_profit_limit_price is not None:
            fields["takeProfitLimitPrice"] = plain(self.take_profit_limit_price)
        if self.take_profit_trigger_by is not None:
            fields["takeProfitTriggerBy"] = self.take_profit_trigger_by.value
        if self.related_order_id is not None:
            fields["relatedOrderId"] = self.related_order_id
        if self.strategy_id is not None:
            fields["strategyId"] = self.strategy_id
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
            fields["symbol"] = text(source["symbol"])
            fields["side"] = Side(source["side"])
            fields["order_type"] = OrderType(source["orderType"])
            fields["status"] = OrderStatus(source["status"])
            fields["created_at"] = unix_time(source["createdAt"], MILLISECONDS)
            fields["executed_quantity"] = decimal(source["executedQuantity"])
            fields["executed_quote_quantity"] = decimal(source["executedQuoteQuantity"])
            fields["operation"] = None if (value := source.get("operation")) is None else BatchOutcome(value)
            fields["client_id"] = None if (value := source.get("clientId")) is None else whole(value)
            fields["price"] = None if (value := source.get("price")) is None else decimal(value)
            fields["quantity"] = None if (value := source.get("quantity")) is None else decimal(value)
            fields["quote_quantity"] = None if (value := source.get("quoteQuantity")) is None else decimal(value)
            fields["time_in_force"] = None if (value := source.get("timeInForce")) is None else TimeInForce(value)
            fields["self_trade_prevention"] = (
                None if (value := source.get("selfTradePrevention")) is None else SelfTradePrevention(value)
            )
            fields["post_only"] = None if (value := source.get("postOnly")) is None else truth(value)
            fields["reduce_only"] = None if (value := source.get("reduceOnly")) is None else truth(value)
            fields["trigger_price"] = None if (value := source.get("triggerPrice")) is None else decimal(value)
            fields["trigger_by"] = None if (value := source.get("triggerBy")) is None else TriggerBy(value)
            fields["trigger_quantity"] = None if (value := source.get("triggerQuantity")) is None else text(value)
            fields["triggered_at"] = (
                None if (value := source.get("triggeredAt")) is None else unix_time(value, MILLISECONDS)
            )
            fields["stop_loss_trigger_price"] = (
                None if (value := source.get("stopLossTriggerPrice")) is None else decimal(value)
            )
            fields["stop_loss_limit_price"] = (
                None if (value := source.get("stopLossLimitPrice")) is None else decimal(value)
            )
            fields["stop_loss_trigger_by"] = (
                None if (value := source.get("stopLossTriggerBy")) is None else TriggerBy(value)
            )
            fields["take_profit_trigger_price"] = (
                None if (value := source.get("takeProfitTriggerPrice")) is None else decimal(value)
            )
            fields["take_profit_limit_price"] = (
                None if (value := source.get("takeProfitLimitPrice")) is None else decimal(value)
            )
            fields["take_profit_trigger_by"] = (
                None if (value := source.get("takeProfitTriggerBy")) is None else TriggerBy(value)
            )
            fields["related_order_id"] = None if (value := source.get("relatedOrderId")) is None else text(value)
            fields["strategy_id"] = None if (value := source.get("strategyId")) is None else text(value)
            fields["slippage_tolerance"] = (
                None if (value := source.get("slippageTolerance")) is None else decimal(value)
            )
            fields["slippage_tolerance_type"] = (
                None if (value := source.get("slippageToleranceType")) is None else SlippageToleranceType(value)
            )
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(Order)
