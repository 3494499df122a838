"""The trades of one market with their candles, kept as they come: no answer has to read all trades."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import groupby

from bpx_sandbox.engine.candles import Candle, merged, span
from bpx_sandbox.engine.orders import Trade

MINUTE_MS = 60_000


class Tape:
    """Trades, oldest first.

    Attributes:
        trades: All of them.
    """

    def __init__(self) -> None:
        self.trades: list[Trade] = []
        self._minutes: list[Candle] = []

    @property
    def last(self) -> Trade | None:
        """The latest trade."""
        return self.trades[-1] if self.trades else None

    def add(self, trade: Trade) -> None:
        """Adds a trade that is no older than the last one."""
        self.trades.append(trade)
        start, end = span(trade.timestamp // 1000, "1m")
        if self._minutes and self._minutes[-1].start == start:
            self._minutes[-1].add(trade)
        else:
            self._minutes.append(Candle.of(trade, start, end))

    def summary(self, since: int, until: int) -> Candle | None:
        """One candle of all trades after a moment, in Unix milliseconds; None without any."""
        first = bisect_right(self.trades, since, key=_timestamp)
        # The minutes that lie wholly in the span are summed up already; what is before them is read trade by trade.
        whole = bisect_left(self._minutes, -(-since // MINUTE_MS) * 60, key=_start)
        boundary = self._minutes[whole].start * 1000 if whole < len(self._minutes) else None
        last = len(self.trades) if boundary is None else bisect_left(self.trades, boundary, key=_timestamp)
        parts = [*map(_single, self.trades[first:last]), *self._minutes[whole:]]
        return merged(parts, since // 1000, until // 1000) if parts else None

    def candles(self, interval: str, start: int, end: int) -> Iterator[Candle]:
        """The candles that begin in a span of Unix seconds, its end included; without trades there is no candle."""
        parts: Iterable[Candle]
        if interval == "1s":
            first = bisect_left(self.trades, start * 1000, key=_timestamp)
            parts = map(_single, self.trades[first : bisect_left(self.trades, (end + 1) * 1000, key=_timestamp)])
        else:
            first, last = span(start, interval)[0], span(end, interval)[1]
            parts = self._minutes[
                bisect_left(self._minutes, first, key=_start) : bisect_left(self._minutes, last, key=_start)
            ]
        for (begin, after), group in groupby(parts, key=lambda part: span(part.start, interval)):
            if start <= begin <= end:
                yield merged(group, begin, after)


def _timestamp(trade: Trade) -> int:
    return trade.timestamp


def _start(candle: Candle) -> int:
    return candle.start


def _single(trade: Trade) -> Candle:
    return Candle.of(trade, *span(trade.timestamp // 1000, "1s"))
