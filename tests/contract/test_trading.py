"""An afternoon's trading as a user lives it, sync and async alike."""

import asyncio
from collections.abc import Iterator
from decimal import Decimal

import pytest

from bpx_api.errors import InsufficientFundsError, NotFoundError
from bpx_api.models import (
    ApiErrorCode,
    ApiErrorResponse,
    Order,
    OrderExecutePayload,
    OrderStatus,
    OrderType,
    Side,
    TimeInForce,
)
from bpx_client import Credentials, aconnect, connect
from bpx_sandbox.server import running

from .flavours import Flavour

SYMBOL = "SOL_USDC"
PRICE, QUANTITY = Decimal("150.00"), Decimal("2.00")


@pytest.fixture(params=["sync", "async"])
def flavour(request: pytest.FixtureRequest, runner: asyncio.Runner) -> Iterator[Flavour]:
    """Each story has an exchange of its own, on which nothing has happened yet."""
    with running(seed=2) as exchange:
        keys = Credentials(exchange.public_key, exchange.secret_key)
        if request.param == "sync":
            with connect(keys, base_url=exchange.base_url) as client:
                yield Flavour("sync", client, runner)
        else:
            aclient = aconnect(keys, base_url=exchange.base_url)
            yield Flavour("async", aclient, runner)
            runner.run(aclient.aclose())


def test_an_order_rests_until_it_is_cancelled(flavour: Flavour) -> None:
    bpx, wait = flavour.client, flavour.wait
    before = wait(bpx.capital.get_balances())["USDC"]

    order = wait(
        bpx.order.execute_order(
            symbol=SYMBOL,
            side=Side.BID,
            order_type=OrderType.LIMIT,
            price=PRICE,
            quantity=QUANTITY,
            client_id=7,
            time_in_force=TimeInForce.GTC,
            post_only=True,
        )
    )
    assert (order.status, order.price, order.quantity) == (OrderStatus.NEW, PRICE, QUANTITY)

    held = wait(bpx.capital.get_balances())["USDC"]
    assert held.locked - before.locked == PRICE * QUANTITY
    assert before.available - held.available == PRICE * QUANTITY

    assert wait(bpx.order.get_open_orders(symbol=SYMBOL)) == [order]
    assert wait(bpx.order.get_order(symbol=SYMBOL, client_id=7)) == order

    cancelled = wait(bpx.order.cancel_order(symbol=SYMBOL, order_id=order.id))
    assert cancelled is not None
    assert (cancelled.id, cancelled.status) == (order.id, OrderStatus.CANCELLED)
    assert wait(bpx.capital.get_balances())["USDC"] == before
    assert wait(bpx.order.get_open_orders()) == []
    with pytest.raises(NotFoundError):
        wait(bpx.order.get_order(symbol=SYMBOL, order_id=order.id))

    [past] = wait(bpx.order.get_order_history(order_id=order.id))
    assert (past.status, past.client_id, past.executed_quantity) == (OrderStatus.CANCELLED, 7, Decimal(0))


def test_a_market_order_fills_and_moves_the_balances(flavour: Flavour) -> None:
    bpx, wait = flavour.client, flavour.wait
    before = wait(bpx.capital.get_balances())
    best = wait(bpx.markets.get_depth(symbol=SYMBOL, limit=5)).asks[0]

    order = wait(bpx.order.execute_order(symbol=SYMBOL, side=Side.BID, order_type=OrderType.MARKET, quantity=QUANTITY))
    assert (order.status, order.executed_quantity) == (OrderStatus.FILLED, QUANTITY)
    assert order.executed_quote_quantity >= best.price * QUANTITY

    fills = wait(bpx.order.get_fills(order_id=order.id))
    assert sum(fill.quantity for fill in fills) == QUANTITY
    assert sum(fill.price * fill.quantity for fill in fills) == order.executed_quote_quantity
    assert {fill.is_maker for fill in fills} == {False}

    after = wait(bpx.capital.get_balances())
    fees = {asset: sum(fill.fee for fill in fills if fill.fee_symbol == asset) for asset in ("SOL", "USDC")}
    assert after["SOL"].available - before["SOL"].available == QUANTITY - fees["SOL"]
    assert before["USDC"].available - after["USDC"].available == order.executed_quote_quantity + fees["USDC"]
    assert wait(bpx.trades.get_recent_trades(symbol=SYMBOL, limit=1))[0].price == fills[0].price


def test_a_batch_takes_the_good_order_and_refuses_the_bad_one(flavour: Flavour) -> None:
    bpx, wait = flavour.client, flavour.wait
    good, bad = (
        OrderExecutePayload(symbol=SYMBOL, side=Side.BID, order_type=OrderType.LIMIT, price=PRICE, quantity=quantity)
        for quantity in (QUANTITY, Decimal(10_000_000))
    )

    placed, refused = wait(bpx.order.execute_order_batch(orders=[good, bad]))
    assert isinstance(placed, Order)
    assert isinstance(refused, ApiErrorResponse)
    assert refused.code is ApiErrorCode.INSUFFICIENT_FUNDS
    assert [order.id for order in wait(bpx.order.get_open_orders())] == [placed.id]

    with pytest.raises(InsufficientFundsError):
        wait(
            bpx.order.execute_order(
                symbol=SYMBOL, side=Side.BID, order_type=OrderType.LIMIT, price=PRICE, quantity=bad.quantity
            )
        )
    assert [order.id for order in wait(bpx.order.cancel_open_orders(symbol=SYMBOL)) or ()] == [placed.id]
