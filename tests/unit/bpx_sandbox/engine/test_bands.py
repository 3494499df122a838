"""The price bands of the markets' filters, and how they are enforced."""

from decimal import Decimal
from typing import Any

import pytest

from bpx_sandbox import Sandbox

from ..customer import Customer, limit_order, market_order

D = Decimal
SPOT = "the last active price of 171.25: it must be from 42.8125 to 342.5"
PERPETUAL = "the mark price of 171.30: it must be from 158.4525 to 184.1475"


@pytest.mark.parametrize(
    ("symbol", "price", "band"),
    [
        ("SOL_USDC", "10", SPOT),
        ("SOL_USDC", "42.81", SPOT),
        ("SOL_USDC", "342.51", SPOT),
        ("SOL_USDC_PERP", "10", "the last active price of 171.30: it must be from 42.825 to 342.6"),
        ("SOL_USDC_PERP", "158.45", PERPETUAL),
        ("SOL_USDC_PERP", "184.15", PERPETUAL),
    ],
)
@pytest.mark.parametrize("more", [{}, {"postOnly": True}, {"timeInForce": "IOC"}], ids=str)
@pytest.mark.parametrize("side", ["Bid", "Ask"])
def test_a_price_outside_the_markets_band_is_refused_with_the_band(
    visitor: Customer, side: str, symbol: str, price: str, band: str, more: dict[str, Any]
) -> None:
    order = limit_order(side, price, "0.1", symbol=symbol, **more)
    assert visitor.refusal("execute_order", **order) == f"INVALID_PRICE: Price is too far from {band}"


@pytest.mark.parametrize(
    ("symbol", "side", "price"),
    [
        ("SOL_USDC", "Bid", "42.82"),
        ("SOL_USDC", "Ask", "342.50"),
        ("SOL_USDC_PERP", "Bid", "158.46"),
        ("SOL_USDC_PERP", "Ask", "184.14"),
    ],
)
def test_a_price_at_the_edge_of_the_band_is_taken(customer: Customer, symbol: str, side: str, price: str) -> None:
    assert customer.limit(side, price, "0.1", symbol=symbol)["status"] == "New"


def test_the_band_is_what_the_market_states(customer: Customer) -> None:
    market = customer.get("get_market", symbol="SOL_USDC_PERP")["filters"]["price"]
    band, mark = market["meanMarkPriceBand"], D(customer.get("get_mark_prices", symbol="SOL_USDC_PERP")[0]["markPrice"])
    lowest = (mark * D(band["minMultiplier"])).quantize(D("0.01"))
    assert customer.limit("Bid", f"{lowest + D('0.01')}", "0.1", symbol="SOL_USDC_PERP")["status"] == "New"
    below = limit_order("Bid", f"{lowest - D('0.01')}", "0.1", symbol="SOL_USDC_PERP")
    assert customer.refusal("execute_order", **below).startswith("INVALID_PRICE")


def test_a_trigger_may_be_as_far_as_its_owner_likes_and_its_limit_is_near_the_trigger(customer: Customer) -> None:
    perpetual: dict[str, Any] = {"symbol": "SOL_USDC_PERP", "triggerQuantity": "1"}
    stop = limit_order("Ask", "100.00", "1", triggerPrice="101", **perpetual)
    assert customer.get("execute_order", **stop)["status"] == "TriggerPending"
    too_far = limit_order("Ask", "90.00", "1", triggerPrice="101", **perpetual)
    assert "the mark price of 101: it must be from 93.425 to 108.575" in customer.refusal("execute_order", **too_far)


def test_the_limit_of_an_attached_stop_is_near_its_trigger(customer: Customer) -> None:
    stop = {"stopLossTriggerPrice": "160", "stopLossLimitPrice": "10"}
    refusal = customer.refusal("execute_order", **limit_order("Bid", "171.00", "1", **stop))
    assert "Price is too far from the last active price of 160" in refusal


@pytest.mark.parametrize("tolerance", [{}, {"slippageTolerance": "5", "slippageToleranceType": "Percent"}], ids=str)
@pytest.mark.parametrize("size", [{"quantity": "9000"}, {"quoteQuantity": "1500000"}], ids=str)
def test_a_market_order_climbs_no_farther_into_the_book_than_the_market_allows(
    customer: Customer, size: dict[str, str], tolerance: dict[str, str]
) -> None:
    customer.sandbox.account.balances["USDC"].available = D(10**7)
    best = D(customer.get("get_depth", symbol="SOL_USDC")["asks"][0][0])
    order = customer.get("execute_order", **market_order("Bid", **size, **tolerance))
    assert order["status"] == "Expired"
    assert customer.get("get_order_history")[0]["expiryReason"] == "PriceImpact"
    prices = [D(fill["price"]) for fill in customer.get("get_fills", limit=1000)]
    left = D(customer.get("get_depth", symbol="SOL_USDC")["asks"][0][0])
    assert max(prices) <= best * D("1.01") < left


def test_a_tighter_slippage_tolerance_holds_before_the_markets_bound(customer: Customer) -> None:
    customer.sandbox.account.balances["SOL"].available = D(10**6)
    tolerance = {"slippageTolerance": "0.5", "slippageToleranceType": "Percent"}
    customer.get("execute_order", **market_order("Ask", quantity="9000", **tolerance))
    assert customer.get("get_order_history")[0]["expiryReason"] == "SlippageToleranceExceeded"


@pytest.fixture
def broad() -> Customer:
    """A customer of an exchange that lists all known markets."""
    customer = Customer()
    known = ["SOL_USDC", "BTC_USDC_PERP", "SPCX.US_USDC", "MU.US_USDC_PERP", "HNT_USDC"]
    markets = [*known, "NVDA.US_USDC=180", "X_USDC=1"]
    customer.sandbox = Sandbox(seed=1, markets=markets, clock=lambda: customer.now)
    return customer


def test_markets_say_which_are_of_stocks(broad: Customer) -> None:
    kinds = {market["symbol"]: market["rwaMarketType"] for market in broad.get("get_markets")}
    assert kinds == {
        "SOL_USDC": None, "BTC_USDC_PERP": None, "SPCX.US_USDC": "STOCK", "MU.US_USDC_PERP": "STOCK",
        "HNT_USDC": None, "NVDA.US_USDC": "STOCK", "X_USDC": None,
    }  # fmt: skip


def test_a_closed_market_is_listed_and_has_neither_book_nor_orders(broad: Customer) -> None:
    assert broad.get("get_market", symbol="HNT_USDC")["orderBookState"] == "Closed"
    depth = broad.call("get_depth", symbol="HNT_USDC")
    assert (depth.status, depth.content) == (404, {"code": "RESOURCE_NOT_FOUND", "message": "Not Found"})
    assert broad.refusal("get_mark_prices", symbol="HNT_USDC") == "INVALID_CLIENT_REQUEST: Symbol not found"
    refusal = broad.refusal("execute_order", **limit_order("Bid", "2.500", "1", symbol="HNT_USDC"))
    assert refusal == "TRADING_PAUSED: Trading is paused"


@pytest.mark.parametrize("operation_id", ["get_ticker", "get_klines"])
def test_the_source_external_is_for_stock_markets(broad: Customer, operation_id: str) -> None:
    more: dict[str, Any] = {"interval": "1h", "startTime": 0} if operation_id == "get_klines" else {}
    for symbol in ("SOL_USDC", "AAPL.US_USDC_RFQ"):
        assert broad.refusal(operation_id, symbol=symbol, source="External", **more) == (
            "INVALID_CLIENT_REQUEST: External source is only available for stock markets"
        )
    assert broad.get(operation_id, symbol="SPCX.US_USDC", source="External", **more)
    assert broad.get(operation_id, symbol="SOL_USDC", source="Venue", **more)


def test_external_tickers_are_those_of_stock_markets(broad: Customer) -> None:
    symbols = {ticker["symbol"] for ticker in broad.get("get_tickers", source="External")}
    assert symbols == {"SPCX.US_USDC", "MU.US_USDC_PERP", "NVDA.US_USDC"}
