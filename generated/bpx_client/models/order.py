"""The object Order, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

from attrs import define, field

from ..arguments import plain
from ..reading import UNREADABLE, decimal, text, truth, unreadable, whole
from .batch_outcome import BatchOutcome
from .order_status import OrderStatus
from .order_type import OrderType
from .self_trade_prevention import SelfTradePrevention
from .side import Side
from .slippage_tolerance_type import SlippageToleranceType
from .time_in_force import TimeInForce
from .trigger_by import TriggerBy


@define(kw_only=True)
class Order:
    """An order on the book or just executed, of either type."""

    id: str
    """The exchange's id of the order."""

    symbol: str
    """Market symbol."""

    side: Side
    """`Bid` buys, `Ask` sells."""

    order_type: OrderType
    """Market or limit."""

    status: OrderStatus
    """State of the order."""

    created_at: int
    """When the order was created, Unix milliseconds."""

    executed_quantity: Decimal
    """Filled so far, in the base asset."""

    executed_quote_quantity: Decimal
    """Filled so far, in the quote asset. Divided by `executedQuantity` it is the average price."""

    time_in_force: TimeInForce
    """How long the order may rest."""

    self_trade_prevention: SelfTradePrevention
    """What happens when the order meets another one of the same account."""

    operation: BatchOutcome | None = None
    """Always `Ok`. Present only in the answer to a batch of orders."""

    client_id: int | None = None
    """Your own id of the order, if one was given. From 0 to 4294967295."""

    price: Decimal | None = None
    """Limit price in the quote asset. Limit orders only."""

    quantity: Decimal | None = None
    """Quantity ordered, in the base asset. Always there on limit orders."""

    quote_quantity: Decimal | None = None
    """Value ordered, in the quote asset. Market orders only."""

    post_only: bool | None = None
    """Whether the order may only add liquidity. Limit orders only."""

    reduce_only: bool | None = None
    """Whether the order may only shrink a position. Futures only."""

    trigger_price: Decimal | None = None
    """Price at which the order is released. Trigger orders only."""

    trigger_by: TriggerBy | None = None
    """Which price is compared with `triggerPrice`."""

    trigger_quantity: str | None = None
    """Quantity once released, an amount of the base asset or a share such as `80%`. Trigger orders only."""

    triggered_at: int | None = None
    """Unix time of the release. Its unit is not documented; `createdAt` beside it counts milliseconds."""

    stop_loss_trigger_price: Decimal | None = None
    """Price that sets off the attached stop loss."""

    stop_loss_limit_price: Decimal | None = None
    """Limit price of the stop loss. Without it the stop loss is a market order."""

    stop_loss_trigger_by: TriggerBy | None = None
    """Which price is compared with `stopLossTriggerPrice`."""

    take_profit_trigger_price: Decimal | None = None
    """Price that sets off the attached take profit."""

    take_profit_limit_price: Decimal | None = None
    """Limit price of the take profit. Without it the take profit is a market order."""

    take_profit_trigger_by: TriggerBy | None = None
    """Which price is compared with `takeProfitTriggerPrice`."""

    related_order_id: str | None = None
    """Order that this one belongs to: its parent, or the order that a trigger was set for."""

    strategy_id: str | None = None
    """Strategy that placed the order, if any."""

    slippage_tolerance: Decimal | None = None
    """Slippage allowed, in the unit of `slippageToleranceType`. Market orders only."""

    slippage_tolerance_type: SlippageToleranceType | None = None
    """Unit of `slippageTolerance`."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
    """Fields that the document doesn't have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["id"] = self.id
        fields["symbol"] = self.symbol
        fields["side"] = self.side.value
        fields["orderType"] = self.order_type.value
        fields["status"] = self.status.value
        fields["createdAt"] = self.created_at
        fields["executedQuantity"] = plain(self.executed_quantity)
        fields["executedQuoteQuantity"] = plain(self.executed_quote_quantity)
        fields["timeInForce"] = self.time_in_force.value
        fields["selfTradePrevention"] = self.self_trade_prevention.value
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
            fields["triggeredAt"] = self.triggered_at
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
        rest: dict[str, Any] = {}
        try:
            rest = dict(source)
            take = rest.pop
            return cls(
                id=text(take("id")),
                symbol=text(take("symbol")),
                side=Side(take("side")),
                order_type=OrderType(take("orderType")),
                status=OrderStatus(take("status")),
                created_at=whole(take("createdAt")),
                executed_quantity=decimal(take("executedQuantity")),
                executed_quote_quantity=decimal(take("executedQuoteQuantity")),
                time_in_force=TimeInForce(take("timeInForce")),
                self_trade_prevention=SelfTradePrevention(take("selfTradePrevention")),
                operation=None if (value := take("operation", None)) is None else BatchOutcome(value),
                client_id=None if (value := take("clientId", None)) is None else whole(value),
                price=None if (value := take("price", None)) is None else decimal(value),
                quantity=None if (value := take("quantity", None)) is None else decimal(value),
                quote_quantity=None if (value := take("quoteQuantity", None)) is None else decimal(value),
                post_only=None if (value := take("postOnly", None)) is None else truth(value),
                reduce_only=None if (value := take("reduceOnly", None)) is None else truth(value),
                trigger_price=None if (value := take("triggerPrice", None)) is None else decimal(value),
                trigger_by=None if (value := take("triggerBy", None)) is None else TriggerBy(value),
                trigger_quantity=None if (value := take("triggerQuantity", None)) is None else text(value),
                triggered_at=None if (value := take("triggeredAt", None)) is None else whole(value),
                stop_loss_trigger_price=None
                if (value := take("stopLossTriggerPrice", None)) is None
                else decimal(value),
                stop_loss_limit_price=None if (value := take("stopLossLimitPrice", None)) is None else decimal(value),
                stop_loss_trigger_by=None if (value := take("stopLossTriggerBy", None)) is None else TriggerBy(value),
                take_profit_trigger_price=None
                if (value := take("takeProfitTriggerPrice", None)) is None
                else decimal(value),
                take_profit_limit_price=None
                if (value := take("takeProfitLimitPrice", None)) is None
                else decimal(value),
                take_profit_trigger_by=None
                if (value := take("takeProfitTriggerBy", None)) is None
                else TriggerBy(value),
                related_order_id=None if (value := take("relatedOrderId", None)) is None else text(value),
                strategy_id=None if (value := take("strategyId", None)) is None else text(value),
                slippage_tolerance=None if (value := take("slippageTolerance", None)) is None else decimal(value),
                slippage_tolerance_type=None
                if (value := take("slippageToleranceType", None)) is None
                else SlippageToleranceType(value),
                additional_properties=rest,
            )
        except UNREADABLE as error:
            unreadable("Order", _NAMES, source, rest, error)


_NAMES = (
    "id",
    "symbol",
    "side",
    "orderType",
    "status",
    "createdAt",
    "executedQuantity",
    "executedQuoteQuantity",
    "timeInForce",
    "selfTradePrevention",
    "operation",
    "clientId",
    "price",
    "quantity",
    "quoteQuantity",
    "postOnly",
    "reduceOnly",
    "triggerPrice",
    "triggerBy",
    "triggerQuantity",
    "triggeredAt",
    "stopLossTriggerPrice",
    "stopLossLimitPrice",
    "stopLossTriggerBy",
    "takeProfitTriggerPrice",
    "takeProfitLimitPrice",
    "takeProfitTriggerBy",
    "relatedOrderId",
    "strategyId",
    "slippageTolerance",
    "slippageToleranceType",
)
