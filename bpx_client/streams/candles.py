"""Closed candles of a market, each once and none missing, from the kline stream and REST; no I/O.

The stream tells the running candle again and again, and a last time when it closes; of a candle without a trade it
tells nothing. So a candle of which nothing was heard is empty once its time is over, as long as the stream was heard
all the time; what was running during a gap, or lost its last event, is asked for (`wanted`) and comes from REST
(`fill`). Nothing later is given out before it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from bpx_api.events import Kline as KlineEvent
from bpx_api.models import Kline, KlineInterval

GRACE = timedelta(seconds=5)
"""Time after a candle's end for which its last event is awaited."""

MOST_WAITING = 10_000
"""Closed candles that are kept while an earlier one is asked for; of more, the latest, and REST tells the others."""

MOST_ASKED = 5
"""Answers of REST in a row that may lack a candle of which the stream has told; then it is given out as last told."""

_NEVER, _LONG_AGO = datetime.max.replace(tzinfo=UTC), datetime.min.replace(tzinfo=UTC)

_LENGTHS = {"s": timedelta(seconds=1), "m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1)}
_LENGTHS["w"] = timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class Candle:
    """A closed candle. An empty one has the price of the one before it."""

    symbol: str
    """Market symbol."""
    interval: KlineInterval
    """Its length."""
    start: datetime
    """Its start (UTC)."""
    end: datetime
    """Its end (UTC), where the next one starts."""
    open: Decimal
    """First price, in the quote asset."""
    high: Decimal
    """Highest price, in the quote asset."""
    low: Decimal
    """Lowest price, in the quote asset."""
    close: Decimal
    """Last price, in the quote asset."""
    volume: Decimal = Decimal(0)
    """Volume in the base asset."""
    trades: int = 0
    """Number of trades."""

    @property
    def is_empty(self) -> bool:
        """True if nothing was traded."""
        return not self.volume


@dataclass(frozen=True, slots=True)
class Span:
    """A span of time, its end excluded."""

    start: datetime
    """Its first moment."""
    end: datetime
    """The moment after it."""


class CandleSeries:
    """The closed candles of one market and length, in their order.

    Args:
        symbol: The market.
        interval: The length of a candle.
        since: From when on candles are wanted, those that are over already from REST. None: from the first one on that
            the stream tells of.
    """

    def __init__(self, symbol: str, interval: KlineInterval, *, since: datetime | None = None) -> None:
        self.symbol = symbol
        self.interval = interval
        self._since = since
        self._next: datetime | None = None
        self._price: Decimal | None = None
        self._closed: dict[datetime, Candle] = {}
        self._running: dict[datetime, Candle | None] = {}
        self._newest = _LONG_AGO
        """The start of the latest candle of which the stream has told."""
        self._certain_from = _NEVER
        self._asked = 0
        self._wanted: Span | None = None

    @property
    def wanted(self) -> Span | None:
        """The time whose candles are to be read from REST and given to `fill`; None: none are."""
        return self._wanted

    @property
    def deadline(self) -> datetime | None:
        """When `advance` is to be called next; None: an event or REST has to come first."""
        return None if self._next is None or self._wanted else self._end_of(self._next) + GRACE

    @property
    def length(self) -> timedelta:
        """The time that a candle takes, a month the shortest."""
        return self._end_of(datetime(2026, 2, 1, tzinfo=UTC)) - datetime(2026, 2, 1, tzinfo=UTC)

    def resumed(self, now: datetime, *, certain_from: datetime | None = None) -> list[Candle]:
        """Say that the stream is subscribed, at first and after each gap.

        Args:
            now: The time, by the exchange's clock.
            certain_from: The time from which on nothing is missing. None: now.
        """
        self._certain_from = certain_from or now
        if self._since is not None:
            self._wanted = Span(self._since, now)
        return self._given_out(now)

    def reset(self) -> None:
        """Say that the connection was lost, or that an event was."""
        self._certain_from = _NEVER

    def apply(self, event: KlineEvent) -> list[Candle]:
        """Take an event of the stream; gives the candles that are closed now."""
        start = event.start
        if self._next is None and self._since is None:
            self._next = start
        if self._next is not None and start < self._next:
            return []
        self._newest = max(self._newest, start)
        candle = self._candle(event)
        if event.is_closed:
            self._running.pop(start, None)
            self._keep(start, candle)
            if len(self._closed) > MOST_WAITING:
                dropped = self._closed.pop(next(iter(self._closed)))
                self._certain_from = max(self._certain_from, dropped.end)
        else:
            self._running[start] = candle
        return self._given_out(None)

    def advance(self, now: datetime) -> list[Candle]:
        """Take the time, by the exchange's clock; gives the candles that are closed now."""
        return self._given_out(now)

    def fill(self, klines: Iterable[Kline], *, asked: Span, as_of: datetime) -> list[Candle]:
        """Take what REST says.

        Args:
            klines: The candles of the answer.
            asked: What was asked for: `wanted` at that time.
            as_of: The time, by the exchange's clock, from which the answer is; a cache may have kept it a while.

        Returns:
            The candles that are closed now.
        """
        self._wanted = None
        found = {kline.start: kline for kline in klines if asked.start <= kline.start < asked.end}
        ends = {start: kline.end or self._end_of(start) for start, kline in found.items()}
        over = {start: kline for start, kline in found.items() if ends[start] <= as_of}
        if self._since is not None:
            self._next = min([*over, *self._closed, *self._running], default=None)
            self._since = None
        for start, kline in sorted(over.items()):
            if self._next is not None and start >= self._next and start not in self._closed:
                self._running.pop(start, None)
                self._keep(start, self._candle(kline))
        self._asked += 1
        told = self._running.get(self._next) if self._next is not None else None
        if self._next is not None and told is not None and self._asked >= MOST_ASKED:
            del self._running[self._next]
            self._keep(self._next, told)
        out = self._given_out(None, known_until=min(asked.end, as_of))
        if out or self._wanted is None:
            self._asked = 0
        return out

    def _given_out(self, now: datetime | None, known_until: datetime | None = None) -> list[Candle]:
        """Move on to the first candle that isn't known yet."""
        out: list[Candle] = []
        before = self._next
        if self._next in self._closed:
            self._wanted = None
        while self._next is not None and self._wanted is None:
            start, end = self._next, self._end_of(self._next)
            candle = self._closed.pop(start, None)
            if candle is None:
                if not self._is_over(end, now, known_until):
                    break
                by_rest = known_until is not None and end <= known_until
                if start in self._running or not (by_rest or start >= self._certain_from):
                    self._wanted = Span(start, max(end, self._newest, now or end))
                    break
                if self._price is None:  # empty, before the first trade
                    self._next = end
                    continue
                candle = self._empty(start, end, self._price)
            self._next, self._price = candle.end, candle.close
            out.append(candle)
        if self._next is not None and self._next != before:
            for told in (self._closed, self._running):
                for start in [each for each in told if each < self._next]:
                    del told[start]
        return out

    def _is_over(self, end: datetime, now: datetime | None, known_until: datetime | None) -> bool:
        if now is not None and end + GRACE <= now:
            return True
        return end <= self._newest or (known_until is not None and end <= known_until)

    def _keep(self, start: datetime, candle: Candle | None) -> None:
        if candle is not None:
            self._closed[start] = candle

    def _candle(self, source: KlineEvent | Kline) -> Candle | None:
        """A candle; None: it has no prices."""
        prices = (source.open_, source.high, source.low, source.close)
        if None in prices:
            return None
        first, high, low, last = (price for price in prices if price is not None)
        return Candle(
            self.symbol,
            self.interval,
            source.start,
            source.end or self._end_of(source.start),
            first,
            high,
            low,
            last,
            source.volume or Decimal(0),
            source.trades or 0,
        )

    def _empty(self, start: datetime, end: datetime, price: Decimal) -> Candle:
        return Candle(self.symbol, self.interval, start, end, price, price, price, price)

    def _end_of(self, start: datetime) -> datetime:
        if self.interval is KlineInterval.MONTH_1:
            return (start.replace(day=1) + timedelta(days=32)).replace(day=1)
        return start + int(self.interval.value[:-1]) * _LENGTHS[self.interval.value[-1]]
