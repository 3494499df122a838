"""Tickers and candles, computed from trades."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from itertools import groupby

from bpx_sandbox.orders import ZERO, Trade

_MINUTE, _HOUR, _DAY = 60, 3600, 86_400
_SECONDS = {
    "1s": 1, "1m": _MINUTE, "3m": 3 * _MINUTE, "5m": 5 * _MINUTE, "15m": 15 * _MINUTE, "30m": 30 * _MINUTE,
    "1h": _HOUR, "2h": 2 * _HOUR, "4h": 4 * _HOUR, "6h": 6 * _HOUR, "8h": 8 * _HOUR, "12h": 12 * _HOUR,
    "1d": _DAY, "3d": 3 * _DAY, "1w": 7 * _DAY,
}  # fmt: skip
# The Unix epoch was a Thursday; weeks begin on Mondays.
_FIRST_MONDAY = 4 * _DAY


@dataclass(frozen=True, slots=True)
class Candle:
    """What happened between two moments, in Unix seconds, of which the second no longer belongs to it."""

    start: int
    end: int
    open: Decimal
    high: Decimal
    low: Decimal
    close: Decimal
    volume: Decimal
    quote_volume: Decimal
    trades: int


def summary(trades: Sequence[Trade], start: int, end: int) -> Candle:
    """Sums up trades, of which there must be at least one, oldest first."""
    prices = [trade.price for trade in trades]
    return Candle(
        start=start,
        end=end,
        open=prices[0],
        high=max(prices),
        low=min(prices),
        close=prices[-1],
        volume=sum((trade.quantity for trade in trades), ZERO),
        quote_volume=sum((trade.price * trade.quantity for trade in trades), ZERO),
        trades=len(trades),
    )


def candles(trades: Sequence[Trade], interval: str, start: int, end: int) -> Iterator[Candle]:
    """The candles that begin in a span of Unix seconds, its end included; without trades there is no candle."""
    for (first, after), group in groupby(trades, key=lambda trade: _span(trade.timestamp // 1000, interval)):
        if start <= first <= end:
            yield summary(list(group), first, after)


def _span(moment: int, interval: str) -> tuple[int, int]:
    """The candle to which a moment belongs."""
    if interval == "1month":
        day = datetime.fromtimestamp(moment, UTC)
        first = datetime(day.year, day.month, 1, tzinfo=UTC)
        after = datetime(day.year + day.month // 12, day.month % 12 + 1, 1, tzinfo=UTC)
        return int(first.timestamp()), int(after.timestamp())
    length = _SECONDS[interval]
    offset = _FIRST_MONDAY if interval == "1w" else 0
    begin = (moment - offset) // length * length + offset
    return begin, begin + length
