"""The loop that keeps an account: what it does with pages, gaps and slow listeners."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from datetime import UTC, datetime
from functools import partial
from typing import Any

import pytest

from bpx_client.streams import following, live_account
from bpx_client.streams.account import FillAdded, OrderChanged
from bpx_client.streams.control import Connected, Disconnected, Silent
from bpx_client.streams.live_account import AccountFollower, AccountGap, AccountNews, AccountQuestions

from .test_account import START, fill_event, rest_fill, rest_order


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(following, "FIRST_WAIT", 0.0)
    monkeypatch.setattr(following, "LONGEST_WAIT", 0.0)
    monkeypatch.setattr(live_account, "SETTLING", 0.0)


class Exchange:
    """REST, as a client's operations, and the streams that a test feeds."""

    def __init__(self) -> None:
        self.orders = [rest_order("1")]
        self.fills: list[Any] = []
        self.offsets: list[int] = []
        self.on_fills: Callable[[], None] = lambda: None
        self.items: asyncio.Queue[object] = asyncio.Queue()
        self.order = self.capital = self.position = self
        client: Any = self
        questions = AccountQuestions(client, self._call, lambda operation, arguments, answer: answer)
        self.account = AccountFollower(questions, partial(datetime.now, UTC))
        self.account.state._started = START  # pyright: ignore[reportPrivateUsage]
        self.told: list[AccountNews] = []
        self.listener = self.account.listen(lambda: None)

    async def _call(self, question: Callable[[], Any]) -> object:
        await asyncio.sleep(0)
        return question()

    def get_open_orders(self) -> list[Any]:
        return self.orders

    def get_balances(self) -> Mapping[str, Any]:
        return {}

    def get_positions(self) -> list[Any]:
        return []

    def get_fills(self, *, offset: int, limit: int, **other: object) -> list[Any]:
        self.offsets.append(offset)
        self.on_fills()
        return self.fills[offset : offset + limit]

    async def events(self) -> AsyncIterator[object]:
        while (item := await self.items.get()) is not None:
            yield item

    async def until(self, happened: Callable[[], object]) -> None:
        async with asyncio.timeout(10):
            while not happened():  # noqa: ASYNC110  # the loop under test says nothing
                await asyncio.sleep(0.001)

    def news(self) -> list[AccountNews]:
        found: list[AccountNews] = []
        try:
            while True:
                found.append(self.listener.take())
        except IndexError:
            return found


def run(test: Callable[[Exchange], Any]) -> None:
    async def main() -> None:
        exchange = Exchange()
        task = asyncio.ensure_future(exchange.account.follow(exchange.events()))
        await exchange.items.put(Connected())
        await exchange.until(lambda: exchange.account.is_ready)
        await test(exchange)
        await exchange.items.put(None)
        await asyncio.wait_for(task, 10)
        assert asyncio.all_tasks() == {asyncio.current_task()}

    asyncio.run(main())


def test_fills_are_read_page_by_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live_account, "PAGE", 2)

    async def test(exchange: Exchange) -> None:
        exchange.fills = [rest_fill(number, number, "1") for number in range(1, 6)]
        await exchange.items.put(Disconnected("broken off", 0.0))
        await exchange.items.put(Connected())
        await exchange.until(lambda: len(exchange.offsets) >= 3)
        await exchange.until(lambda: exchange.account.state.fills_since is None)
        assert exchange.offsets[:3] == [0, 2, 4]
        assert [each.fill.trade_id for each in exchange.news() if isinstance(each, FillAdded)] == [1, 2, 3, 4, 5]

    run(test)


def test_fills_that_were_read_while_more_was_lost_are_read_again() -> None:
    async def test(exchange: Exchange) -> None:
        exchange.fills = [rest_fill(1, 1, "1")]

        def lose_more() -> None:
            exchange.on_fills = lambda: None
            exchange.account.tell(exchange.account.lose("more was lost"))

        exchange.on_fills = lose_more
        await exchange.items.put(Disconnected("broken off", 0.0))
        await exchange.items.put(Connected())
        await exchange.until(lambda: len(exchange.offsets) >= 2 and not exchange.account.needs_rest)
        news = exchange.news()
        assert [each.fill.trade_id for each in news if isinstance(each, FillAdded)] == [1]
        assert AccountGap("more was lost") in news

    run(test)


def test_a_fill_that_does_not_continue_its_order_is_told_as_a_gap() -> None:
    async def test(exchange: Exchange) -> None:
        exchange.news()
        await exchange.items.put(Silent("account.orderUpdate", 75.0))
        exchange.orders = [rest_order("1", "3")]
        exchange.fills = [rest_fill(20, 9, "1"), rest_fill(15, 8, "2")]
        await exchange.items.put(fill_event(20, 9, "1", "3"))
        await exchange.until(lambda: len(exchange.offsets) >= 1 and not exchange.account.needs_rest)
        told = [type(each) for each in exchange.news()]
        assert told[:3] == [FillAdded, OrderChanged, AccountGap]
        assert told.count(FillAdded) == 2

    run(test)


def test_a_listener_that_is_too_slow_is_told_to_read_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(following, "MOST_UNREAD", 3)

    async def test(exchange: Exchange) -> None:
        for number in range(1, 4):
            await exchange.items.put(fill_event(number, number, "1", str(number)))
        await exchange.until(lambda: exchange.account.state.orders["1"].executed_quantity == 3)
        found = exchange.news()
        assert any(isinstance(each, AccountGap) and "faster than they were read" in each.problem for each in found)

    run(test)
