"""Handlers for public data: assets, markets, prices, books, trades, the clock."""

from __future__ import annotations

from bpx_sandbox.engine import errors
from bpx_sandbox.engine.fields import Value
from bpx_sandbox.engine.funding import HOUR_MS, hourly_rate, running_rate
from bpx_sandbox.engine.markets import Market
from bpx_sandbox.engine.orders import Side
from bpx_sandbox.http import serializers
from bpx_sandbox.http.formatting import format_trimmed
from bpx_sandbox.http.requests import ApiRequest, Page, page

_DAYS = {"1d": 1, "1w": 7}
_DAY_MS = 86_400_000
_EXTERNAL = "External"


def get_assets(request: ApiRequest) -> Value:
    """Return the assets that are traded."""
    return [serializers.asset(symbol) for symbol in request.engine.assets]


def get_markets(request: ApiRequest) -> Value:
    """Return all markets, or those of some types."""
    kinds = request.fields.get_list("marketType")
    return [
        serializers.market(market) for market in request.engine.markets.values() if not kinds or market.kind in kinds
    ]


def get_market(request: ApiRequest) -> Value:
    """Return one market."""
    return serializers.market(_market(request))


def get_ticker(request: ApiRequest) -> Value:
    """Return the ticker of one market; None without trades."""
    _check_source(request)
    return _ticker(request, _market(request).symbol)


def get_tickers(request: ApiRequest) -> Value:
    """Return the tickers of all markets with trades."""
    of_stocks = request.fields.get_str("source") == _EXTERNAL
    markets = (market for market in request.engine.markets.values() if market.rwa_type is not None or not of_stocks)
    tickers = (_ticker(request, market.symbol) for market in markets)
    return [ticker for ticker in tickers if ticker is not None]


def get_depth(request: ApiRequest) -> Value:
    """Return the price levels of one market, both sides by ascending price."""
    market = _market(request)
    if not market.is_open:
        raise errors.not_found()
    book, limit = request.engine.books[market.symbol], request.fields.get_int("limit")
    lag = min(request.depth_lag, len(book.updates))
    asks, bids = (
        [[format_trimmed(price), format_trimmed(quantity)] for price, quantity in levels[:limit]]
        for levels in (
            (book.past_levels(lag, side) if lag else book.levels(side, limit)) for side in (Side.ASK, Side.BID)
        )
    )
    return {
        "asks": asks,
        "bids": bids[::-1],
        "lastUpdateId": str(book.updates[-lag].id - 1 if lag else book.update_id),
        "timestamp": request.now * 1000,
    }


def get_klines(request: ApiRequest) -> Value:
    """Return the candles of one market. Mark and index price are the last price."""
    _check_source(request)
    fields, end, now = request.fields, request.fields.get_int("endTime"), request.now // 1000
    # Nothing was traded before 1970 or will be after now; times far beyond have no calendar.
    span = min(max(fields.require_int("startTime"), 0), now), now if end is None else min(max(end, 0), now)
    tape = request.engine.tapes[_market(request).symbol]
    return [serializers.kline(candle) for candle in tape.candles(fields.require_str("interval"), *span)]


def get_open_interest(request: ApiRequest) -> Value:
    """Return the open interest of one perpetual or of all."""
    symbol = request.fields.get_str("symbol")
    markets = list(request.engine.markets.values()) if symbol is None else [_market(request)]
    return [
        {
            "symbol": market.symbol,
            "openInterest": request.engine.open_interest(market.symbol),
            "timestamp": request.now,
        }
        for market in markets
        if market.is_perpetual
    ]


def get_recent_trades(request: ApiRequest) -> Value:
    """Return the latest trades of one market, newest first."""
    trades = request.engine.tapes[_market(request).symbol].trades
    limit = request.fields.require_int("limit")
    return [serializers.trade(trade) for trade in trades[: -limit - 1 : -1]]


def get_historical_trades(request: ApiRequest) -> Page:
    """Return all trades of one market, newest first."""
    return page(request.engine.tapes[_market(request).symbol].trades, request.fields, serializers.trade)


def get_mark_prices(request: ApiRequest) -> Value:
    """Return the mark price of one market, or of all markets of some types."""
    symbol, kinds = request.fields.get_str("symbol"), request.fields.get_list("marketType")
    if symbol is not None and (symbol not in request.engine.markets or not request.engine.markets[symbol].is_open):
        raise errors.symbol_not_found()
    markets = [m for m in request.engine.markets.values() if m.kind in kinds] if symbol is None else [_market(request)]
    next_hour = (request.now // HOUR_MS + 1) * HOUR_MS
    prices = ((market, request.engine.last_price(market.symbol)) for market in markets)
    return [
        serializers.mark_price(market, price, running_rate(market.symbol, request.now), next_hour)
        for market, price in prices
        if price is not None
    ]


def get_funding_interval_rates(request: ApiRequest) -> Page:
    """Return the hourly funding rates of a perpetual, newest first: the current hour and 30 days before it."""
    market, running = request.engine.markets.get(request.fields.require_str("symbol")), request.now // HOUR_MS
    hours = range(running - 30 * 24, running + 1) if market is not None and market.is_perpetual else range(0)

    def write(hour: int) -> Value:
        symbol = request.fields.require_str("symbol")
        rate = running_rate(symbol, request.now) if hour == running else hourly_rate(symbol, hour)
        return serializers.funding_rate(symbol, rate, (hour + 1) * HOUR_MS)

    return page(hours, request.fields, write)


def get_status(_: ApiRequest) -> Value:
    """Return the status of the exchange."""
    return {"status": "Ok", "message": None}


def ping(_: ApiRequest) -> Value:
    """Return `pong`."""
    return "pong"


def get_time(request: ApiRequest) -> Value:
    """Return the exchange's time."""
    return str(request.now)


def _market(request: ApiRequest) -> Market:
    return request.engine.market(request.fields.require_str("symbol"))


def _check_source(request: ApiRequest) -> None:
    """Refuse the external source for a market that isn't a stock. Both sources have equal prices."""
    if request.fields.get_str("source") == _EXTERNAL:
        market = request.engine.markets.get(request.fields.require_str("symbol"))
        if market is None or market.rwa_type is None:
            raise errors.invalid_request("External source is only available for stock markets")


def _ticker(request: ApiRequest, symbol: str) -> Value:
    since = request.now - _DAYS[request.fields.get_str("interval") or "1d"] * _DAY_MS
    summary = request.engine.tapes[symbol].summary(since, request.now)
    return None if summary is None else serializers.ticker(symbol, summary)
