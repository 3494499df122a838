"""The object HistoricalOrder, and how it is read and written as JSON."""

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
from .order_expiry_reason import OrderExpiryReason
from .order_status import OrderStatus
from .order_type import OrderType
from .self_trade_prevention import SelfTradePrevention
from .side import Side
from .slippage_tolerance_type import SlippageToleranceType
from .system_order_type import SystemOrderType
from .time_in_force import TimeInForce
from .trigger_by import TriggerBy


class HistoricalOrder(Model, kw_only=True):
    """An order in the history."""

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

    created_at: datetime = field(name="createdAt")
    """Time when the order was created (UTC)."""

    client_id: int | None = field(default=None, name="clientId")
    """Your own id of the order, if one was passed. From 0 to 4294967295."""

    system_order_type: SystemOrderType | None = field(default=None, name="systemOrderType")
    """Reason why the exchange placed the order. `null` for an order of the account."""

    expiry_reason: OrderExpiryReason | None = field(default=None, name="expiryReason")
    """Reason of the expiry, if the order expired."""

    price: Decimal | None = None
    """Limit price in the quote asset. Limit orders only."""

    quantity: Decimal | None = None
    """Ordered quantity, in the base asset."""

    quote_quantity: Decimal | None = field(default=None, name="quoteQuantity")
    """Ordered value, in the quote asset."""

    executed_quantity: Decimal | None = field(default=None, name="executedQuantity")
    """Filled quantity, in the base asset."""

    executed_quote_quantity: Decimal | None = field(default=None, name="executedQuoteQuantity")
    """Filled value, in the quote asset. Divided by `executedQuantity`, it gives the average price."""

    time_in_force: TimeInForce | None = field(default=None, name="timeInForce")
    """Time in force of the order."""

    self_trade_prevention: SelfTradePrevention | None = field(default=None, name="selfTradePrevention")
    """Handling of a match with another order of the same account."""

    post_only: bool | None = field(default=None, name="postOnly")
    """True if the order could only add liquidity."""

    trigger_price: Decimal | None = field(default=None, name="triggerPrice")
    """Price that triggers the order. Trigger orders only."""

    trigger_by: TriggerBy | None = field(default=None, name="triggerBy")
    """Price that is compared with `triggerPrice`."""

    trigger_quantity: str | None = field(default=None, name="triggerQuantity")
    """Quantity of the triggered order, an amount of the base asset or a share such as `80%`. Trigger orders only."""

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

    strategy_id: str | None = field(default=None, name="strategyId")
    """Strategy that placed the order, if any."""

    slippage_tolerance: Decimal | None = field(default=None, name="slippageTolerance")
    """Allowed slippage, in the unit of `slippageToleranceType`."""

    slippage_tolerance_type: SlippageToleranceType | None = field(default=None, name="slippageToleranceType")
    """Unit of `slippageTolerance`."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not (
            ((price := self.price) is None or (price.is_finite() and SMALLEST <= price.adjusted() <= MAGNITUDE))
            and (
                (quantity := self.quantity) is None
                or (quantity.is_finite() and SMALLEST <= quantity.adjusted() <= MAGNITUDE)
            )
            and (
                (quote_quantity := self.quote_quantity) is None
                or (quote_quantity.is_finite() and SMALLEST <= quote_quantity.adjusted() <= MAGNITUDE)
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
        self.created_at = (
            EPOCH + (self.created_at - NAIVE_EPOCH) if self.created_at.tzinfo is None else in_utc(self.created_at)
        )

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["id"] = self.id
        fields["symbol"] = self.symbol
        fields["side"] = self.side.value
        fields["orderType"] = self.order_type.value
        fields["status"] = self.status.value
        fields["createdAt"] = utc_text(self.created_at)
        if self.client_id is not None:
            fields["clientId"] = self.client_id
        if self.system_order_type is not None:
            fields["systemOrderType"] = self.system_order_type.value
        if self.expiry_reason is not None:
            fields["expiryReason"] = self.expiry_reason.value
        if self.price is not None:
            fields["price"] = plain(self.price)
        if self.quantity is not None:
            fields["quantity"] = plain(self.quantity)
        if self.quote_quantity is not None:
            fields["quoteQuantity"] = plain(self.quote_quantity)
        if self.executed_quantity is not None:
            fields["executedQuantity"] = plain(self.executed_quantity)
        if self.executed_quote_quantity is not None:
            fields["executedQuoteQuantity"] = plain(self.executed_quote_quantity)
        if self.time_in_force is not None:
            fields["timeInForce"] = self.time_in_force.value
        if self.self_trade_prevention is not None:
            fields["selfTradePrevention"] = self.self_trade_prevention.value
        if self.post_only is not None:
            fields["postOnly"] = self.post_only
        if self.trigger_price is not None:
            fields["triggerPrice"] = plain(self.trigger_price)
        if self.trigger_by is not None:
            fields["triggerBy"] = self.trigger_by.value
        if self.trigger_quantity is not None:
            fields["triggerQuantity"] = self.trigger_quantity
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
            fields["created_at"] = moment(source["createdAt"])
            fields["client_id"] = None if (value := source.get("clientId")) is None else whole(value)
            fields["system_order_type"] = (
                None if (value := source.get("systemOrderType")) is None else SystemOrderType(value)
            )
            fields["expiry_reason"] = (
                None if (value := source.get("expiryReason")) is None else OrderExpiryReason(value)
            )
            fields["price"] = None if (value := source.get("price")) is None else decimal(value)
            fields["quantity"] = None if (value := source.get("quantity")) is None else decimal(value)
            fields["quote_quantity"] = None if (value := source.get("quoteQuantity")) is None else decimal(value)
            fields["executed_quantity"] = None if (value := source.get("executedQuantity")) is None else decimal(value)
            fields["executed_quote_quantity"] = (
                None if (value := source.get("executedQuoteQuantity")) is None else decimal(value)
            )
            fields["time_in_force"] = None if (value := source.get("timeInForce")) is None else TimeInForce(value)
            fields["self_trade_prevention"] = (
                None if (value := source.get("selfTradePrevention")) is None else SelfTradePrevention(value)
            )
            fields["post_only"] = None if (value := source.get("postOnly")) is None else truth(value)
            fields["trigger_price"] = None if (value := source.get("triggerPrice")) is None else decimal(value)
            fields["trigger_by"] = None if (value := source.get("triggerBy")) is None else TriggerBy(value)
            fields["trigger_quantity"] = None if (value := source.get("triggerQuantity")) is None else text(value)
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


_NAMES = wire_names(HistoricalOrder)
