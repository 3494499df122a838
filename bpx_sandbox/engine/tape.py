"""The trades of one market with a candle for each minute, so that summaries don't read all trades."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import groupby

from bpx_sandbox.engine.candles import Candle, merged, span
from bpx_sandbox.engine.orders import Trade

MINUTE_MS = 60_000


class Tape:
    """The trades of a market.

    Attributes:
        trades: Oldest first.
    """

    def __init__(self) -> None:
        self.trades: list[Trade] = []
        self._minutes: list[Candle] = []

    @property
    def last(self) -> Trade | None:
        """The latest trade."""
        return self.trades[-1] if self.trades else None

    def add(self, trade: Trade) -> None:
        """Add a trade that is not older than the last one."""
        self.trades.append(trade)
        start, end = span(trade.timestamp // 1000, "1m")
        if self._minutes and self._minutes[-1].start == start:
            self._minutes[-1].add(trade)
        else:
            self._minutes.append(Candle.of(trade, start, end))

    def delete_before_last(self, number: int) -> None:
        """Delete all but the last trades once there are twice as many; candles of whole minutes stay."""
        if len(self.trades) > 2 * number:
            del self.trades[:-number]

    def summary(self, since: int, until: int) -> Candle | None:
        """Return one candle of the trades after `since`, in Unix milliseconds; None without trades."""
        first = bisect_right(self.trades, since, key=_timestamp)
        # The candles of complete minutes exist already; trades before them are read one by one.
        whole = bisect_left(self._minutes, -(-since // MINUTE_MS) * 60, key=_start)
        boundary = self._minutes[whole].start * 1000 if whole < len(self._minutes) else None
        last = len(self.trades) if boundary is None else bisect_left(self.trades, boundary, key=_timestamp)
        parts = [*map(_single, self.trades[first:last]), *self._minutes[whole:]]
        return merged(parts, since // 1000, until // 1000) if parts else None

    def candles(self, interval: str, start: int, end: int) -> Iterator[Candle]:
        """Iterate over the candles that begin from `start` to `end`, in Unix seconds; empty candles are left out."""
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
