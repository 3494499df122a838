"""Sessions and holidays of the US stock market, and indicative quotes."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from bpx_sandbox import Sandbox
from bpx_sandbox.engine.us_equities import holidays, session_at

from ..customer import Customer


def at(moment: str) -> int:
    """Convert a time in UTC to Unix milliseconds."""
    return int(datetime.fromisoformat(moment).replace(tzinfo=UTC).timestamp() * 1000)


@pytest.mark.parametrize(
    ("moment", "session"),
    [
        ("2026-10-05T13:29:59", "US_EQUITIES_PRE_MARKET"),
        ("2026-10-05T13:30:00", "US_EQUITIES_REGULAR"),
        ("2026-10-05T20:00:00", "US_EQUITIES_POST_MARKET"),
        ("2026-10-06T00:00:00", "US_EQUITIES_OVERNIGHT"),
        ("2026-10-06T07:59:59", "US_EQUITIES_OVERNIGHT"),
        ("2026-10-06T08:00:00", "US_EQUITIES_PRE_MARKET"),
        ("2026-12-01T14:29:59", "US_EQUITIES_PRE_MARKET"),  # winter
        ("2026-12-01T14:30:00", "US_EQUITIES_REGULAR"),
        ("2026-10-10T00:00:00", None),  # Friday evening
        ("2026-10-10T15:00:00", None),
        ("2026-10-11T23:59:59", None),
        ("2026-10-12T00:00:00", "US_EQUITIES_OVERNIGHT"),  # Sunday evening
        ("2026-11-26T15:00:00", None),  # Thanksgiving
    ],
)
def test_the_session_that_is_open(moment: str, session: str | None) -> None:
    found = session_at(at(moment))
    assert (None if found is None else found.name) == session


def test_the_holidays_of_a_year() -> None:
    assert [day for day, _ in holidays(2026)] == [
        date(2026, 1, 1), date(2026, 1, 19), date(2026, 2, 16), date(2026, 4, 3), date(2026, 5, 25),
        date(2026, 6, 19), date(2026, 7, 3), date(2026, 9, 7), date(2026, 11, 26), date(2026, 12, 25),
    ]  # fmt: skip
    assert (date(2025, 4, 18), "Good Friday") in holidays(2025)
    assert "New Year's Day" not in [name for _, name in holidays(2028)]


@pytest.mark.parametrize(
    ("now", "old"), [("get_stock_sessions", "get_market_sessions"), ("get_stock_holidays", "get_market_holidays")]
)
def test_the_deprecated_operations_answer_the_same(visitor: Customer, now: str, old: str) -> None:
    assert visitor.get(now) == visitor.get(old)
    assert visitor.call(now).headers["X-Sandbox"] == "state"


@pytest.fixture
def stocks() -> Customer:
    customer = Customer(now=at("2026-10-05T15:00:00"))
    customer.sandbox = Sandbox(seed=1, markets=["MU.US_USDC_PERP", "SOL_USDC"], clock=lambda: customer.now)
    return customer


def test_a_stock_that_is_listed_has_an_indicative_quote(stocks: Customer) -> None:
    last = Decimal(stocks.get("get_ticker", symbol="MU.US_USDC_PERP")["lastPrice"])
    quotes: list[Any] = [
        stocks.get("get_stock_indicative_quote", symbol="MU.US", side=side, quantity="1.5") for side in ("Ask", "Bid")
    ]
    for quote in quotes:
        assert (quote["available"], quote["session"]) == (True, "US_EQUITIES_REGULAR")
    low, high, lowest, highest = (Decimal(each[name]) for name in ("estimatedPrice", "price") for each in quotes)
    assert lowest < low < last < high < highest


@pytest.mark.parametrize(
    ("symbol", "moment", "quantity", "reason"),
    [
        ("NVDA.US", "2026-10-05T15:00:00", "1", "No price"),
        ("SOL", "2026-10-05T15:00:00", "1", "No price"),
        ("MU.US", "2026-10-10T15:00:00", "1", "Market closed"),
        ("MU.US", "2026-10-05T12:00:00", "1.5", "Invalid quantity"),
        ("MU.US", "2026-10-05T15:00:00", "501", "Invalid quantity"),
    ],
)
def test_a_stock_that_can_not_be_had_is_not_available(
    stocks: Customer, symbol: str, moment: str, quantity: str, reason: str
) -> None:
    stocks.now = at(moment)
    quote = stocks.get("get_stock_indicative_quote", symbol=symbol, side="Bid", quantity=quantity)
    assert (quote["available"], quote["reason"]) == (False, reason)
