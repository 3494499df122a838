"""The object `HistoricalOrder`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ..model import Model, NaiveDatetime
from ..values import EPOCH, MAX_EXPONENT, MIN_EXPONENT, NAIVE_EPOCH, OUT_OF_RANGE, to_utc
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

    order_type: OrderType
    """Market or limit."""

    status: OrderStatus
    """State of the order."""

    created_at: NaiveDatetime
    """Time when the order was created (UTC)."""

    client_id: int | None = None
    """Your own id of the order, if one was passed. From 0 to 4294967295."""

    system_order_type: SystemOrderType | None = None
    """Reason why the exchange placed the order. `None` for an order of the account."""

    expiry_reason: OrderExpiryReason | None = None
    """Reason of the expiry, if the order expired."""

    price: Decimal | None = None
    """Limit price in the quote asset. Limit orders only."""

    quantity: Decimal | None = None
    """Ordered quantity, in the base asset."""

    quote_quantity: Decimal | None = None
    """Ordered value, in the quote asset."""

    executed_quantity: Decimal | None = None
    """Filled quantity, in the base asset."""

    executed_quote_quantity: Decimal | None = None
    """Filled value, in the quote asset. Divided by `executed_quantity`, it gives the average price."""

    time_in_force: TimeInForce | None = None
    """Time in force of the order."""

    self_trade_prevention: SelfTradePrevention | None = None
    """Handling of a match with another order of the same account."""

    post_only: bool | None = None
    """True if the order could only add liquidity."""

    trigger_price: Decimal | None = None
    """Price that triggers the order. Trigger orders only."""

    trigger_by: TriggerBy | None = None
    """Price that is compared with `trigger_price`."""

    trigger_quantity: str | None = None
    """Quantity of the triggered order, an amount of the base asset or a share such as `80%`. Trigger orders only."""

    stop_loss_trigger_price: Decimal | None = None
    """Price that triggers the attached stop loss."""

    stop_loss_limit_price: Decimal | None = None
    """Limit price of the stop loss. Without it, the stop loss is a market order."""

    stop_loss_trigger_by: TriggerBy | None = None
    """Price that is compared with `stop_loss_trigger_price`."""

    take_profit_trigger_price: Decimal | None = None
    """Price that triggers the attached take profit."""

    take_profit_limit_price: Decimal | None = None
    """Limit price of the take profit. Without it, the take profit is a market order."""

    take_profit_trigger_by: TriggerBy | None = None
    """Price that is compared with `take_profit_trigger_price`."""

    strategy_id: str | None = None
    """Strategy that placed the order, if any."""

    slippage_tolerance: Decimal | None = None
    """Allowed slippage, in the unit of `slippage_tolerance_type`."""

    slippage_tolerance_type: SlippageToleranceType | None = None
    """Unit of `slippage_tolerance`."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not (
            ((price := self.price) is None or (price.is_finite() and MIN_EXPONENT <= price.adjusted() <= MAX_EXPONENT))
            and (
                (quantity := self.quantity) is None
                or (quantity.is_finite() and MIN_EXPONENT <= quantity.adjusted() <= MAX_EXPONENT)
            )
            and (
                (quote_quantity := self.quote_quantity) is None
                or (quote_quantity.is_finite() and MIN_EXPONENT <= quote_quantity.adjusted() <= MAX_EXPONENT)
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
                (trigger_price := self.trigger_price) is None
                or (trigger_price.is_finite() and MIN_EXPONENT <= trigger_price.adjusted() <= MAX_EXPONENT)
            )
            and (
                (stop_loss_trigger_price := self.stop_loss_trigger_price) is None
                or (
                    stop_loss_trigger_price.is_finite()
                    and MIN_EXPONENT <= stop_loss_trigger_price.adjusted() <= MAX_EXPONENT
                )
            )
            and (
                (stop_loss_limit_price := self.stop_loss_limit_price) is None
                or (
                    stop_loss_limit_price.is_finite()
                    and MIN_EXPONENT <= stop_loss_limit_price.adjusted() <= MAX_EXPONENT
                )
            )
            and (
                (take_profit_trigger_price := self.take_profit_trigger_price) is None
                or (
                    take_profit_trigger_price.is_finite()
                    and MIN_EXPONENT <= take_profit_trigger_price.adjusted() <= MAX_EXPONENT
                )
            )
            and (
                (take_profit_limit_price := self.take_profit_limit_price) is None
                or (
                    take_profit_limit_price.is_finite()
                    and MIN_EXPONENT <= take_profit_limit_price.adjusted() <= MAX_EXPONENT
                )
            )
            and (
                (slippage_tolerance := self.slippage_tolerance) is None
                or (slippage_tolerance.is_finite() and MIN_EXPONENT <= slippage_tolerance.adjusted() <= MAX_EXPONENT)
            )
        ):
            raise ValueError(OUT_OF_RANGE)
        self.created_at = (
            EPOCH + (self.created_at - NAIVE_EPOCH) if self.created_at.tzinfo is None else to_utc(self.created_at)
        )
