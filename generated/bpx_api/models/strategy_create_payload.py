"""The request body `StrategyCreatePayload`."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from attrs import field, frozen

from .. import arguments as check
from ..model import Body
from .self_trade_prevention import SelfTradePrevention, SelfTradePreventionValue
from .side import Side, SideValue
from .slippage_tolerance_type import SlippageToleranceType, SlippageToleranceTypeValue
from .strategy_type import StrategyType, StrategyTypeValue
from .time_in_force import TimeInForce, TimeInForceValue


@frozen(kw_only=True, init=False)
class StrategyCreatePayload(Body):
    """A strategy to start."""

    strategy_type: StrategyType
    """Kind of strategy."""

    symbol: str
    """Market symbol, such as `SOL_USDC` or `SOL_USDC_PERP`."""

    side: Side
    """`Bid` buys, `Ask` sells."""

    quantity: Decimal | None = None
    """Quantity to fill, in the base asset. Above 0."""

    price: Decimal | None = None
    """Limit price in the quote asset. Above 0."""

    duration: int | None = None
    """Duration of the strategy, in milliseconds. At least 0."""

    interval: int | None = None
    """Time between two of its orders, in milliseconds. At least 0."""

    randomized_interval_quantity: bool | None = None
    """Vary the quantity of each order at random."""

    client_strategy_id: int | None = None
    """Your own id of the strategy. `get_strategy` and `cancel_strategy` accept it in place of the strategy id. From 0 to
    4294967295.
    """

    time_in_force: TimeInForce | None = None
    """Time in force of its orders. The default is not documented."""

    post_only: bool | None = None
    """Only add liquidity."""

    reduce_only: bool | None = None
    """Only reduce a position. Futures only."""

    self_trade_prevention: SelfTradePrevention | None = None
    """Handling of a match between one of its orders and another order of the same account. The default is not
    documented.
    """

    slippage_tolerance: Decimal | None = None
    """Allowed slippage, in the unit of `slippage_tolerance_type`. At least 0."""

    slippage_tolerance_type: SlippageToleranceType | None = None
    """Unit of `slippage_tolerance`."""

    auto_lend: bool | None = None
    """Allow its orders to lend. Spot margin only."""

    auto_lend_redeem: bool | None = None
    """Allow its orders to redeem lent funds that they need. Spot margin only."""

    auto_borrow: bool | None = None
    """Allow its orders to borrow. Spot margin only."""

    auto_borrow_repay: bool | None = None
    """Allow its orders to repay a borrow. Spot margin only."""

    broker_id: int | None = None
    """Id of the broker of its orders. From 0 to 65535."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
    """Fields that the document doesn't have, sent as they are."""

    def __init__(
        self,
        *,
        strategy_type: StrategyType | StrategyTypeValue,
        symbol: str,
        side: Side | SideValue,
        quantity: Decimal | int | str | None = None,
        price: Decimal | int | str | None = None,
        duration: int | None = None,
        interval: int | None = None,
        randomized_interval_quantity: bool | None = None,
        client_strategy_id: int | None = None,
        time_in_force: TimeInForce | TimeInForceValue | None = None,
        post_only: bool | None = None,
        reduce_only: bool | None = None,
        self_trade_prevention: SelfTradePrevention | SelfTradePreventionValue | None = None,
        slippage_tolerance: Decimal | int | str | None = None,
        slippage_tolerance_type: SlippageToleranceType | SlippageToleranceTypeValue | None = None,
        auto_lend: bool | None = None,
        auto_lend_redeem: bool | None = None,
        auto_borrow: bool | None = None,
        auto_borrow_repay: bool | None = None,
        broker_id: int | None = None,
        additional_properties: Mapping[str, Any] | None = None,
    ) -> None:
        """Check the fields as strictly as an operation checks its arguments.

        Args:
            strategy_type: Kind of strategy.
            symbol: Market symbol, such as `SOL_USDC` or `SOL_USDC_PERP`.
            side: `Bid` buys, `Ask` sells.
            quantity: Quantity to fill, in the base asset. Above 0.
            price: Limit price in the quote asset. Above 0.
            duration: Duration of the strategy, in milliseconds. At least 0.
            interval: Time between two of its orders, in milliseconds. At least 0.
            randomized_interval_quantity: Vary the quantity of each order at random.
            client_strategy_id: Your own id of the strategy. `get_strategy` and `cancel_strategy` accept it in
                place of the strategy id. From 0 to 4294967295.
            time_in_force: Time in force of its orders. The default is not documented.
            post_only: Only add liquidity.
            reduce_only: Only reduce a position. Futures only.
            self_trade_prevention: Handling of a match between one of its orders and another order of the same
                account. The default is not documented.
            slippage_tolerance: Allowed slippage, in the unit of `slippage_tolerance_type`. At least 0.
            slippage_tolerance_type: Unit of `slippage_tolerance`.
            auto_lend: Allow its orders to lend. Spot margin only.
            auto_lend_redeem: Allow its orders to redeem lent funds that they need. Spot margin only.
            auto_borrow: Allow its orders to borrow. Spot margin only.
            auto_borrow_repay: Allow its orders to repay a borrow. Spot margin only.
            broker_id: Id of the broker of its orders. From 0 to 65535.
            additional_properties: Fields that the document doesn't have; they are sent as they are.

        Raises:
            InvalidArgumentError: a field was refused.
        """
        self.assign(
            strategy_type=check.member("strategy_type", strategy_type, StrategyType),
            symbol=check.string("symbol", symbol),
            side=check.member("side", side, Side),
            quantity=None if quantity is None else check.decimal("quantity", quantity, above=0),
            price=None if price is None else check.decimal("price", price, above=0),
            duration=None if duration is None else check.integer("duration", duration, minimum=0),
            interval=None if interval is None else check.integer("interval", interval, minimum=0),
            randomized_interval_quantity=None
            if randomized_interval_quantity is None
            else check.boolean("randomized_interval_quantity", randomized_interval_quantity),
            client_strategy_id=None
            if client_strategy_id is None
            else check.integer("client_strategy_id", client_strategy_id, minimum=0, maximum=4294967295),
            time_in_force=None if time_in_force is None else check.member("time_in_force", time_in_force, TimeInForce),
            post_only=None if post_only is None else check.boolean("post_only", post_only),
            reduce_only=None if reduce_only is None else check.boolean("reduce_only", reduce_only),
            self_trade_prevention=None
            if self_trade_prevention is None
            else check.member("self_trade_prevention", self_trade_prevention, SelfTradePrevention),
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
            broker_id=None if broker_id is None else check.integer("broker_id", broker_id, minimum=0, maximum=65535),
            additional_properties=dict(additional_properties or {}),
        )
