"""Perpetuals: margin, leverage, reduce-only orders, liquidation and triggers."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from bpx_sandbox.engine.accounts import Account
from bpx_sandbox.engine.engine import Engine
from bpx_sandbox.engine.errors import Refusal
from bpx_sandbox.engine.orders import ExpiryReason, Order, OrderStatus, OrderType, Side, Terms
from bpx_sandbox.engine.seed import open_funded_account

from ..customer import unbounded_markets

PERPETUAL, OTHER = "SOL_USDC_PERP", "JUP_USDC_PERP"
MARKETS = unbounded_markets(f"{OTHER}=100")
D = Decimal


class Floor:
    """An empty exchange on which named accounts trade SOL_USDC_PERP."""

    def __init__(self) -> None:
        self.engine = Engine(MARKETS)
        self.now = 0

    def account(self, name: str, usdc: int = 1_000_000) -> Account:
        known = self.engine.accounts.get(name)
        return known or open_funded_account(self.engine, name, {"USDC": D(usdc), "SOL": D(1000)}, 0)

    def limit(self, name: str, side: Side, price: int, quantity: int, *, symbol: str = PERPETUAL, **more: Any) -> Order:
        terms = Terms(symbol, side, OrderType.LIMIT, price=D(price), quantity=D(quantity), **more)
        self.now += 1
        return self.engine.place(self.account(name), terms, self.now)

    def market(self, name: str, side: Side, quantity: int, **more: Any) -> Order:
        self.now += 1
        terms = Terms(PERPETUAL, side, OrderType.MARKET, quantity=D(quantity), **more)
        return self.engine.place(self.account(name), terms, self.now)

    def trade(self, price: int, quantity: int = 1) -> None:
        """Lets two bystanders trade, so that the price is this."""
        self.limit("bystander", Side.ASK, price, quantity)
        self.limit("passer-by", Side.BID, price, quantity)

    def position(self, name: str) -> Decimal:
        return self.account(name).positions[PERPETUAL].quantity


@pytest.fixture
def floor() -> Floor:
    return Floor()


def trigger(price: int, quantity: str) -> dict[str, str]:
    return {"triggerPrice": str(price), "triggerQuantity": quantity}


@pytest.mark.parametrize(
    ("at", "before", "reached"), [(110, 109, 110), (110, 109, 115), (90, 91, 90), (90, 91, 80), (100, None, 100)]
)
def test_a_trigger_is_released_when_the_price_gets_there_from_either_side(
    floor: Floor, at: int, before: int | None, reached: int
) -> None:
    floor.trade(100)
    if at == 100:
        floor.limit("maker", Side.ASK, 120, 5)
        assert floor.market("ann", Side.BID, 1, extra_fields=trigger(at, "1")).status is OrderStatus.FILLED
        return
    order = floor.market("ann", Side.BID, 1, extra_fields=trigger(at, "2"))
    if before is not None:
        floor.trade(before)
    assert order.status is OrderStatus.TRIGGER_PENDING
    floor.limit("maker", Side.ASK, 120, 5)
    floor.trade(reached)
    assert (order.status, order.executed_quantity, order.triggered_at) == (OrderStatus.FILLED, D(2), floor.now)
    assert order.account.open_orders == {}


def test_a_released_limit_order_rests_and_can_be_cancelled(floor: Floor) -> None:
    floor.trade(100)
    terms = Terms(PERPETUAL, Side.BID, OrderType.LIMIT, price=D(95), extra_fields=trigger(98, "3"), client_id=7)
    order = floor.engine.place(floor.account("ann"), terms, 1)
    assert floor.account("ann").balances["USDC"].locked == 0
    floor.trade(98)
    assert (order.status, order.remaining) == (OrderStatus.NEW, D(3))
    assert floor.account("ann").balances["USDC"].locked > 0
    floor.engine.cancel(floor.account("ann").client_ids[7])
    assert floor.account("ann").balances["USDC"].locked == 0


def test_a_trigger_whose_order_is_refused_fails(floor: Floor) -> None:
    floor.trade(100)
    order = floor.market("ann", Side.ASK, 1, extra_fields=trigger(90, "100%"), reduce_only=True)
    floor.trade(90)
    assert order.status is OrderStatus.TRIGGER_FAILED
    assert order.account.open_orders == {}


def test_triggers_set_one_another_off(floor: Floor) -> None:
    floor.trade(100)
    for price in (90, 80, 70):
        floor.limit("maker", Side.BID, price, 1)
    orders = [floor.market(name, Side.ASK, 1, extra_fields=trigger(at, "1")) for name, at in (("ann", 90), ("ben", 80))]
    floor.market("cy", Side.ASK, 1)
    assert [order.status for order in orders] == [OrderStatus.FILLED] * 2
    assert floor.engine.last_price(PERPETUAL) == 70


def test_a_stop_loss_and_a_take_profit_are_attached_and_exclude_each_other(floor: Floor) -> None:
    floor.trade(100)
    floor.limit("maker", Side.ASK, 100, 2)
    attached = {"stopLossTriggerPrice": "95", "takeProfitTriggerPrice": "110", "takeProfitLimitPrice": "109"}
    order = floor.market("ann", Side.BID, 2, extra_fields=attached)
    stop, profit = order.account.open_orders.values()
    assert (stop.related, profit.related, stop.terms.reduce_only) == (order, order, True)
    floor.limit("maker", Side.BID, 94, 5)
    floor.trade(95)
    assert (stop.status, profit.status) == (OrderStatus.FILLED, OrderStatus.CANCELLED)
    assert floor.position("ann") == 0


@pytest.mark.parametrize("field", ["stopLossTriggerPrice", "takeProfitLimitPrice"])
def test_an_attached_price_keeps_to_the_tick(floor: Floor, field: str) -> None:
    prices = {"stopLossTriggerPrice": "95", "takeProfitTriggerPrice": "110", "takeProfitLimitPrice": "109"}
    with pytest.raises(Refusal, match="INVALID_PRICE"):
        floor.limit("ann", Side.BID, 100, 1, extra_fields={**prices, field: "95.001"})


def test_a_share_is_of_the_position(floor: Floor) -> None:
    floor.trade(100)
    floor.limit("maker", Side.ASK, 100, 10)
    floor.market("ann", Side.BID, 10)
    floor.limit("maker", Side.BID, 94, 10)
    order = floor.market("ann", Side.ASK, 1, extra_fields=trigger(95, "80%"), reduce_only=True)
    floor.trade(95)
    assert (order.executed_quantity, floor.position("ann")) == (D(8), D(2))


@pytest.mark.parametrize(("tolerance", "unit", "filled"), [("100", "TickSize", 1), ("2", "Percent", 2)])
def test_a_market_order_stops_at_its_slippage_tolerance(floor: Floor, tolerance: str, unit: str, filled: int) -> None:
    for price in (100, 102, 104):
        floor.limit("maker", Side.ASK, price, 1)
    carried = {"slippageTolerance": tolerance, "slippageToleranceType": unit}
    order = floor.market("ann", Side.BID, 3, extra_fields=carried)
    assert (order.executed_quantity, order.status) == (D(filled), OrderStatus.EXPIRED)
    assert order.expiry_reason is ExpiryReason.SLIPPAGE_TOLERANCE_EXCEEDED


def test_a_resting_reduce_only_order_never_turns_a_position_round(floor: Floor) -> None:
    floor.limit("maker", Side.ASK, 100, 2)
    floor.market("ann", Side.BID, 2)
    first, second = (floor.limit("ann", Side.ASK, price, 2, reduce_only=True) for price in (101, 102))
    taker = floor.market("ben", Side.BID, 3)
    assert (first.status, second.status) == (OrderStatus.FILLED, OrderStatus.EXPIRED)
    assert second.expiry_reason is ExpiryReason.REDUCE_ONLY_NOT_REDUCED
    assert (taker.executed_quantity, floor.position("ann")) == (D(2), D(0))


def test_a_leverage_limit_raises_the_margin(floor: Floor) -> None:
    floor.limit("maker", Side.ASK, 100, 10)
    floor.account("ann").settings.leverage_limit = D(2)
    floor.market("ann", Side.BID, 10)
    assert floor.account("ann").balances["USDC"].locked == 500


def test_an_order_that_can_not_pay_its_fee_is_refused(floor: Floor) -> None:
    floor.limit("maker", Side.ASK, 100, 10)
    floor.account("ann", usdc=100)
    with pytest.raises(Refusal, match="INSUFFICIENT_FUNDS"):
        floor.market("ann", Side.BID, 10)


def test_a_position_that_its_account_can_not_back_is_liquidated(floor: Floor) -> None:
    floor.limit("maker", Side.ASK, 100, 9)
    floor.account("ann", usdc=100)
    floor.market("ann", Side.BID, 9)
    waiting = floor.market("ann", Side.ASK, 1, extra_fields=trigger(50, "1"))
    [held] = floor.engine.margins.open_positions(floor.account("ann"))
    price = floor.engine.margins.liquidation_price(floor.account("ann"), held)
    assert D(93) < price < D(94)
    floor.limit("maker", Side.BID, 92, 20)
    floor.trade(94)
    assert floor.position("ann") == 9
    floor.trade(93)
    assert floor.position("ann") == 0
    order = floor.account("ann").fills[-1].order
    assert order.system_type == "LiquidatePositionOnBook"
    assert (waiting.status, waiting.expiry_reason) == (OrderStatus.EXPIRED, ExpiryReason.LIQUIDATION)
    assert floor.account("ann").balances["USDC"].locked == 0
    assert floor.engine.house.insurance["USDC"] == 0


def test_the_house_pays_what_an_account_lost_beyond_its_funds(floor: Floor) -> None:
    floor.limit("maker", Side.ASK, 100, 9)
    floor.account("ann", usdc=100)
    floor.market("ann", Side.BID, 9)
    floor.limit("maker", Side.BID, 50, 20)
    floor.trade(60)
    assert floor.position("ann") == 0
    assert floor.account("ann").balances["USDC"].available == 0
    assert floor.engine.house.insurance["USDC"] < -300


def test_an_order_that_sets_off_a_liquidation_of_two_positions_is_not_refused_for_it(floor: Floor) -> None:
    for symbol in (PERPETUAL, OTHER):
        floor.limit("maker", Side.ASK, 100, 4, symbol=symbol)
        floor.account("ann", usdc=100)
        floor.limit("ann", Side.BID, 100, 4, symbol=symbol)
        floor.limit("maker", Side.BID, 10, 20, symbol=symbol)
    # The first position is closed at a loss beyond all that ann has; the second must be closed all the same.
    floor.trade(50)
    assert floor.account("bystander").fills[-1].order.status is OrderStatus.FILLED
    assert [floor.account("ann").positions[symbol].quantity for symbol in (PERPETUAL, OTHER)] == [0, 0]
    assert floor.account("ann").balances["USDC"].available == 0
    assert floor.account("ann").balances["USDC"].locked == 0


def test_a_liquidation_after_a_trigger_that_cost_more_than_all_funds(floor: Floor) -> None:
    floor.limit("maker", Side.ASK, 100, 9)
    floor.account("ann", usdc=100)
    floor.market("ann", Side.BID, 9)
    floor.limit("maker", Side.BID, 50, 5)
    floor.limit("maker", Side.BID, 40, 50)
    floor.market("ann", Side.ASK, 1, extra_fields=trigger(98, "5"), reduce_only=True)
    taker = floor.limit("bystander", Side.ASK, 98, 1)
    floor.limit("passer-by", Side.BID, 98, 1)
    assert taker.status is OrderStatus.FILLED
    assert floor.position("ann") == 0
    assert floor.account("ann").balances["USDC"].available == 0


def test_losses_can_not_be_withdrawn(floor: Floor) -> None:
    floor.limit("maker", Side.ASK, 100, 9)
    account = floor.account("ann", usdc=200)
    floor.market("ann", Side.BID, 9)
    before = floor.engine.margins.withdrawable(account, "USDC")
    floor.trade(99)
    assert before - floor.engine.margins.withdrawable(account, "USDC") == 9


@pytest.mark.parametrize("quantity", ["%", "NaN%", "-5%", "0%", "0.0%", "101%", "1000%", "1e9%", "Infinity%", "x%"])
def test_a_share_that_makes_no_sense_is_refused_when_it_is_ordered(floor: Floor, quantity: str) -> None:
    floor.trade(100)
    with pytest.raises(Refusal, match="INVALID_QUANTITY"):
        floor.market("ann", Side.ASK, 1, extra_fields=trigger(95, quantity), reduce_only=True)
    assert floor.account("ann").orders == {}


def test_a_trigger_that_fails_when_it_fires_is_no_failure_of_the_request_that_fired_it(floor: Floor) -> None:
    floor.trade(100)
    order = floor.market("ann", Side.ASK, 1, extra_fields=trigger(95, "50%"))
    order.terms = replace(order.terms, extra_fields=trigger(95, "NaN%"))
    floor.trade(95)
    assert floor.account("passer-by").fills[-1].trade.price == 95
    assert (order.status, order.account.open_orders) == (OrderStatus.TRIGGER_FAILED, {})
