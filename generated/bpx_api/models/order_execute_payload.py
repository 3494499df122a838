"""The request body `OrderExecutePayload`."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from attrs import field, frozen

from .. import arguments as check
from ..model import Body
from .order_type import OrderType, OrderTypeValue
from .self_trade_prevention import SelfTradePrevention, SelfTradePreventionValue
from .side import Side, SideValue
from .slippage_tolerance_type import SlippageToleranceType, SlippageToleranceTypeValue
from .time_in_force import TimeInForce, TimeInForceValue
from .trigger_by import TriggerBy, TriggerByValue


@frozen(kw_only=True, init=False)
class OrderExecutePayload(Body):
    """An order to place. Pass all or none of `trigger_price` and `trigger_quantity`."""

    symbol: str
    """Market symbol, such as `SOL_USDC` or `SOL_USDC_PERP`."""

    side: Side
    """`Bid` buys, `Ask` sells."""

    order_type: OrderType
    """Market or limit."""

    quantity: Decimal | None = None
    """Quantity in the base asset, a multiple of the market's step size. Required for limit orders; a market order needs
    this or `quote_quantity`. A trigger order has `trigger_quantity` instead. Above 0.
    """

    quote_quantity: Decimal | None = None
    """Value in the quote asset, for a market order without `quantity`. The filled value is as close to it as possible.
    Above 0.
    """

    price: Decimal | None = None
    """Limit price in the quote asset, a multiple of the market's tick size. Required for limit orders. Above 0."""

    client_id: int | None = None
    """Your own id of the order. `get_order` and `cancel_order` accept it in place of the order id. A second order with
    the same id is refused. From 0 to 4294967295.
    """

    time_in_force: TimeInForce | None = None
    """Time in force of the order. The default is not documented."""

    post_only: bool | None = None
    """Only add liquidity. An order that would match immediately is not executed."""

    reduce_only: bool | None = None
    """Only reduce a position. Futures only."""

    self_trade_prevention: SelfTradePrevention | None = None
    """Handling of a match with another order of the same account. `RejectTaker` if omitted."""

    trigger_price: Decimal | None = None
    """Price that triggers the order. Makes this a trigger order. Above 0."""

    trigger_by: TriggerBy | None = None
    """Price to compare with `trigger_price`. The default is not documented."""

    trigger_quantity: str | None = None
    """Quantity of a trigger order, an amount of the base asset or a share such as `80%`. Above 0. A share is at most
    100%.
    """

    stop_loss_trigger_price: Decimal | None = None
    """Attach a stop loss with this trigger price. Above 0."""

    stop_loss_limit_price: Decimal | None = None
    """Limit price of the stop loss. If omitted, the stop loss is a market order. Above 0."""

    stop_loss_trigger_by: TriggerBy | None = None
    """Price to compare with `stop_loss_trigger_price`. The default is not documented."""

    take_profit_trigger_price: Decimal | None = None
    """Attach a take profit with this trigger price. Above 0."""

    take_profit_limit_price: Decimal | None = None
    """Limit price of the take profit. If omitted, the take profit is a market order. Above 0."""

    take_profit_trigger_by: TriggerBy | None = None
    """Price to compare with `take_profit_trigger_price`. The default is not documented."""

    slippage_tolerance: Decimal | None = None
    """Allowed slippage, in the unit of `slippage_tolerance_type`. At least 0."""

    slippage_tolerance_type: SlippageToleranceType | None = None
    """Unit of `slippage_tolerance`."""

    auto_lend: bool | None = None
    """Allow the order to lend. Spot margin only."""

    auto_lend_redeem: bool | None = None
    """Allow the order to redeem lent funds that it needs. Spot margin only."""

    auto_borrow: bool | None = None
    """Allow the order to borrow. Spot margin only."""

    auto_borrow_repay: bool | None = None
    """Allow the order to repay a borrow. Spot margin only."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
    """Fields that the document doesn't have, sent as they are."""

    def __init__(
        self,
        *,
        symbol: str,
        side: Side | SideValue,
        order_type: OrderType | OrderTypeValue,
        quantity: Decimal | int | str | None = None,
        quote_quantity: Decimal | int | str | None = None,
        price: Decimal | int | str | None = None,
        client_id: int | None = None,
        time_in_force: TimeInForce | TimeInForceValue | None = None,
        post_only: bool | None = None,
        reduce_only: bool | None = None,
        self_trade_prevention: SelfTradePrevention | SelfTradePreventionValue | None = None,
        trigger_price: Decimal | int | str | None = None,
        trigger_by: TriggerBy | TriggerByValue | None = None,
        trigger_quantity: Decimal | int | str | None = None,
        stop_loss_trigger_price: Decimal | int | str | None = None,
        stop_loss_limit_price: Decimal | int | str | None = None,
        stop_loss_trigger_by: TriggerBy | TriggerByValue | None = None,
        take_profit_trigger_price: Decimal | int | str | None = None,
        take_profit_limit_price: Decimal | int | str | None = None,
        take_profit_trigger_by: TriggerBy | TriggerByValue | None = None,
        slippage_tolerance: Decimal | int | str | None = None,
        slippage_tolerance_type: SlippageToleranceType | SlippageToleranceTypeValue | None = None,
        auto_lend: bool | None = None,
        auto_lend_redeem: bool | None = None,
        auto_borrow: bool | None = None,
        auto_borrow_repay: bool | None = None,
        additional_properties: Mapping[str, Any] | None = None,
    ) -> None:
        """Check the fields as strictly as an operation checks its arguments.

        Args:
            symbol: Market symbol, such as `SOL_USDC` or `SOL_USDC_PERP`.
            side: `Bid` buys, `Ask` sells.
            order_type: Market or limit.
            quantity: Quantity in the base asset, a multiple of the market's step size. Required for limit orders;
                a market order needs this or `quote_quantity`. A trigger order has `trigger_quantity` instead. Above
                0.
            quote_quantity: Value in the quote asset, for a market order without `quantity`. The filled value is
                as close to it as possible. Above 0.
            price: Limit price in the quote asset, a multiple of the market's tick size. Required for limit
                orders. Above 0.
            client_id: Your own id of the order. `get_order` and `cancel_order` accept it in place of the order
                id. A second order with the same id is refused. From 0 to 4294967295.
            time_in_force: Time in force of the order. The default is not documented.
            post_only: Only add liquidity. An order that would match immediately is not executed.
            reduce_only: Only reduce a position. Futures only.
            self_trade_prevention: Handling of a match with another order of the same account. `RejectTaker` if
                omitted.
            trigger_price: Price that triggers the order. Makes this a trigger order. Above 0.
            trigger_by: Price to compare with `trigger_price`. The default is not documented.
            trigger_quantity: Quantity of a trigger order, an amount of the base asset or a share such as `80%`.
                Above 0. A share is at most 100%.
            stop_loss_trigger_price: Attach a stop loss with this trigger price. Above 0.
            stop_loss_limit_price: Limit price of the stop loss. If omitted, the stop loss is a market order.
                Above 0.
            stop_loss_trigger_by: Price to compare with `stop_loss_trigger_price`. The default is not documented.
            take_profit_trigger_price: Attach a take profit with this trigger price. Above 0.
            take_profit_limit_price: Limit price of the take profit. If omitted, the take profit is a market
                order. Above 0.
            take_profit_trigger_by: Price to compare with `take_profit_trigger_price`. The default is not
                documented.
            slippage_tolerance: Allowed slippage, in the unit of `slippage_tolerance_type`. At least 0.
            slippage_tolerance_type: Unit of `slippage_tolerance`.
            auto_lend: Allow the order to lend. Spot margin only.
            auto_lend_redeem: Allow the order to redeem lent funds that it needs. Spot margin only.
            auto_borrow: Allow the order to borrow. Spot margin only.
            auto_borrow_repay: Allow the order to repay a borrow. Spot margin only.
            additional_properties: Fields that the document doesn't have; they are sent as they are.

        Raises:
            InvalidArgumentError: a field was refused.
        """
        check.all_or_none(trigger_price=trigger_price, trigger_quantity=trigger_quantity)
        self.assign(
            symbol=check.string("symbol", symbol),
            side=check.member("side", side, Side),
            order_type=check.member("order_type", order_type, OrderType),
            quantity=None if quantity is None else check.decimal("quantity", quantity, above=0),
            quote_quantity=None if quote_quantity is None else check.decimal("quote_quantity", quote_quantity, above=0),
            price=None if price is None else check.decimal("price", price, above=0),
            client_id=None
            if client_id is None
            else check.integer("client_id", client_id, minimum=0, maximum=4294967295),
            time_in_force=None if time_in_force is None else check.member("time_in_force", time_in_force, TimeInForce),
            post_only=None if post_only is None else check.boolean("post_only", post_only),
            reduce_only=None if reduce_only is None else check.boolean("reduce_only", reduce_only),
            self_trade_prevention=None
            if self_trade_prevention is None
            else check.member("self_trade_prevention", self_trade_prevention, SelfTradePrevention),
            trigger_price=None if trigger_price is None else check.decimal("trigger_price", trigger_price, above=0),
            trigger_by=None if trigger_by is None else check.member("trigger_by", trigger_by, TriggerBy),
            trigger_quantity=None
            if trigger_quantity is None
            else check.amount_or_share("trigger_quantity", trigger_quantity, above=0),
            stop_loss_trigger_price=None
            if stop_loss_trigger_price is None
            else check.decimal("stop_loss_trigger_price", stop_loss_trigger_price, above=0),
            stop_loss_limit_price=None
            if stop_loss_limit_price is None
            else check.decimal("stop_loss_limit_price", stop_loss_limit_price, above=0),
            stop_loss_trigger_by=None
            if stop_loss_trigger_by is None
            else check.member("stop_loss_trigger_by", stop_loss_trigger_by, TriggerBy),
            take_profit_trigger_price=None
            if take_profit_trigger_price is None
            else check.decimal("take_profit_trigger_price", take_profit_trigger_price, above=0),
            take_profit_limit_price=None
            if take_profit_limit_price is None
            else check.decimal("take_profit_limit_price", take_profit_limit_price, above=0),
            take_profit_trigger_by=None
            if take_profit_trigger_by is None
            else check.member("take_profit_trigger_by", take_profit_trigger_by, TriggerBy),
            slippage_tolerance=None
            if slippage_tolerance is None
            else check.decimal("slippage_tolerance", slippage_tolerance, minimum=0),
            slippage_tolerance_type=None
            if slippage_tolerance_type is None
            else check.member("slippage_tolerance_type", slippage_tolerance_type, SlippageToleranceType),
            auto_lend=None if auto_lend is None else check.boolean("auto_lend", auto_lend),
            auto_lend_redeem=None if auto_lend_redeem is None else check.boolean("auto_lend_redeem", auto_lend_redeem),
            auto_borrow=None if auto_borrow is None else check.boolean("auto_borrow", auto_borrow),
            auto_borrow_repay=None
            if auto_borrow_repay is None
            else check.boolean("auto_borrow_repay", auto_borrow_repay),
            additional_properties=dict(additional_properties or {}),
        )
