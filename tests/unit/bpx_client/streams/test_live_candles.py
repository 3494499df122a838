"""The loop that keeps a series of candles: by events, by the clock, and by what REST says after a gap."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime, timedelta

import pytest

from bpx_api.errors import InvalidArgumentError, SlowReaderError
from bpx_api.events import RawEvent
from bpx_api.models import Kline, KlineInterval
from bpx_api.types import Response
from bpx_client.streams import following, live_candles
from bpx_client.streams.control import Connected, Disconnected, Silent
from bpx_client.streams.live_candles import CandleFollower, candle_series

from .test_candles import START, at, event, rest

Asked = list[tuple[datetime, datetime]]


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(following, "FIRST_WAIT", 0.0)
    monkeypatch.setattr(following, "LONGEST_WAIT", 0.0)
    monkeypatch.setattr(live_candles, "LOOK", 0.001)


class Market:
    """A subscription that a test feeds, a clock that it sets, and the candles that REST has."""

    def __init__(self, since: datetime | None = None) -> None:
        self.now = at(0)
        self.items: asyncio.Queue[object] = asyncio.Queue()
        self.past: dict[int, Kline] = {}
        self.age: timedelta | None = None
        self.asked: Asked = []
        self.follower = CandleFollower(candle_series("S", "1m", since), self._get_klines, lambda: self.now)
        self.told: list[tuple[int, bool]] = []
        self.listener = self.follower.listen(self._take)
        self.stopped = False

    def _take(self) -> None:
        while not self.stopped:
            try:
                candle = self.listener.take()
            except IndexError:
                return
            self.told.append(((candle.start - START) // timedelta(minutes=1), candle.is_empty))

    async def _get_klines(self, start: datetime, end: datetime) -> Response[list[Kline]]:
        self.asked.append((start, end))
        found = [each for each in self.past.values() if start <= each.start < end]
        headers = {} if self.age is None else {"Age": str(int(self.age.total_seconds()))}
        return Response(200, headers, b"", found)

    async def events(self) -> AsyncIterator[object]:
        while (item := await self.items.get()) is not None:
            yield item

    async def feed(self, *items: object) -> None:
        for item in items:
            await self.items.put(item)
        await asyncio.sleep(0.02)

    async def tells(self, *expected: tuple[int, bool]) -> None:
        """Wait until these candles have been told, and no others."""
        async with asyncio.timeout(10):
            while len(self.told) < len(expected):  # noqa: ASYNC110  # the loop under test says nothing
                await asyncio.sleep(0.001)
        assert self.told == list(expected)


def run(test: Callable[[Market], Awaitable[None]], **options: datetime) -> None:
    async def main() -> None:
        market = Market(**options)
        task = asyncio.ensure_future(market.follower.follow(market.events()))
        await test(market)
        await market.items.put(None)
        await asyncio.wait_for(task, 10)
        assert asyncio.all_tasks() == {asyncio.current_task()}

    asyncio.run(main())


def test_candles_close_by_their_last_event_and_empty_ones_by_the_clock() -> None:
    async def test(market: Market) -> None:
        await market.feed(Connected(), Silent("kline.1m.S", 75.0))
        market.now = at(1)
        await market.feed(event(1), event(1, closed=True))
        await market.tells((1, False))
        market.now = at(4)
        await market.feed()
        await market.tells((1, False), (2, True))  # the third one may still get an event
        market.now = at(4.5)
        await market.feed(event(4))
        await market.tells((1, False), (2, True), (3, True))
        assert market.asked == []

    run(test)


def test_what_was_lost_is_read_by_rest() -> None:
    async def test(market: Market) -> None:
        await market.feed(Connected(), event(1), event(1, closed=True), event(2))
        await market.feed(Disconnected("broken off", 0.0))
        market.now = at(3.5)
        await market.feed()
        assert market.asked == [], "not without a connection"
        market.past, market.now = {2: rest(2)}, at(4.1)
        await market.feed(Connected(), event(4))
        await market.tells((1, False), (2, False), (3, True))
        assert market.asked[0] == (at(2), at(4) + timedelta(seconds=7))

    run(test)


def test_a_cached_answer_is_believed_up_to_its_age() -> None:
    async def test(market: Market) -> None:
        await market.feed(Connected(), event(1), event(1, closed=True), event(2))
        market.now, market.age = at(4), timedelta(seconds=100)
        await market.feed()
        await market.tells((1, False))  # of a time before the candle's end
        market.past, market.age = {2: rest(2)}, None
        await market.tells((1, False), (2, False), (3, True))

    run(test)


@pytest.mark.parametrize(
    "odd", [event(2, symbol="BTC_USDC"), RawEvent(frame=b"{}")], ids=["another market", "an unknown event"]
)
def test_an_event_that_cannot_be_used_is_a_gap(odd: object) -> None:
    async def test(market: Market) -> None:
        await market.feed(Connected(), event(1, closed=True))
        market.now = at(2)
        await market.feed(odd)
        market.past, market.now = {2: rest(2)}, at(3.2)
        await market.feed()
        await market.tells((1, False), (2, False))
        assert len(market.asked) == 1

    run(test)


def test_candles_since_a_time_are_read_in_pieces() -> None:
    async def test(market: Market) -> None:
        market.past = {minute: rest(minute) for minute in range(2500)}
        market.now = at(2500)
        await market.feed(Connected())
        await market.tells(*((minute, False) for minute in range(2500)))
        assert [int((start - START) / timedelta(minutes=1)) for start, _ in market.asked] == [0, 1000, 2000]

    run(test, since=START)


def test_a_reader_of_candles_that_is_too_slow_is_told_and_not_given_what_is_left(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(following, "MOST_UNREAD", 3)

    async def test(market: Market) -> None:
        market.stopped = True
        await market.feed(Connected(), *(event(minute, closed=True) for minute in range(4)))
        with pytest.raises(SlowReaderError, match=r"kline\.1m\.S"):
            market.listener.take()

    run(test)


def test_rest_is_not_asked_where_the_stream_was_faster() -> None:
    async def test(market: Market) -> None:
        assert await market.follower.ask() == []

    run(test)


def test_arguments_are_checked() -> None:
    with pytest.raises(InvalidArgumentError, match="interval"):
        candle_series("S", "7m", None)  # type: ignore[arg-type]
    with pytest.raises(InvalidArgumentError, match="since"):
        candle_series("S", "1m", datetime(2026, 1, 1))
    assert candle_series("S", "1m", datetime(2026, 1, 1, tzinfo=UTC)).interval is KlineInterval.MINUTE_1
