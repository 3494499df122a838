"""Several accounts, other markets, passive makers, replayed requests, and the pytest fixture."""

import json
from decimal import Decimal
from typing import Any

import pytest

from bpx_sandbox import Sandbox
from bpx_sandbox.__main__ import main
from bpx_sandbox.engine.orders import Side

from .customer import NOW, Customer, limit_order, market_order, pieces


def test_accounts_have_funds_and_orders_of_their_own_and_trade_with_each_other() -> None:
    customer = Customer()
    customer.sandbox = Sandbox(seed=1, accounts=["ann", "ben"], clock=lambda: customer.now)
    ann, ben = (customer.sandbox.exchange.engine.accounts[name] for name in ("ann", "ben"))
    customer.limit("Bid", "171.25", "1", clientId=7)
    assert [order.terms.client_id for order in ann.open_orders.values()] == [7]
    customer.sandbox.keys_of["ann"] = customer.sandbox.keys_of["ben"]
    assert customer.get("get_open_orders") == []
    customer.limit("Ask", "171.25", "1", clientId=7)
    assert (ann.balances["SOL"].available, ben.balances["SOL"].available) == (Decimal("1000.9992"), Decimal("999"))


def test_a_sandbox_needs_an_account_and_each_name_once() -> None:
    with pytest.raises(ValueError, match="at least one account"):
        Sandbox(accounts=[])
    with pytest.raises(ValueError, match="already exists"):
        Sandbox(accounts=["ann", "ann"])


def test_markets_are_chosen_or_made_up() -> None:
    customer = Customer()
    customer.sandbox = Sandbox(seed=1, markets=["SOL_USDC", "ETH_USDC_PERP=3500.5"], clock=lambda: customer.now)
    assert [market["symbol"] for market in customer.get("get_markets")] == ["SOL_USDC", "ETH_USDC_PERP"]
    order = limit_order("Bid", "3500.5", "0.1", symbol="ETH_USDC_PERP")
    assert customer.get("execute_order", **order)["status"] == "New"
    assert set(customer.get("get_balances")) == {"BTC", "ETH", "SOL", "USDC"}


@pytest.mark.parametrize("text", ["ETH_USDC", "ETH=1", "ETH_USDC=dear", "ETH_USDC=0", "A_B_C=1"])
def test_a_market_that_makes_no_sense_is_refused(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ValueError, match=text.partition("=")[0]):
        Sandbox(markets=[text])
    with pytest.raises(SystemExit):
        main(["--market", text])
    assert text.partition("=")[0] in capsys.readouterr().err


@pytest.mark.parametrize("makers", [False, True])
def test_passive_makers_refill_the_book(makers: bool) -> None:
    customer = Customer()
    customer.sandbox = Sandbox(seed=1, makers=makers, clock=lambda: customer.now)
    before = customer.get("get_depth", symbol="SOL_USDC")["asks"]
    customer.get("execute_order", **market_order("Bid", quantity=before[0][1]))
    after = customer.get("get_depth", symbol="SOL_USDC")["asks"]
    assert (after == before) is makers


def test_passive_makers_do_not_take() -> None:
    customer = Customer()
    customer.sandbox = Sandbox(seed=1, makers=True, clock=lambda: customer.now)
    book = customer.sandbox.exchange.engine.books["SOL_USDC"]
    best = book.best(Side.ASK)
    customer.limit("Bid", "171.30", "500")
    assert customer.get("get_open_orders")[0]["status"] == "PartiallyFilled"
    customer.get("cancel_open_orders", symbol="SOL_USDC")
    assert book.best(Side.ASK) == best


def test_a_replayed_request_is_carried_out_again_as_long_as_its_window_allows() -> None:
    customer = Customer()
    operation = customer.sandbox.exchange.document.operations["execute_order"]
    order = limit_order("Bid", "170.00", "1")
    headers = customer.headers(f"{pieces('orderExecute', order)}&timestamp={NOW}&window=5000")

    def send() -> int:
        return customer.sandbox.exchange.respond(operation, [], headers, json.dumps(order).encode()).status

    assert send() == 200
    customer.now += 5000
    assert send() == 200
    assert len(customer.sandbox.account.open_orders) == 2
    customer.now += 1
    assert send() == 400


def test_a_request_signed_with_the_key_of_another_account_is_refused_as_such() -> None:
    customer = Customer()
    customer.sandbox = Sandbox(seed=1, accounts=["ann", "ben"], clock=lambda: customer.now)
    headers = customer.headers(f"instruction=balanceQuery&timestamp={NOW}&window=5000")
    headers["X-API-Key"] = customer.sandbox.keys_of["ben"].public_key
    operation = customer.sandbox.exchange.document.operations["get_balances"]
    answer = customer.sandbox.exchange.respond(operation, [], headers, b"")
    assert answer.content == {"code": "INVALID_CLIENT_REQUEST", "message": "Invalid X-Signature header"}


def test_the_same_seed_and_clock_give_the_same_run() -> None:
    def run() -> list[Any]:
        customer = Customer()
        customer.sandbox = Sandbox(seed=5, makers=True, clock=lambda: customer.now)
        answers: list[Any] = []
        for number in range(60):
            customer.now += 1000
            side, symbol = ("Bid", "Ask")[number % 2], ("SOL_USDC", "SOL_USDC_PERP")[number % 3 == 0]
            order = market_order(side, symbol=symbol, quantity=f"{number + 1}")
            if number % 4 == 0:
                order |= {"triggerPrice": "171.30", "triggerQuantity": "2"}
            answers.append(customer.call("execute_order", **order))
        for operation_id in ("get_order_history", "get_fills", "get_balances"):
            answers.append(customer.get(operation_id))
        answers.append(customer.get("get_depth", symbol="SOL_USDC"))
        return answers

    assert run() == run()
