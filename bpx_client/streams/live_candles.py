"""Closed candles as they come: `streams.candles("SOL_USDC", "1m")`, for tasks and for threads."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from concurrent.futures import Future
from datetime import datetime, timedelta
from typing import Self

from bpx_api.arguments import member, time
from bpx_api.errors import SlowReaderError
from bpx_api.events import Kline as KlineEvent
from bpx_api.events import RawEvent, UnreadableEvent
from bpx_api.models import Kline, KlineInterval
from bpx_api.models.kline_interval import KlineIntervalValue
from bpx_api.types import Response

from .candles import Candle, CandleSeries, Span
from .following import MOST_UNREAD, AsyncEvents, AsyncLive, Follow, Follower, Live

SETTLING = timedelta(seconds=3)
"""Time after which a subscription certainly has begun; what was running before is asked for."""

AT_ONCE = 1000
"""Candles that REST is asked for at once."""

SECOND = timedelta(seconds=1)

LOOK = 1.0
"""Seconds between two looks at the clock: an empty candle ends without an event."""


class CandleFollower(Follower[Candle]):
    """A series of candles and the loop that keeps it.

    Args:
        series: The series.
        get_klines: Asks REST for the candles between two times.
        now: Gives the time by the exchange's clock.
    """

    def __init__(
        self,
        series: CandleSeries,
        get_klines: Callable[[datetime, datetime], Awaitable[Response[list[Kline]]]],
        now: Callable[[], datetime],
    ) -> None:
        super().__init__()
        self.series: CandleSeries = series
        self.is_ready = True
        self._get_klines = get_klines
        self._now = now

    @property
    def needs_rest(self) -> bool:
        """True if REST has to be asked."""
        return self.series.wanted is not None

    def begin(self) -> list[Candle]:
        """Say that the stream is subscribed."""
        now = self._now()
        return self.series.resumed(now, certain_from=now + SETTLING)

    def take(self, event: object) -> list[Candle]:
        """Take an event of the stream."""
        if isinstance(event, KlineEvent) and event.symbol == self.series.symbol:
            return self.series.apply(event)
        if isinstance(event, KlineEvent | RawEvent | UnreadableEvent):
            return self.lose(f"an event could not be used: {event!r}")
        return []

    def lose(self, problem: str) -> list[Candle]:
        """Say that events were lost; what was running is asked for."""
        self.series.reset()
        return self.begin() if self.is_connected else []

    async def ask(self) -> list[Candle]:
        """Ask for the candles that the stream hasn't told of."""
        wanted, now = self.series.wanted, self._now()
        if wanted is None:
            return []
        most = wanted.start + AT_ONCE * self.series.length
        span = Span(wanted.start, min(wanted.end, most))
        # The end is this second: under that address no cache has an answer yet.
        answer = await self._get_klines(_second(span.start), _second(min(max(span.end, now), most)) + SECOND)
        with self.lock:
            return self.series.fill(answer.parsed, asked=span, as_of=now - (answer.age or timedelta(0)))

    def anew(self) -> SlowReaderError:
        """The error for a reader that is too slow: none of the candles may be missing."""
        return SlowReaderError([f"kline.{self.series.interval.value}.{self.series.symbol}"], MOST_UNREAD)

    async def follow(self, items: AsyncIterator[object]) -> None:
        """Feed the series until the subscription ends, and look at the clock meanwhile."""
        looking = asyncio.ensure_future(self._look())
        try:
            await super().follow(items)
        finally:
            looking.cancel()
            await asyncio.gather(looking, return_exceptions=True)

    async def _look(self) -> None:
        self.on_ready()
        while True:
            await asyncio.sleep(LOOK)
            with self.lock:
                closed = self.series.advance(self._now())
            self.tell(closed)
            self.ask_if_needed()


class AsyncLiveCandles(AsyncLive[Candle]):
    """Closed candles, each once and none missing: `async with streams.candles("SOL_USDC", "1m") as candles`.

    Args:
        follower: The series and its loop.
        subscribe: Subscribes to the stream of candles.
    """

    def __init__(self, follower: CandleFollower, subscribe: Callable[[], AsyncEvents]) -> None:
        super().__init__(follower, subscribe)
        self._candles = self.changes()

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> Candle:
        return await anext(self._candles)


class LiveCandles(Live[Candle]):
    """Closed candles, each once and none missing: `with streams.candles("SOL_USDC", "1m") as candles`.

    Args:
        follower: The series and its loop.
        start: Subscribes to the stream of candles, and runs a coroutine over it in the connection's thread.
    """

    def __init__(self, follower: CandleFollower, start: Callable[[Follow], Future[None]]) -> None:
        super().__init__(follower, start)
        self._candles: Iterator[Candle] = self.changes()

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> Candle:
        return next(self._candles)


def candle_series(symbol: str, interval: KlineInterval | KlineIntervalValue, since: datetime | None) -> CandleSeries:
    """Check the arguments of `candles`, and begin a series.

    Raises:
        InvalidArgumentError: an argument can't be used.
    """
    start = None if since is None else time("since", since, SECOND)
    return CandleSeries(symbol, member("interval", interval, KlineInterval), since=start)


def _second(moment: datetime) -> datetime:
    """The beginning of a second: REST counts in seconds."""
    return moment.replace(microsecond=0)
