"""Orders rest, fill, expire, are cancelled or refused, and the balances follow."""

import re
from decimal import Decimal
from typing import Any

import pytest

from ..customer import Customer, limit_order, market_order

# The seeded book of SOL_USDC stands around 171.25: asks from 171.26, bids from 171.24, five ticks apart.
BEST_ASK, BEST_BID = "171.26", "171.24"


def test_a_limit_order_rests_with_its_funds_locked(customer: Customer) -> None:
    order = customer.limit("Bid", "170.50", "1.0", clientId=7)
    assert (order["status"], order["price"], order["quantity"]) == ("New", "170.50", "1.0")
    assert customer.get("get_open_orders") == [order]
    assert customer.get("get_order", symbol="SOL_USDC", clientId=7) == order
    assert customer.balance("USDC") == (Decimal("99829.50"), Decimal("170.50"))
    assert ["170.5", "1"] in customer.get("get_depth", symbol="SOL_USDC")["bids"]


@pytest.mark.parametrize("by", ["orderId", "clientId"])
def test_cancelling_gives_the_funds_back(customer: Customer, by: str) -> None:
    order = customer.limit("Ask", "180.00", "2.5", clientId=0)
    name: dict[str, Any] = {by: order["id"] if by == "orderId" else 0}
    cancelled = customer.get("cancel_order", symbol="SOL_USDC", **name)
    assert cancelled["status"] == "Cancelled"
    assert customer.get("get_open_orders") == []
    assert customer.balance("SOL") == (1000, 0)
    assert [entry["status"] for entry in customer.get("get_order_history")] == ["Cancelled"]


@pytest.mark.parametrize("operation_id", ["get_order", "cancel_order"])
@pytest.mark.parametrize(
    ("ids", "message"),
    [({}, "Must specify either `clientId` or `orderId`"), ({"orderId": "1", "clientId": 1}, "Invalid signature")],
)
def test_an_order_is_named_in_exactly_one_way(
    customer: Customer, operation_id: str, ids: dict[str, Any], message: str
) -> None:
    assert customer.refusal(operation_id, symbol="SOL_USDC", **ids) == f"INVALID_CLIENT_REQUEST: {message}"


def test_an_order_that_is_not_open_is_not_found(customer: Customer) -> None:
    order = customer.limit("Bid", "170.50", "1.0")
    assert customer.call("get_order", symbol="SOL_USDC", orderId="1").status == 404
    assert customer.call("get_order", symbol="BTC_USDC", orderId=order["id"]).status == 404
    cancelled = customer.get("cancel_order", symbol="SOL_USDC", orderId=order["id"])
    answer = customer.call("cancel_order", symbol="SOL_USDC", orderId=cancelled["id"])
    assert (answer.status, answer.content) == (404, {"code": "RESOURCE_NOT_FOUND", "message": "Not Found"})


def test_cancel_all_cancels_one_market(customer: Customer) -> None:
    here = [customer.limit("Bid", price, "1.0")["id"] for price in ("170.00", "169.00")]
    there = customer.limit("Bid", "100000.0", "0.01", symbol="BTC_USDC")
    cancelled = customer.get("cancel_open_orders", symbol="SOL_USDC")
    assert [order["id"] for order in cancelled] == here
    assert customer.get("get_open_orders") == [there]


def test_a_market_order_fills_against_the_book(customer: Customer) -> None:
    order = customer.get("execute_order", **market_order("Bid", quantity="1"))
    assert (order["status"], order["executedQuantity"], order["executedQuoteQuantity"]) == ("Filled", "1", BEST_ASK)
    [fill] = customer.get("get_fills", orderId=order["id"])
    assert (fill["price"], fill["isMaker"], fill["feeSymbol"]) == (BEST_ASK, False, "SOL")
    assert customer.balance("USDC") == (100_000 - Decimal(BEST_ASK), 0)
    assert customer.balance("SOL") == (1001 - Decimal(fill["fee"]), 0)
    [trade, *_] = customer.get("get_recent_trades", symbol="SOL_USDC")
    assert (trade["id"], trade["price"], trade["isBuyerMaker"]) == (fill["tradeId"], BEST_ASK, False)
    assert customer.get("get_ticker", symbol="SOL_USDC")["lastPrice"] == BEST_ASK


def test_a_market_order_can_be_given_by_its_value(customer: Customer) -> None:
    order = customer.get("execute_order", **market_order("Ask", quoteQuantity="100"))
    assert (order["status"], order["executedQuantity"]) == ("Filled", "0.58")
    assert Decimal(order["executedQuoteQuantity"]) == Decimal("0.58") * Decimal(BEST_BID) <= 100


def test_a_limit_order_that_crosses_trades_at_the_better_price_and_gives_back_the_difference(
    customer: Customer,
) -> None:
    order = customer.limit("Bid", "175.00", "1")
    assert (order["status"], order["executedQuoteQuantity"]) == ("Filled", BEST_ASK)
    assert customer.balance("USDC") == (100_000 - Decimal(BEST_ASK), 0)


def test_a_fill_walks_the_book_in_order_of_price(customer: Customer) -> None:
    order = customer.limit("Bid", "171.36", "100.00")
    prices = [Decimal(fill["price"]) for fill in customer.get("get_fills", sortDirection="Asc")]
    assert prices == [Decimal("171.26"), Decimal("171.31"), Decimal("171.36")][: len(prices)]
    assert Decimal(order["executedQuantity"]) <= 100


def test_immediate_or_cancel_keeps_what_it_got(customer: Customer) -> None:
    order = customer.limit("Bid", BEST_ASK, "500", timeInForce="IOC")
    assert order["status"] == "Expired"
    assert 0 < Decimal(order["executedQuantity"]) < 500
    assert customer.get("get_order_history")[0]["expiryReason"] == "ImmediateOrCancel"
    assert customer.balance("USDC")[1] == 0


def test_fill_or_kill_is_whole_or_nothing(customer: Customer) -> None:
    assert customer.limit("Bid", BEST_ASK, "0.5", timeInForce="FOK")["status"] == "Filled"
    killed = customer.limit("Bid", BEST_ASK, "500", timeInForce="FOK")
    assert (killed["status"], killed["executedQuantity"]) == ("Expired", "0")


def test_post_only_takes_nothing(customer: Customer) -> None:
    order = limit_order("Bid", BEST_ASK, "1", postOnly=True)
    assert customer.refusal("execute_order", **order) == "INVALID_ORDER: Order would immediately match and take"
    assert customer.limit("Bid", BEST_BID, "1", postOnly=True)["status"] == "New"


@pytest.mark.parametrize(
    ("prevention", "statuses"),
    [("RejectTaker", ["New", "Expired"]), ("RejectMaker", ["Expired", "New"]), ("RejectBoth", ["Expired", "Expired"])],
)
def test_an_account_does_not_trade_with_itself(customer: Customer, prevention: str, statuses: list[str]) -> None:
    customer.limit("Bid", "171.25", "1")
    customer.limit("Ask", "171.25", "1", selfTradePrevention=prevention)
    assert [order["status"] for order in customer.get("get_order_history", sortDirection="Asc")] == statuses
    assert customer.get("get_fills") == []


def test_each_entry_of_a_batch_has_its_own_outcome(customer: Customer) -> None:
    batch = [limit_order("Bid", "170.00", "1"), limit_order("Bid", "170.001", "1"), market_order("Bid", quantity="1")]
    first, second, third = customer.get("execute_order_batch", batch)
    assert (first["operation"], first["status"]) == ("Ok", "New")
    assert second == {"operation": "Err", "code": "INVALID_PRICE", "message": "Price decimal too long"}
    assert (third["operation"], third["status"]) == ("Ok", "Filled")


def test_a_batch_with_an_unknown_market_is_refused_whole(customer: Customer) -> None:
    batch = [limit_order("Bid", "170.00", "1"), limit_order("Bid", "170.00", "1", symbol="SOL_EUR")]
    assert 'failed to parse "MarketSymbol"' in customer.refusal("execute_order_batch", batch)
    assert customer.get("get_open_orders") == []


@pytest.mark.parametrize(
    ("order", "message"),
    [
        (market_order("Bid"), "INVALID_CLIENT_REQUEST: Market orders must specify a `quantity` or `quoteQuantity`"),
        (
            limit_order("Bid", "170", "1", triggerPrice="160"),
            "INVALID_CLIENT_REQUEST: Must specify both `triggerPrice` and `triggerQuantity` or neither",
        ),
        (
            limit_order("Bid", "170", "1", symbol="SOL_EUR"),
            'parse request payload error: failed to parse "MarketSymbol": Invalid market symbol '
            '(occurred while parsing "OrderExecutePayload")',
        ),
        (limit_order("Bid", "170.001", "1"), "INVALID_PRICE: Price decimal too long"),
        (limit_order("Bid", "170", "1.001"), "INVALID_QUANTITY: Quantity decimal too long"),
        (limit_order("Bid", "170", "0"), "INVALID_QUANTITY: Quantity is below the minimum quantity"),
        (limit_order("Bid", "-170", "1"), "INVALID_PRICE: Price is below the minimum price"),
        (
            limit_order("Bid", "5000", "1"),
            "INVALID_PRICE: Price is too far from the last active price of 171.25: it must be from 42.8125 to 342.5",
        ),
        (limit_order("Bid", "170", "600"), "INSUFFICIENT_FUNDS: Insufficient funds"),
        (limit_order("Ask", "180", "1000.01"), "INSUFFICIENT_FUNDS: Insufficient funds"),
        (market_order("Bid", quantity="700"), "INSUFFICIENT_FUNDS: Insufficient funds"),
        (limit_order("Bid", "170", "1", reduceOnly=True), "INVALID_ORDER: Reduce only order not reduced"),
    ],
)
def test_what_the_exchange_refuses_changes_nothing(customer: Customer, order: dict[str, Any], message: str) -> None:
    before = customer.get("get_balances")
    assert customer.refusal("execute_order", **order) == message
    assert customer.get("get_balances") == before
    assert customer.get("get_order_history") == []


def test_a_client_id_is_used_once_among_open_orders(customer: Customer) -> None:
    customer.limit("Bid", "170.00", "1", clientId=123456739)
    again = limit_order("Bid", "169.00", "1", clientId=123456739)
    assert customer.refusal("execute_order", **again) == (
        "INVALID_ORDER: Order with client ID already exists: 123456739"
    )
    customer.get("cancel_order", symbol="SOL_USDC", clientId=123456739)
    assert customer.limit("Bid", "169.00", "1", clientId=123456739)["status"] == "New"


def test_a_trigger_order_waits_and_locks_nothing(customer: Customer) -> None:
    order = customer.limit("Ask", "160", "1", triggerPrice="161", triggerQuantity="1")
    assert (order["status"], order["triggerPrice"]) == ("TriggerPending", "161")
    assert customer.balance("SOL") == (1000, 0)
    assert customer.get("get_account")["triggerOrders"] == 1
    cancelled = customer.get("cancel_open_orders", symbol="SOL_USDC", orderType="ConditionalOrder")
    assert [entry["id"] for entry in cancelled] == [order["id"]]


def test_a_perpetual_moves_a_position_and_settles_its_profit(customer: Customer) -> None:
    before = Decimal(customer.get("get_open_interest", symbol="SOL_USDC_PERP")[0]["openInterest"])
    customer.get("execute_order", **market_order("Bid", symbol="SOL_USDC_PERP", quantity="2"))
    after = Decimal(customer.get("get_open_interest", symbol="SOL_USDC_PERP")[0]["openInterest"])
    assert customer.balance("USDC")[1] == Decimal("34.262")  # a tenth of 2 x 171.31
    assert after >= before
    customer.get("execute_order", **market_order("Ask", symbol="SOL_USDC_PERP", quantity="2", reduceOnly=True))
    fees = sum(Decimal(fill["fee"]) for fill in customer.get("get_fills"))
    assert customer.balance("USDC") == (100_000 - Decimal("0.04") - fees, 0)
    assert customer.balance("SOL") == (1000, 0)


def test_a_withdrawal_takes_what_is_available(customer: Customer) -> None:
    request: dict[str, Any] = {
        "address": "elsewhere",
        "blockchain": "Solana",
        "symbol": "USDC",
        "twoFactorToken": "123456",
    }
    withdrawal = customer.get("request_withdrawal", quantity="10", **request)
    assert customer.get("get_withdrawals") == [withdrawal]
    assert customer.balance("USDC") == (99_990, 0)
    assert customer.refusal("request_withdrawal", quantity="99991", **request).startswith("INSUFFICIENT_FUNDS")


def test_histories_come_in_pages(customer: Customer) -> None:
    ids = [customer.limit("Bid", "170.00", "1")["id"] for _ in range(5)]
    page: dict[str, Any] = {"limit": 2, "offset": 2}
    assert [entry["id"] for entry in customer.get("get_order_history", **page)] == [ids[2], ids[1]]
    answer = customer.call("get_order_history", **page)
    assert answer.headers["X-Total"] == "5"
    assert answer.headers["X-Page-Count"] == "3"


def test_an_empty_history_is_one_page(customer: Customer) -> None:
    answer = customer.call("get_fills", limit=10)
    paging = {name: answer.headers[name] for name in ("X-Total", "X-Page-Count", "X-Page-Size", "X-Current-Page")}
    assert paging == {"X-Total": "0", "X-Page-Count": "1", "X-Page-Size": "10", "X-Current-Page": "1"}
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("operation_id", "message"),
    [
        ("get_market", "Invalid market symbol"),
        ("get_depth", "Invalid market symbol"),
        ("get_mark_prices", "Symbol not found"),
    ],
)
def test_an_unknown_symbol_is_refused_in_the_exchanges_words(
    customer: Customer, operation_id: str, message: str
) -> None:
    assert customer.refusal(operation_id, symbol="NOPE") == f"INVALID_CLIENT_REQUEST: {message}"


def test_a_trigger_order_is_released_by_the_price(customer: Customer) -> None:
    order = customer.get("execute_order", **market_order("Bid", triggerPrice="171.26", triggerQuantity="0.5"))
    assert order["status"] == "TriggerPending"
    customer.get("execute_order", **market_order("Bid", quantity="1"))
    [_, released] = customer.get("get_order_history")
    assert (released["id"], released["status"], released["executedQuantity"]) == (order["id"], "Filled", "0.5")


def test_fills_are_found_by_order_kind_and_time(customer: Customer) -> None:
    order = customer.get("execute_order", **market_order("Bid", quantity="1"))
    customer.now += 1000
    customer.get("execute_order", **market_order("Bid", quantity="1", symbol="SOL_USDC_PERP"))
    found: dict[str, dict[str, Any]] = {
        "order": {"orderId": order["id"]},
        "market": {"symbol": "SOL_USDC"},
        "kind of market": {"marketType": "SPOT"},
        "time": {"to": customer.now - 1},
    }
    for parameters in found.values():
        assert {fill["orderId"] for fill in customer.get("get_fills", **parameters)} == {order["id"]}
    assert len(customer.get("get_fills", fillType="User")) == 2
    assert customer.get("get_fills", fillType="Liquidation") == []


def test_assets_are_those_that_are_traded(customer: Customer) -> None:
    assert {asset["symbol"] for asset in customer.get("get_assets")} == {"SOL", "BTC", "USDC"}


@pytest.mark.parametrize(
    ("blockchain", "pattern"),
    [
        ("Solana", "[1-9A-HJ-NP-Za-km-z]{44}"),
        ("Ethereum", "0x[0-9a-f]{40}"),
        ("Arbitrum", "0x[0-9a-f]{40}"),
        ("Bitcoin", "bc1q[02-9ac-hj-np-z]{38}"),
        ("Tron", "T[1-9A-HJ-NP-Za-km-z]{33}"),
    ],
)
def test_a_deposit_address_looks_like_one_and_stays(customer: Customer, blockchain: str, pattern: str) -> None:
    address = customer.get("get_deposit_address", blockchain=blockchain)["address"]
    assert re.fullmatch(pattern, address)
    assert Customer().get("get_deposit_address", blockchain=blockchain)["address"] == address
