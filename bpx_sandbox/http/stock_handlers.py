"""Handlers for the hours and prices of stocks."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal

from bpx_sandbox.engine.fields import Value
from bpx_sandbox.engine.orders import Side
from bpx_sandbox.engine.us_equities import NAME, REGULAR, SESSIONS, TIMEZONE, holidays, new_york, session_at
from bpx_sandbox.http.requests import ApiRequest, handles

_SPREAD = Decimal("0.001")
"""The relative distance from the last price to the quote, and from the quote to the limit price."""
_LARGEST = "500"


@handles("GET /api/v1/stockSessions", "GET /api/v1/market-sessions")
def get_stock_sessions(_: ApiRequest) -> Value:
    """Return the sessions of the US stock market."""
    return [
        {
            "name": session.name,
            "startTime": f"{session.start:%H:%M:%S}",
            "endTime": f"{session.end:%H:%M:%S}",
            "timezone": TIMEZONE,
            "startWeekday": session.first,
            "endWeekday": session.last,
        }
        for session in SESSIONS
    ]


@handles("GET /api/v1/stockHolidays", "GET /api/v1/market-holidays")
def get_stock_holidays(request: ApiRequest) -> Value:
    """Return the holidays of this year and the next."""
    year = new_york(request.now).year
    return [
        {"market": NAME, "name": name, "date": day.isoformat(), "timezone": TIMEZONE}
        for day, name in (*holidays(year), *holidays(year + 1))
    ]


@handles("GET /api/v1/stockIndicativeQuote")
def get_stock_indicative_quote(request: ApiRequest) -> Value:
    """Return an estimate around the last price of a stock; unavailable without an open market for it."""
    symbol, side = request.fields.require_str("symbol"), request.fields.require_enum("side", Side)
    session = session_at(request.now)
    answer: dict[str, Value] = {"symbol": symbol, "side": side, "session": None if session is None else session.name}
    markets = (request.engine.markets.get(f"{symbol}{suffix}") for suffix in ("_USDC", "_USDC_PERP"))
    market = next((market for market in markets if market is not None and market.rwa_type is not None), None)
    last = None if market is None else request.engine.last_price(market.symbol)
    # Outside the regular hours, fractions of shares aren't traded.
    step = Decimal("0.01") if session is not None and session.name == REGULAR else Decimal(1)
    quantity = request.fields.require_decimal("quantity")
    reason = None
    if market is None or last is None:
        reason = "No price"
    elif session is None:
        reason = "Market closed"
    elif quantity % step or not step <= quantity <= Decimal(_LARGEST):
        reason = "Invalid quantity"
    if market is None or last is None or reason is not None:
        return {**answer, "available": False, "reason": reason}
    estimated, limit = (
        (last * (1 + side.sign * times * _SPREAD)).quantize(market.tick, ROUND_HALF_EVEN) for times in (1, 2)
    )
    return {
        **answer,
        "available": True,
        "price": limit,
        "estimatedPrice": estimated,
        "publishedAt": request.now,
        "quantityFilter": {"minQuantity": step, "maxQuantity": _LARGEST, "stepSize": step},
    }
