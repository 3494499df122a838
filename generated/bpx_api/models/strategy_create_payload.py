"""The body StrategyCreatePayload, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

from attrs import field, frozen

from .. import arguments as check
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
from .self_trade_prevention import SelfTradePrevention, SelfTradePreventionValue
from .side import Side, SideValue
from .slippage_tolerance_type import SlippageToleranceType, SlippageToleranceTypeValue
from .strategy_type import StrategyType, StrategyTypeValue
from .time_in_force import TimeInForce, TimeInForceValue


@frozen(kw_only=True, init=False)
class StrategyCreatePayload:
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
    """Allowed slippage, in the unit of `slippageToleranceType`. At least 0."""

    slippage_tolerance_type: SlippageToleranceType | None = None
    """Unit of `slippageTolerance`."""

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
            slippage_tolerance: Allowed slippage, in the unit of `slippageToleranceType`. At least 0.
            slippage_tolerance_type: Unit of `slippageTolerance`.
            auto_lend: Allow its orders to lend. Spot margin only.
            auto_lend_redeem: Allow its orders to redeem lent funds that they need. Spot margin only.
            auto_borrow: Allow its orders to borrow. Spot margin only.
            auto_borrow_repay: Allow its orders to repay a borrow. Spot margin only.
            broker_id: Id of the broker of its orders. From 0 to 65535.
            additional_properties: Fields that the document doesn't have; they are sent as they are.

        Raises:
            InvalidArgumentError: a field was refused.
        """
        check.keep(
            self,
            strategy_type=check.member("strategy_type", strategy_type, StrategyType),
            symbol=check.text("symbol", symbol),
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

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["strategyType"] = self.strategy_type.value
        fields["symbol"] = self.symbol
        fields["side"] = self.side.value
        if self.quantity is not None:
            fields["quantity"] = plain(self.quantity)
        if self.price is not None:
            fields["price"] = plain(self.price)
        if self.duration is not None:
            fields["duration"] = self.duration
        if self.interval is not None:
            fields["interval"] = self.interval
        if self.randomized_interval_quantity is not None:
            fields["randomizedIntervalQuantity"] = self.randomized_interval_quantity
        if self.client_strategy_id is not None:
            fields["clientStrategyId"] = self.client_strategy_id
        if self.time_in_force is not None:
            fields["timeInForce"] = self.time_in_force.value
        if self.post_only is not None:
            fields["postOnly"] = self.post_only
        if self.reduce_only is not None:
            fields["reduceOnly"] = self.reduce_only
        if self.self_trade_prevention is not None:
            fields["selfTradePrevention"] = self.self_trade_prevention.value
        if self.slippage_tolerance is not None:
            fields["slippageTolerance"] = plain(self.slippage_tolerance)
        if self.slippage_tolerance_type is not None:
            fields["slippageToleranceType"] = self.slippage_tolerance_type.value
        if self.auto_lend is not None:
            fields["autoLend"] = self.auto_lend
        if self.auto_lend_redeem is not None:
            fields["autoLendRedeem"] = self.auto_lend_redeem
        if self.auto_borrow is not None:
            fields["autoBorrow"] = self.auto_borrow
        if self.auto_borrow_repay is not None:
            fields["autoBorrowRepay"] = self.auto_borrow_repay
        if self.broker_id is not None:
            fields["brokerId"] = self.broker_id
        return fields

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Read the object from JSON, tolerantly.

        Raises:
            InvalidResponseError: a required field is missing, or a field can't be read.
        """
        fields: dict[str, Any] = {}
        try:
            fields["strategy_type"] = StrategyType(source["strategyType"])
            fields["symbol"] = text(source["symbol"])
            fields["side"] = Side(source["side"])
            fields["quantity"] = None if (value := source.get("quantity")) is None else decimal(value)
            fields["price"] = None if (value := source.get("price")) is None else decimal(value)
            fields["duration"] = None if (value := source.get("duration")) is None else whole(value)
            fields["interval"] = None if (value := source.get("interval")) is None else whole(value)
            fields["randomized_interval_quantity"] = (
                None if (value := source.get("randomizedIntervalQuantity")) is None else truth(value)
            )
            fields["client_strategy_id"] = None if (value := source.get("clientStrategyId")) is None else whole(value)
            fields["time_in_force"] = None if (value := source.get("timeInForce")) is None else TimeInForce(value)
            fields["post_only"] = None if (value := source.get("postOnly")) is None else truth(value)
            fields["reduce_only"] = None if (value := source.get("reduceOnly")) is None else truth(value)
            fields["self_trade_prevention"] = (
                None if (value := source.get("selfTradePrevention")) is None else SelfTradePrevention(value)
            )
            fields["slippage_tolerance"] = (
                None if (value := source.get("slippageTolerance")) is None else decimal(value)
            )
            fields["slippage_tolerance_type"] = (
                None if (value := source.get("slippageToleranceType")) is None else SlippageToleranceType(value)
            )
            fields["auto_lend"] = None if (value := source.get("autoLend")) is None else truth(value)
            fields["auto_lend_redeem"] = None if (value := source.get("autoLendRedeem")) is None else truth(value)
            fields["auto_borrow"] = None if (value := source.get("autoBorrow")) is None else truth(value)
            fields["auto_borrow_repay"] = None if (value := source.get("autoBorrowRepay")) is None else truth(value)
            fields["broker_id"] = None if (value := source.get("brokerId")) is None else whole(value)
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES: Mapping[str, str] = {
    "strategyType": "strategy_type",
    "symbol": "symbol",
    "side": "side",
    "quantity": "quantity",
    "price": "price",
    "duration": "duration",
    "interval": "interval",
    "randomizedIntervalQuantity": "randomized_interval_quantity",
    "clientStrategyId": "client_strategy_id",
    "timeInForce": "time_in_force",
    "postOnly": "post_only",
    "reduceOnly": "reduce_only",
    "selfTradePrevention": "self_trade_prevention",
    "slippageTolerance": "slippage_tolerance",
    "slippageToleranceType": "slippage_tolerance_type",
    "autoLend": "auto_lend",
    "autoLendRedeem": "auto_lend_redeem",
    "autoBorrow": "auto_borrow",
    "autoBorrowRepay": "auto_borrow_repay",
    "brokerId": "broker_id",
}
