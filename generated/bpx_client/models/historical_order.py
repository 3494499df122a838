"""The object HistoricalOrder, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any, Self

from attrs import define, field

from ..arguments import plain
from ..reading import (
    UNREADABLE,
    decimal,
    moment,
    text,
    truth,
    unknown,
    unreadable,
    utc_text,
    whole,
)
from .order_expiry_reason import ORDER_EXPIRY_REASON_BY_TEXT, OrderExpiryReason
from .order_status import ORDER_STATUS_BY_TEXT, OrderStatus
from .order_type import ORDER_TYPE_BY_TEXT, OrderType
from .self_trade_prevention import SELF_TRADE_PREVENTION_BY_TEXT, SelfTradePrevention
from .side import SIDE_BY_TEXT, Side
from .slippage_tolerance_type import SLIPPAGE_TOLERANCE_TYPE_BY_TEXT, SlippageToleranceType
from .system_order_type import SYSTEM_ORDER_TYPE_BY_TEXT, SystemOrderType
from .time_in_force import TIME_IN_FORCE_BY_TEXT, TimeInForce
from .trigger_by import TRIGGER_BY_BY_TEXT, TriggerBy


@define(kw_only=True)
class HistoricalOrder:
    """An order as the history keeps it."""

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

    created_at: datetime
    """When the order was created (UTC)."""

    time_in_force: TimeInForce
    """How long the order could rest."""

    self_trade_prevention: SelfTradePrevention
    """What happens when the order meets another one of the same account."""

    client_id: int | None = None
    """Your own id of the order, if one was given. From 0 to 4294967295."""

    system_order_type: SystemOrderType | None = None
    """Why the exchange itself placed the order. `null` for an order of the account."""

    expiry_reason: OrderExpiryReason | None = None
    """Why the order expired, if it did."""

    price: Decimal | None = None
    """Limit price in the quote asset. Limit orders only."""

    quantity: Decimal | None = None
    """Quantity ordered, in the base asset."""

    quote_quantity: Decimal | None = None
    """Value ordered, in the quote asset."""

    executed_quantity: Decimal | None = None
    """Filled, in the base asset."""

    executed_quote_quantity: Decimal | None = None
    """Filled, in the quote asset. Divided by `executedQuantity` it is the average price."""

    post_only: bool | None = None
    """Whether the order could only add liquidity."""

    trigger_price: Decimal | None = None
    """Price at which the order is released. Trigger orders only."""

    trigger_by: TriggerBy | None = None
    """Which price is compared with `triggerPrice`."""

    trigger_quantity: str | None = None
    """Quantity once released, an amount of the base asset or a share such as `80%`. Trigger orders only."""

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

    strategy_id: str | None = None
    """Strategy that placed the order, if any."""

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
        fields["symbol"] = self.symbol
        fields["side"] = self.side.value
        fields["orderType"] = self.order_type.value
        fields["status"] = self.status.value
        fields["createdAt"] = utc_text(self.created_at)
        fields["timeInForce"] = self.time_in_force.value
        fields["selfTradePrevention"] = self.self_trade_prevention.value
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
        self = object.__new__(cls)
        try:
            get = source.get
            self.id = value if type(value := source["id"]) is str else text(value)
            self.symbol = value if type(value := source["symbol"]) is str else text(value)
            self.side = SIDE_BY_TEXT.get(value := source["side"]) or Side(value)
            self.order_type = ORDER_TYPE_BY_TEXT.get(value := source["orderType"]) or OrderType(value)
            self.status = ORDER_STATUS_BY_TEXT.get(value := source["status"]) or OrderStatus(value)
            self.created_at = moment(source["createdAt"])
            self.time_in_force = TIME_IN_FORCE_BY_TEXT.get(value := source["timeInForce"]) or TimeInForce(value)
            self.self_trade_prevention = SELF_TRADE_PREVENTION_BY_TEXT.get(
                value := source["selfTradePrevention"]
            ) or SelfTradePrevention(value)
            self.client_id = value if type(value := get("clientId")) is int else None if value is None else whole(value)
            self.system_order_type = (
                None
                if (value := get("systemOrderType")) is None
                else SYSTEM_ORDER_TYPE_BY_TEXT.get(value) or SystemOrderType(value)
            )
            self.expiry_reason = (
                None
                if (value := get("expiryReason")) is None
                else ORDER_EXPIRY_REASON_BY_TEXT.get(value) or OrderExpiryReason(value)
            )
            self.price = (
                Decimal(value) if type(value := get("price")) is str else None if value is None else decimal(value)
            )
            self.quantity = (
                Decimal(value) if type(value := get("quantity")) is str else None if value is None else decimal(value)
            )
            self.quote_quantity = (
                Decimal(value)
                if type(value := get("quoteQuantity")) is str
                else None
                if value is None
                else decimal(value)
            )
            self.executed_quantity = (
                Decimal(value)
                if type(value := get("executedQuantity")) is str
                else None
                if value is None
                else decimal(value)
            )
            self.executed_quote_quantity = (
                Decimal(value)
                if type(value := get("executedQuoteQuantity")) is str
                else None
                if value is None
                else decimal(value)
            )
            self.post_only = (
                value if type(value := get("postOnly")) is bool else None if value is None else truth(value)
            )
            self.trigger_price = (
                Decimal(value)
                if type(value := get("triggerPrice")) is str
                else None
                if value is None
                else decimal(value)
            )
            self.trigger_by = (
                None if (value := get("triggerBy")) is None else TRIGGER_BY_BY_TEXT.get(value) or TriggerBy(value)
            )
            self.trigger_quantity = (
                value if type(value := get("triggerQuantity")) is str else None if value is None else text(value)
            )
            self.stop_loss_trigger_price = (
                Decimal(value)
                if type(value := get("stopLossTriggerPrice")) is str
                else None
                if value is None
                else decimal(value)
            )
            self.stop_loss_limit_price = (
                Decimal(value)
                if type(value := get("stopLossLimitPrice")) is str
                else None
                if value is None
                else decimal(value)
            )
            self.stop_loss_trigger_by = (
                None
                if (value := get("stopLossTriggerBy")) is None
                else TRIGGER_BY_BY_TEXT.get(value) or TriggerBy(value)
            )
            self.take_profit_trigger_price = (
                Decimal(value)
                if type(value := get("takeProfitTriggerPrice")) is str
                else None
                if value is None
                else decimal(value)
            )
            self.take_profit_limit_price = (
                Decimal(value)
                if type(value := get("takeProfitLimitPrice")) is str
                else None
                if value is None
                else decimal(value)
            )
            self.take_profit_trigger_by = (
                None
                if (value := get("takeProfitTriggerBy")) is None
                else TRIGGER_BY_BY_TEXT.get(value) or TriggerBy(value)
            )
            self.strategy_id = (
                value if type(value := get("strategyId")) is str else None if value is None else text(value)
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
    "symbol": "symbol",
    "side": "side",
    "orderType": "order_type",
    "status": "status",
    "createdAt": "created_at",
    "timeInForce": "time_in_force",
    "selfTradePrevention": "self_trade_prevention",
    "clientId": "client_id",
    "systemOrderType": "system_order_type",
    "expiryReason": "expiry_reason",
    "price": "price",
    "quantity": "quantity",
    "quoteQuantity": "quote_quantity",
    "executedQuantity": "executed_quantity",
    "executedQuoteQuantity": "executed_quote_quantity",
    "postOnly": "post_only",
    "triggerPrice": "trigger_price",
    "triggerBy": "trigger_by",
    "triggerQuantity": "trigger_quantity",
    "stopLossTriggerPrice": "stop_loss_trigger_price",
    "stopLossLimitPrice": "stop_loss_limit_price",
    "stopLossTriggerBy": "stop_loss_trigger_by",
    "takeProfitTriggerPrice": "take_profit_trigger_price",
    "takeProfitLimitPrice": "take_profit_limit_price",
    "takeProfitTriggerBy": "take_profit_trigger_by",
    "strategyId": "strategy_id",
    "slippageTolerance": "slippage_tolerance",
    "slippageToleranceType": "slippage_tolerance_type",
}
_KNOWN = frozenset(_NAMES)
