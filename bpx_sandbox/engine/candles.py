"""Candles: summaries of the trades in an interval."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal

from bpx_sandbox.engine.orders import Trade

_MINUTE, _HOUR, _DAY = 60, 3600, 86_400
_SECONDS = {
    "1s": 1, "1m": _MINUTE, "3m": 3 * _MINUTE, "5m": 5 * _MINUTE, "15m": 15 * _MINUTE, "30m": 30 * _MINUTE,
    "1h": _HOUR, "2h": 2 * _HOUR, "4h": 4 * _HOUR, "6h": 6 * _HOUR, "8h": 8 * _HOUR, "12h": 12 * _HOUR,
    "1d": _DAY, "3d": 3 * _DAY, "1w": 7 * _DAY,
}  # fmt: skip
INTERVALS = (*_SECONDS, "1month")
"""The intervals that candles come in."""

# The Unix epoch was a Thursday; weeks begin on Mondays.
_FIRST_MONDAY = 4 * _DAY


@dataclass(slots=True)
class Candle:
    """A summary of the trades from `start` until before `end`, in Unix seconds."""

    start: int
    end: int
    open: Decimal
    high: Decimal
    low: Decimal
    close: Decimal
    volume: Decimal
    quote_volume: Decimal
    trades: int

    @classmethod
    def of(cls, trade: Trade, start: int, end: int) -> Candle:
        """Create the candle of a single trade."""
        price = trade.price
        return cls(start, end, price, price, price, price, trade.quantity, price * trade.quantity, 1)

    def add(self, trade: Trade) -> None:
        """Add a trade that is later than all others."""
        self.extend(Candle.of(trade, self.start, self.end))

    def extend(self, later: Candle) -> None:
        """Add the trades of a later candle."""
        self.high, self.low = max(self.high, later.high), min(self.low, later.low)
        self.close = later.close
        self.volume += later.volume
        self.quote_volume += later.quote_volume
        self.trades += later.trades


def merged(parts: Iterable[Candle], start: int, end: int) -> Candle:
    """Merge at least one candle, oldest first, into one."""
    first, *others = parts
    whole = replace(first, start=start, end=end)
    for part in others:
        whole.extend(part)
    return whole


def span(time: int, interval: str) -> tuple[int, int]:
    """Return start and end of the candle that contains a time, in Unix seconds."""
    if interval == "1month":
        day = datetime.fromtimestamp(time, UTC)
        first = datetime(day.year, day.month, 1, tzinfo=UTC)
        after = datetime(day.year + day.month // 12, day.month % 12 + 1, 1, tzinfo=UTC)
        return int(first.timestamp()), int(after.timestamp())
    length = _SECONDS[interval]
    offset = _FIRST_MONDAY if interval == "1w" else 0
    begin = (time - offset) // length * length + offset
    return begin, begin + length
