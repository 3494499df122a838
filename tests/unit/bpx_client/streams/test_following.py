"""The loop that feeds a state: its questions to REST, and its use of answers, losses and errors."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from datetime import UTC, datetime

import pytest

from bpx_api.errors import ClosedClientError, PartialResponseError, ServerError
from bpx_api.events import DepthUpdate
from bpx_api.models import Depth
from bpx_client.streams import following
from bpx_client.streams.control import Connected, Disconnected, Gap, Silent
from bpx_client.streams.live_book import AsyncLiveBook, BookChange, BookFollower, BookGap, LiveBook
from bpx_client.streams.parsing import StreamMessage, parse_frame

from .frames import frame

DISCONNECTED = Disconnected("broken off", 0.0)
GAP = Gap(("depth.SOL_USDC",), datetime(2026, 9, 2, tzinfo=UTC))


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(following, "FIRST_WAIT", 0.0)
    monkeypatch.setattr(following, "LONGEST_WAIT", 0.0)


def snapshot(number: int, bid: str = "99") -> Depth:
    return Depth.from_dict(
        {"bids": [[bid, "1"]], "asks": [["101", "1"]], "lastUpdateId": str(number), "timestamp": 1756742400123456}
    )


def change(number: int, quantity: str = "5", symbol: str = "SOL_USDC") -> DepthUpdate:
    data = {"e": "depth", "s": symbol, "E": 2, "T": 1, "U": number, "u": number, "a": [], "b": [["99", quantity]]}
    message = parse_frame(frame(f"depth.{symbol}", data))
    assert isinstance(message, StreamMessage)
    assert isinstance(message.event, DepthUpdate)
    return message.event


class Market:
    """A subscription that a test feeds, and the answers of REST that it gives when it likes."""

    def __init__(self) -> None:
        self.items: asyncio.Queue[object] = asyncio.Queue()
        self.questions: asyncio.Queue[asyncio.Future[Depth]] = asyncio.Queue()
        self.book = BookFollower("SOL_USDC", self._get_depth)
        self.told: list[object] = []
        self._listener = self.book.listen(self._take)

    def _take(self) -> None:
        with suppress(IndexError):  # the end, which isn't a change
            self.told.append(self._listener.take())

    async def _get_depth(self) -> Depth:
        answer: asyncio.Future[Depth] = asyncio.get_running_loop().create_future()
        await self.questions.put(answer)
        return await answer

    async def events(self) -> AsyncIterator[object]:
        while (item := await self.items.get()) is not None:
            yield item

    async def feed(self, *items: object) -> None:
        for item in items:
            await self.items.put(item)
        await self._turns(5 + len(items))

    async def _turns(self, number: int = 5) -> None:
        """Let the other tasks run."""
        for _ in range(number):
            await asyncio.sleep(0)

    async def asked(self) -> asyncio.Future[Depth]:
        return await asyncio.wait_for(self.questions.get(), 10)

    async def answer(self, depth: Depth | Exception) -> None:
        question = await self.asked()
        if isinstance(depth, Exception):
            question.set_exception(depth)
        else:
            question.set_result(depth)
        await self._turns()


def run(test: Callable[[Market], Awaitable[None]]) -> BaseException | None:
    """Run a test over a followed book; gives the error that has ended it."""

    async def main() -> BaseException | None:
        market = Market()
        task = asyncio.ensure_future(market.book.follow(market.events()))
        await test(market)
        await market.items.put(None)
        await asyncio.wait_for(asyncio.gather(task, return_exceptions=True), 10)
        assert asyncio.all_tasks() == {asyncio.current_task()}
        return market.book.error

    return asyncio.run(main())


def test_an_answer_that_comes_after_the_connection_was_lost_is_not_believed() -> None:
    async def test(market: Market) -> None:
        await market.feed(Connected())
        question = await market.asked()
        await market.feed(DISCONNECTED)
        question.set_result(snapshot(100))
        await market.feed()
        assert not market.book.book.is_synced, "nothing would tell of its changes"
        await market.feed(Connected(), GAP)
        await market.answer(snapshot(120))
        assert market.book.book.is_synced
        assert market.book.book.last_update_id == 120

    assert run(test) is None


@pytest.mark.parametrize("error", [TypeError("a mistake of ours"), PartialResponseError([], [])])
def test_an_error_that_asking_again_does_not_help_ends_the_state_with_it(error: Exception) -> None:
    async def test(market: Market) -> None:
        await market.feed(Connected())
        await market.answer(error)
        with pytest.raises(type(error)):
            market.book.reading()

    assert run(test) is error


def test_rest_is_asked_until_it_answers() -> None:
    async def test(market: Market) -> None:
        await market.feed(Connected())
        for _ in range(3):
            await market.answer(ServerError("get_depth", 503, None, "busy"))
        await market.answer(snapshot(100))
        await market.feed(change(101), Silent("depth.SOL_USDC", 75.0))
        assert market.told == [BookChange(100, is_reset=True), BookChange(101, change(101).bids, [])]

    assert run(test) is None


def test_a_change_of_another_market_is_a_gap() -> None:
    async def test(market: Market) -> None:
        await market.feed(Connected())
        await market.answer(snapshot(100))
        await market.feed(change(101, symbol="BTC_USDC"))
        assert market.told[1:] == [BookGap("a change of BTC_USDC came on the stream of SOL_USDC")]
        await market.answer(snapshot(101))
        assert market.book.book.is_synced

    assert run(test) is None


def test_rest_is_not_asked_once_the_connection_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    async def test(market: Market) -> None:
        monkeypatch.setattr(market.book, "_wait", 0.02)
        monkeypatch.setattr(following, "FIRST_WAIT", 0.02)
        await market.feed(Connected())
        await market.feed(DISCONNECTED)
        await asyncio.sleep(0.1)
        assert market.questions.empty()
        await market.feed(Connected())
        await market.answer(snapshot(100))
        assert market.book.book.is_synced

    assert run(test) is None


def test_a_forked_child_is_told_that_the_state_is_its_parents() -> None:
    book = BookFollower("SOL_USDC", asyncio.Future)
    book.start_in_child()
    with pytest.raises(ClosedClientError, match="forked"):
        book.reading()


def test_a_state_that_was_never_entered_can_be_closed() -> None:
    async def main() -> None:
        await AsyncLiveBook(BookFollower("SOL_USDC", asyncio.Future), asyncio.Future).aclose()  # type: ignore[arg-type]

    asyncio.run(main())
    LiveBook(BookFollower("SOL_USDC", asyncio.Future), asyncio.Future).close()  # type: ignore[arg-type]
