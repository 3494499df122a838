"""Answers that anyone may ask for: markets, prices, books, trades, the clock."""

from __future__ import annotations

from bpx_sandbox.engine import errors
from bpx_sandbox.engine.fields import JSON
from bpx_sandbox.engine.funding import HOUR_MS, hourly_rate, running_rate
from bpx_sandbox.engine.markets import Market
from bpx_sandbox.engine.orders import Side
from bpx_sandbox.http import serializers
from bpx_sandbox.http.formatting import plain, trimmed
from bpx_sandbox.http.requests import Call, Handler, Page, page

_DAYS = {"1d": 1, "1w": 7}
_DAY_MS = 86_400_000
_EXTERNAL = "External"


def get_markets(call: Call) -> JSON:
    """All markets, or those of some types."""
    kinds = call.fields.texts("marketType")
    return [serializers.market(market) for market in call.engine.markets.values() if not kinds or market.kind in kinds]


def get_market(call: Call) -> JSON:
    """One market."""
    return serializers.market(_market(call))


def get_ticker(call: Call) -> JSON:
    """The last day or week of one market; nothing where it had no trade."""
    _check_source(call)
    return _ticker(call, _market(call).symbol)


def get_tickers(call: Call) -> JSON:
    """The last day or week of every market that had a trade."""
    of_stocks = call.fields.text("source") == _EXTERNAL
    markets = (market for market in call.engine.markets.values() if market.rwa_type is not None or not of_stocks)
    tickers = (_ticker(call, market.symbol) for market in markets)
    return [ticker for ticker in tickers if ticker is not None]


def get_depth(call: Call) -> JSON:
    """The price levels of one market, both sides by ascending price."""
    market = _market(call)
    if not market.is_open:
        raise errors.not_found()
    book, limit = call.engine.books[market.symbol], call.fields.integer("limit")
    lag = min(call.depth_lag, len(book.updates))
    asks, bids = (
        [[trimmed(price), trimmed(quantity)] for price, quantity in levels[:limit]]
        for levels in (
            (book.levels_before(lag, side) if lag else book.levels(side, limit)) for side in (Side.ASK, Side.BID)
        )
    )
    return {
        "asks": asks,
        "bids": bids[::-1],
        "lastUpdateId": str(book.update_id - lag),
        "timestamp": call.now * 1000,
    }


def get_klines(call: Call) -> JSON:
    """The candles of one market. Mark and index price are the last price here."""
    _check_source(call)
    fields, end, now = call.fields, call.fields.integer("endTime"), call.now // 1000
    # Nothing was traded before 1970 or will be after now; times far beyond have no calendar.
    span = min(max(fields.required_integer("startTime"), 0), now), now if end is None else min(max(end, 0), now)
    tape = call.engine.tapes[_market(call).symbol]
    return [serializers.kline(candle) for candle in tape.candles(fields.required_text("interval"), *span)]


def get_open_interest(call: Call) -> JSON:
    """What is held long, which is as much as is held short, of one perpetual or of all."""
    symbol = call.fields.text("symbol")
    markets = list(call.engine.markets.values()) if symbol is None else [_market(call)]
    return [
        {
            "symbol": market.symbol,
            "openInterest": plain(call.engine.open_interest(market.symbol)),
            "timestamp": call.now,
        }
        for market in markets
        if market.is_perpetual
    ]


def get_recent_trades(call: Call) -> JSON:
    """The latest trades of one market, newest first."""
    trades = call.engine.tapes[_market(call).symbol].trades
    limit = call.fields.required_integer("limit")
    return [serializers.trade(trade) for trade in trades[: -limit - 1 : -1]]


def get_historical_trades(call: Call) -> Page:
    """All trades of one market, newest first."""
    return page(call.engine.tapes[_market(call).symbol].trades, call.fields, serializers.trade)


def get_mark_prices(call: Call) -> JSON:
    """The mark price of one market, or of all of a type."""
    symbol, kinds = call.fields.text("symbol"), call.fields.texts("marketType")
    if symbol is not None and (symbol not in call.engine.markets or not call.engine.markets[symbol].is_open):
        raise errors.symbol_not_found()
    markets = [m for m in call.engine.markets.values() if m.kind in kinds] if symbol is None else [_market(call)]
    next_hour = (call.now // HOUR_MS + 1) * HOUR_MS
    prices = ((market, call.engine.last_price(market.symbol)) for market in markets)
    return [
        serializers.mark_price(market, price, running_rate(market.symbol, call.now), next_hour)
        for market, price in prices
        if price is not None
    ]


def get_funding_interval_rates(call: Call) -> Page:
    """The hourly funding rates of a perpetual, newest first: the hour that runs, and 30 days before it."""
    market, running = call.engine.markets.get(call.fields.required_text("symbol")), call.now // HOUR_MS
    hours = range(running - 30 * 24, running + 1) if market is not None and market.is_perpetual else range(0)

    def write(hour: int) -> JSON:
        symbol = call.fields.required_text("symbol")
        rate = running_rate(symbol, call.now) if hour == running else hourly_rate(symbol, hour)
        return serializers.funding_rate(symbol, rate, (hour + 1) * HOUR_MS)

    return page(hours, call.fields, write)


def get_status(_: Call) -> JSON:
    """The state of the exchange."""
    return {"status": "Ok", "message": None}


def ping(_: Call) -> JSON:
    """A sign of life."""
    return "pong"


def get_time(call: Call) -> JSON:
    """The exchange's clock."""
    return str(call.now)


HANDLERS: dict[str, Handler] = {
    handler.__name__: handler
    for handler in (
        get_markets,
        get_market,
        get_ticker,
        get_tickers,
        get_depth,
        get_klines,
        get_open_interest,
        get_recent_trades,
        get_historical_trades,
        get_mark_prices,
        get_funding_interval_rates,
        get_status,
        ping,
        get_time,
    )
}


def _market(call: Call) -> Market:
    return call.engine.market(call.fields.required_text("symbol"))


def _check_source(call: Call) -> None:
    """Refuse the outside source for what is no stock. A stock's prices are the same from both sources here."""
    if call.fields.text("source") == _EXTERNAL:
        market = call.engine.markets.get(call.fields.required_text("symbol"))
        if market is None or market.rwa_type is None:
            raise errors.invalid_request("External source is only available for stock markets")


def _ticker(call: Call, symbol: str) -> JSON:
    since = call.now - _DAYS[call.fields.text("interval") or "1d"] * _DAY_MS
    summary = call.engine.tapes[symbol].summary(since, call.now)
    return None if summary is None else serializers.ticker(symbol, summary)
