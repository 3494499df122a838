"""Books that keep themselves, for tasks and threads: in sync with the market's, or saying that they are not."""

from __future__ import annotations

import asyncio
import json
import os
import threading
from collections.abc import AsyncGenerator, Iterator
from contextlib import asynccontextmanager
from decimal import Decimal
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from websockets.asyncio.server import ServerConnection
from websockets.http11 import Request, Response

from bpx_client import aconnect, connect
from bpx_client.errors import ClosedClientError, InvalidArgumentError, InvalidRequestError, SubscriptionError
from bpx_client.streams import ConnectionPolicy, book_ticker, following
from bpx_client.streams.live_book import AsyncLiveBook, BookChange, BookGap, LiveBook

from .stream_server import StreamServer, book_ticker_frame, error_frame

QUICK = ConnectionPolicy(first_wait=0.01, longest_wait=0.05)


class Exchange(StreamServer):
    """A server of markets with books."""

    def __init__(self) -> None:
        super().__init__()
        self.number = 100
        self.bids: dict[str, str] = {"99": "1", "98": "5"}
        self.asks: dict[str, str] = {"101": "1", "102": "5"}
        self.asked = 0
        self.lag: list[dict[str, Any]] = []
        self.failing: list[HTTPStatus] = []

    def snapshot(self) -> dict[str, Any]:
        sides = {"bids": sorted(self.bids.items()), "asks": sorted(self.asks.items())}
        return {**sides, "lastUpdateId": str(self.number), "timestamp": 1756742400123456}

    def change(self, price: str, quantity: str, *, symbol: str = "SOL_USDC", lost: bool = False) -> None:
        """Change a level of the buy side."""
        self.number += 1
        self.bids[price] = quantity
        if quantity == "0":
            del self.bids[price]
        data = {"e": "depth", "s": symbol, "E": 2, "T": 1, "U": self.number, "u": self.number}
        if not lost:
            self.send(json.dumps({"data": {**data, "a": [], "b": [[price, quantity]]}, "stream": f"depth.{symbol}"}))

    def _answer(self, connection: ServerConnection, request: Request) -> Response | None:
        place = urlsplit(request.path)
        if place.path != "/api/v1/depth":
            return super()._answer(connection, request)
        self.asked += 1
        if self.failing:
            response = connection.respond(self.failing.pop(0), '{"code":"SERVICE_UNAVAILABLE","message":"busy"}')
        elif parse_qs(place.query)["symbol"] == ["NO_SUCH"]:
            refusal = '{"code":"INVALID_CLIENT_REQUEST","message":"Invalid market symbol"}'
            response = connection.respond(HTTPStatus.BAD_REQUEST, refusal)
        else:
            response = connection.respond(HTTPStatus.OK, json.dumps(self.lag.pop(0) if self.lag else self.snapshot()))
        del response.headers["Content-Type"]
        response.headers["Content-Type"] = "application/json"
        return response


@pytest.fixture
def exchange(monkeypatch: pytest.MonkeyPatch) -> Iterator[Exchange]:
    monkeypatch.setattr(following, "FIRST_WAIT", 0.02)
    monkeypatch.setattr(following, "LONGEST_WAIT", 0.05)
    with Exchange() as running:
        yield running


@asynccontextmanager
async def opened(exchange: Exchange, **options: Any) -> AsyncGenerator[AsyncLiveBook]:
    async with (
        aconnect(base_url=exchange.base_url) as bpx,
        bpx.streams(policy=QUICK) as streams,
        streams.order_book("SOL_USDC", **options) as book,
    ):
        yield book


def bids(book: AsyncLiveBook | LiveBook) -> dict[str, str]:
    return {str(level.price): str(level.quantity) for level in book.bids()}


async def until_synced(book: AsyncLiveBook, exchange: Exchange) -> None:
    await exchange.await_(lambda: book.is_synced and book.last_update_id == exchange.number)


def test_a_book_follows_the_market(exchange: Exchange) -> None:
    async def main() -> None:
        async with aconnect(base_url=exchange.base_url) as bpx, bpx.streams(policy=QUICK) as streams:
            async with streams.order_book("SOL_USDC") as book:
                assert book.is_synced
                assert (book.symbol, book.last_update_id, book.problem) == ("SOL_USDC", 100, None)
                assert book.best.bid is not None
                assert book.best.bid.price == 99
                assert book.cost("Bid", 2) == 101 + 102
                assert [len(side) for side in book.levels_until(1)] == [1, 1]
                changes = book.changes()
                exchange.change("99", "7")
                exchange.change("98", "0")
                first, second = await anext(changes), await anext(changes)
                assert isinstance(first, BookChange)
                assert [(int(level.price), int(level.quantity)) for level in first.bids] == [(99, 7)]
                assert isinstance(second, BookChange)
                assert (second.update_id, second.is_reset) == (102, False)
                assert bids(book) == {"99": "7"}
                copied = book.copy()
                assert repr(book) == "<AsyncLiveBook SOL_USDC 102: 1 bids, 2 asks>"
            assert [change async for change in changes] == []
            await exchange.await_(lambda: exchange.received[-1]["method"] == "UNSUBSCRIBE")
            assert bids(book) == {"99": "7"}
            assert len(copied.bids()) == 1

    asyncio.run(main())


def test_a_gap_is_told_and_one_snapshot_ends_it(exchange: Exchange) -> None:
    async def main() -> None:
        async with opened(exchange) as book:
            changes = book.changes()
            exchange.change("97", "3", lost=True)
            exchange.change("96", "4")
            gap = await anext(changes)
            assert gap == BookGap("after update 100 came 102 to 102")
            again = await anext(changes)
            assert again == BookChange(102, is_reset=True)
            assert bids(book) == exchange.bids
            assert exchange.asked == 2

    asyncio.run(main())


def test_a_lost_connection_is_a_gap(exchange: Exchange) -> None:
    async def main() -> None:
        async with opened(exchange) as book:
            changes = book.changes()
            exchange.drop()
            gap = await anext(changes)
            assert isinstance(gap, BookGap)
            assert gap.problem.startswith("the connection was lost")
            assert not book.is_synced
            assert bids(book) == exchange.bids, "as it was shown"
            exchange.change("95", "1")
            assert isinstance(await anext(changes), BookChange)
            await until_synced(book, exchange)
            exchange.change("94", "1")
            await until_synced(book, exchange)
            assert bids(book) == exchange.bids

    asyncio.run(main())


def test_a_snapshot_that_lags_or_fails_is_asked_for_again(exchange: Exchange) -> None:
    async def main() -> None:
        async with aconnect(base_url=exchange.base_url, retries=None) as bpx, bpx.streams(policy=QUICK) as streams:
            old = exchange.snapshot()
            exchange.failing = [HTTPStatus.SERVICE_UNAVAILABLE]
            exchange.lag = [old]
            exchange.number = 150
            entering = asyncio.ensure_future(streams.order_book("SOL_USDC").__aenter__())
            await exchange.await_(lambda: exchange.subscribed)
            exchange.change("95", "1")
            book = await entering
            assert book.last_update_id == 151
            assert exchange.asked >= 3
            await book.aclose()

    asyncio.run(main())


def test_many_books_share_a_connection_and_one_bad_market_hurts_none(exchange: Exchange) -> None:
    async def main() -> None:
        async with (
            aconnect(base_url=exchange.base_url) as bpx,
            bpx.streams(policy=QUICK, check_symbols=False) as streams,
            streams.order_book("SOL_USDC") as sol,
            streams.order_book("BTC_USDC") as btc,
        ):
            with pytest.raises(InvalidRequestError, match="Invalid market symbol"):
                await streams.order_book("NO_SUCH").__aenter__()
            exchange.change("99", "8")
            await until_synced(sol, exchange)
            assert bids(btc) != bids(sol)
            assert exchange.opened == 1

    asyncio.run(main())


def test_the_ticker_is_compared_where_that_is_wanted(exchange: Exchange) -> None:
    async def main() -> None:
        async with opened(exchange, check=True) as book:
            changes = book.changes()
            exchange.send(book_ticker_frame("SOL_USDC", 100))
            gap = await anext(changes)
            assert isinstance(gap, BookGap)
            assert gap.problem.startswith("the ticker of update 100 contradicts the book: bid 99 here, 201.33")

    asyncio.run(main())


def test_a_book_that_waits_for_the_slow_reader_of_something_else_is_not_in_sync(exchange: Exchange) -> None:
    async def main() -> None:
        policy = ConnectionPolicy(first_wait=0.01, longest_wait=0.05, dead_after=0.3)
        async with (
            aconnect(base_url=exchange.base_url) as bpx,
            bpx.streams(policy=policy) as streams,
            streams.order_book("SOL_USDC") as book,
            streams.subscribe(book_ticker("SOL_USDC"), buffer_size=2) as unread,
        ):
            await exchange.await_(lambda: len(exchange.subscribed) == 2)
            exchange.send(*(book_ticker_frame(number=number) for number in range(3)))
            await exchange.await_(lambda: not book.is_synced)
            exchange.change("95", "1")
            for number in range(3):
                assert (await anext(unread)).update_id == number
            reading = asyncio.ensure_future(anext(unread))
            await until_synced(book, exchange)
            reading.cancel()

    asyncio.run(main())


def test_an_unreadable_change_is_a_gap(exchange: Exchange) -> None:
    async def main() -> None:
        async with opened(exchange) as book:
            changes = book.changes()
            exchange.send('{"data":{"e":"depth","s":"SOL_USDC"},"stream":"depth.SOL_USDC"}')
            assert isinstance(await anext(changes), BookGap)
            assert isinstance(await anext(changes), BookChange)
            assert book.is_synced

    asyncio.run(main())


def test_a_listener_that_is_too_slow_is_told_to_read_anew(exchange: Exchange, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(following, "MOST_UNREAD", 3)

    async def main() -> None:
        async with opened(exchange) as book:
            changes = book.changes()
            for quantity in range(1, 5):
                exchange.change("99", str(quantity))
            await until_synced(book, exchange)
            assert await anext(changes) == BookChange(104, is_reset=True)

    asyncio.run(main())


def test_when_the_streams_are_closed_changes_end(exchange: Exchange) -> None:
    async def main() -> None:
        async with aconnect(base_url=exchange.base_url) as bpx:
            streams = bpx.streams(policy=QUICK)
            async with streams.order_book("SOL_USDC") as book:
                changes = book.changes()
                await streams.aclose()
                assert [change async for change in changes] == []
            exchange.failing = [HTTPStatus.SERVICE_UNAVAILABLE] * 1000
            other = bpx.streams(policy=QUICK)
            entering = asyncio.ensure_future(other.order_book("SOL_USDC").__aenter__())
            await exchange.await_(lambda: exchange.asked > 2)
            await other.aclose()
            with pytest.raises(ClosedClientError, match="before the state was in sync"):
                await entering
            assert not [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]

    asyncio.run(main())


def test_a_book_needs_a_symbol(exchange: Exchange) -> None:
    with connect(base_url=exchange.base_url) as bpx, bpx.streams(policy=QUICK) as streams:
        with pytest.raises(InvalidArgumentError, match="symbol"):
            streams.order_book("")
        with pytest.raises(InvalidArgumentError, match="did you mean 'SOL_USDC'"), streams.order_book("sol_usdc"):
            pass


def test_a_book_for_threads_is_kept_whatever_the_program_does(exchange: Exchange) -> None:
    before = threading.active_count()
    with connect(base_url=exchange.base_url) as bpx, bpx.streams(policy=QUICK) as streams:
        with streams.order_book("SOL_USDC") as book:
            assert book.best.ask is not None
            assert (book.best.ask.price, book.asks(1)[0].quantity) == (Decimal(101), Decimal(1))
            exchange.change("99", "7")
            exchange.wait(lambda: bids(book)["99"] == "7")

            changes = book.changes()
            exchange.change("99", "8")
            changed = next(changes)
            assert isinstance(changed, BookChange)
            assert changed.update_id == 102
            exchange.change("97", "3", lost=True)
            exchange.change("96", "4")
            assert isinstance(next(changes), BookGap)
            assert next(changes) == BookChange(104, is_reset=True)
            assert bids(book) == exchange.bids
            exchange.drop()
            assert isinstance(next(changes), BookGap)
            exchange.change("95", "1")
            exchange.wait(lambda: book.is_synced and bids(book) == exchange.bids)
            assert repr(book).startswith("<LiveBook SOL_USDC 105: ")
        list(changes)
        exchange.wait(lambda: exchange.received[-1]["method"] == "UNSUBSCRIBE")
    assert threading.active_count() == before


def test_an_error_that_cant_be_got_over_is_raised_for_threads_too(exchange: Exchange) -> None:
    with (
        connect(base_url=exchange.base_url) as bpx,
        bpx.streams(policy=QUICK, check_symbols=False) as streams,
    ):
        with pytest.raises(InvalidRequestError, match="Invalid market symbol"), streams.order_book("NO_SUCH"):
            pass
        with streams.order_book("SOL_USDC") as book:
            changes = book.changes()
            streams.close()
            assert list(changes) == []
        with pytest.raises(ClosedClientError):
            streams.order_book("SOL_USDC").__enter__()


def test_what_has_ended_a_book_is_raised_by_all_that_reads_it(exchange: Exchange) -> None:
    async def main() -> None:
        async with opened(exchange) as book:
            exchange.send(error_frame(4006, "Invalid stream"))
            with pytest.raises(SubscriptionError, match="4006"):
                _ = [change async for change in book.changes()]
            assert not book.is_synced
            with pytest.raises(SubscriptionError, match="4006"):
                book.bids()
            with pytest.raises(SubscriptionError, match="4006"):
                _ = book.best

    asyncio.run(main())


def test_an_error_ends_a_book_for_threads_as_for_tasks(exchange: Exchange, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(following, "LOOK_AGAIN", 0.01)
    monkeypatch.setattr(following, "FIRST_WAIT", 0.1)
    with (
        connect(base_url=exchange.base_url) as bpx,
        bpx.streams(policy=QUICK) as streams,
        streams.order_book("SOL_USDC", check=True) as book,
    ):
        exchange.send(error_frame(4008, "Invalid depth window"))
        with pytest.raises(SubscriptionError, match="4008"):
            list(book.changes())
        with pytest.raises(SubscriptionError, match="4008"):
            book.asks()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="fork")
@pytest.mark.filterwarnings("ignore:.*multi-threaded:DeprecationWarning")
def test_a_forked_child_is_told_that_the_book_is_its_parents(exchange: Exchange) -> None:
    with (
        connect(base_url=exchange.base_url) as bpx,
        bpx.streams(policy=QUICK) as streams,
        streams.order_book("SOL_USDC") as book,
    ):
        changes = book.changes()
        reading, writing = os.pipe()
        child = os.fork()
        if not child:
            said = f"{book.is_synced} "
            for read in (book.bids, lambda: next(changes)):
                try:
                    read()
                except ClosedClientError as error:
                    said += str(error)
            os.write(writing, said.encode())
            os._exit(0)
        os.waitpid(child, 0)
        said = os.read(reading, 10_000).decode()
        os.close(reading)
        os.close(writing)
        assert said.startswith("False it belongs to the process that this one was forked from")
        assert said.count("was forked from") == 2
        exchange.change("99", "7")
        exchange.wait(lambda: bids(book)["99"] == "7")
