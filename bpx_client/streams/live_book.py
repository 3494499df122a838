"""Order books that keep themselves: `streams.order_book("SOL_USDC")`, for tasks and for threads."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from decimal import Decimal
from types import TracebackType
from typing import Any, Protocol, Self, TypeAlias

from bpx_api.events import BookTicker, DepthUpdate, RawEvent, UnreadableEvent
from bpx_api.models import Depth, PriceLevel, Side
from bpx_api.models.side import SideValue

from .following import Follower
from .order_book import BestPrices, Levels, OrderBook, Outcome

Follow: TypeAlias = Callable[[AsyncIterator[Any]], Coroutine[Any, Any, None]]
"""What is to be run over a subscription."""

LOOK_AGAIN = 1.0
"""Seconds after which a waiting reader looks for itself: on Windows Ctrl-C doesn't interrupt a wait."""


@dataclass(frozen=True, slots=True)
class BookChange:
    """The book has changed."""

    update_id: int
    """Number of the last update that it contains now."""
    bids: Sequence[PriceLevel] = ()
    """Levels of the buy side that were set; quantity 0: removed."""
    asks: Sequence[PriceLevel] = ()
    """Levels of the sell side that were set; quantity 0: removed."""
    is_reset: bool = False
    """True if the whole book is to be read anew: after a snapshot, or where changes came faster than they were read."""


@dataclass(frozen=True, slots=True)
class BookGap:
    """The book is out of sync; a `BookChange` with `is_reset` follows when it is in sync again."""

    problem: str
    """What is wrong."""


class BookFollower(Follower[BookChange | BookGap]):
    """A book and the loop that keeps it.

    Args:
        symbol: The market.
        get_depth: Asks for a snapshot.
    """

    def __init__(self, symbol: str, get_depth: Callable[[], Awaitable[Depth]]) -> None:
        super().__init__()
        self.book = OrderBook(symbol)
        self._get_depth = get_depth

    @property
    def needs_rest(self) -> bool:
        """True if the book needs a snapshot."""
        return self.book.needs_snapshot

    def take(self, event: object) -> list[BookChange | BookGap]:
        """Take an event of the depth stream, or a ticker."""
        book = self.book
        if isinstance(event, DepthUpdate):
            was_synced = book.is_synced
            outcome = book.apply(event)
            if outcome is Outcome.APPLIED:
                return [BookChange(event.last_update_id, event.bids, event.asks)] if self.has_listeners else []
            return [BookGap(book.problem or "")] if was_synced and outcome is Outcome.GAP else []
        if isinstance(event, BookTicker):
            return [] if book.check(event) else [BookGap(book.problem or "")]
        if isinstance(event, UnreadableEvent | RawEvent):
            return self.lose(f"an event could not be used: {event!r}")
        return []

    def lose(self, problem: str) -> list[BookChange | BookGap]:
        """Say that changes were lost."""
        was_synced = self.book.is_synced
        self.book.reset(problem)
        return [BookGap(problem)] if was_synced else []

    async def ask(self) -> list[BookChange | BookGap]:
        """Ask for a snapshot."""
        depth = await self._get_depth()
        with self.lock:
            if self.book.is_synced or not self.book.seed(depth):
                return []
            return [self.anew()]

    def anew(self) -> BookChange | BookGap:
        """The change that tells a listener to read the book anew."""
        return BookChange(self.book.last_update_id, is_reset=True)


class _LiveBook:
    """What both surfaces read of a book."""

    def __init__(self, follower: BookFollower) -> None:
        self._follower = follower
        self._book = follower.book
        self._lock = follower.lock

    def __repr__(self) -> str:
        return repr(self._book).replace("OrderBook", type(self).__name__, 1)

    @property
    def symbol(self) -> str:
        """The market."""
        return self._book.symbol

    @property
    def is_synced(self) -> bool:
        """True while the levels are the market's; False: they are those before a gap, until a snapshot has come."""
        return self._book.is_synced

    @property
    def problem(self) -> str | None:
        """What the last gap was, or why the last snapshot could not be used."""
        return self._book.problem

    @property
    def last_update_id(self) -> int:
        """Number of the last update that the levels contain."""
        return self._book.last_update_id

    @property
    def best(self) -> BestPrices:
        """The best bid and the best ask."""
        with self._lock:
            return self._book.best

    def bids(self, depth: int | None = None) -> list[PriceLevel]:
        """The levels of the buy side, the highest price first.

        Args:
            depth: How many; None: all.
        """
        with self._lock:
            return self._book.bids(depth)

    def asks(self, depth: int | None = None) -> list[PriceLevel]:
        """The levels of the sell side, the lowest price first.

        Args:
            depth: How many; None: all.
        """
        with self._lock:
            return self._book.asks(depth)

    def levels_until(self, quantity: Decimal | int | str) -> Levels:
        """The best levels of each side that together hold this quantity; all of a side that holds less."""
        with self._lock:
            return self._book.levels_until(quantity)

    def cost(self, side: Side | SideValue, quantity: Decimal | int | str) -> Decimal | None:
        """The value of taking this quantity from the book at once; as `OrderBook.cost`."""
        with self._lock:
            return self._book.cost(side, quantity)

    def copy(self) -> OrderBook:
        """An independent book with the levels of this moment."""
        with self._lock:
            return self._book.copy()


class _AsyncEvents(Protocol):
    """A subscription for tasks."""

    def __aiter__(self) -> AsyncIterator[Any]: ...

    async def aclose(self) -> None: ...


class AsyncLiveBook(_LiveBook):
    """The order book of a market, kept in sync: `async with streams.order_book("SOL_USDC") as book`.

    Entering waits for the first snapshot. An error that asking again can't get over, such as an unknown symbol, is
    raised there, and by `changes` later.

    Args:
        follower: The book and its loop.
        subscribe: Subscribes to what the book needs.
    """

    def __init__(self, follower: BookFollower, subscribe: Callable[[], _AsyncEvents]) -> None:
        super().__init__(follower)
        self._subscribe = subscribe
        self._events: _AsyncEvents | None = None
        self._task: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        ready = asyncio.Event()
        self._follower.on_ready = ready.set
        self._events = self._subscribe()
        self._task = asyncio.ensure_future(self._follower.follow(aiter(self._events)))
        try:
            await ready.wait()
            self._follower.require_ready()
        except BaseException:
            await self.aclose()
            raise
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Unsubscribe; the levels stay as they are."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
        if self._events is not None:
            await self._events.aclose()

    def changes(self) -> AsyncIterator[BookChange | BookGap]:
        """What changes from now on; ends when the book is closed, and raises what has ended it."""
        news = asyncio.Event()
        listener = self._follower.listen(news.set)

        async def changes() -> AsyncIterator[BookChange | BookGap]:
            while True:
                try:
                    yield listener.take()
                    continue
                except IndexError:
                    pass
                if self._follower.ended:
                    if self._follower.error is not None:
                        raise self._follower.error
                    return
                news.clear()
                await news.wait()

        return changes()


class LiveBook(_LiveBook):
    """The order book of a market, kept in sync: `with streams.order_book("SOL_USDC") as book`; as `AsyncLiveBook`.

    It is kept in the connection's thread, whatever the program does.

    Args:
        follower: The book and its loop.
        start: Subscribes to what the book needs, and runs a coroutine over it in the connection's thread.
    """

    def __init__(
        self,
        follower: BookFollower,
        start: Callable[[Follow], Future[None]],
    ) -> None:
        super().__init__(follower)
        self._start = start
        self._future: Future[None] | None = None
        self._told = threading.Event()

    def __enter__(self) -> Self:
        self._follower.on_ready = self._told.set
        self._future = self._start(self._follower.follow)
        try:
            while not self._told.wait(LOOK_AGAIN) and not self._future.done():
                pass
            self._follower.require_ready()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Unsubscribe; the levels stay as they are."""
        if self._future is not None and not self._follower.ended:
            self._told.clear()
            self._future.cancel()
            self._told.wait(LOOK_AGAIN)

    def changes(self) -> Iterator[BookChange | BookGap]:
        """What changes from now on; ends when the book is closed, and raises what has ended it."""
        news = threading.Event()
        listener = self._follower.listen(news.set)

        def changes() -> Iterator[BookChange | BookGap]:
            while True:
                news.clear()
                try:
                    yield listener.take()
                    continue
                except IndexError:
                    pass
                if self._follower.ended:
                    if self._follower.error is not None:
                        raise self._follower.error
                    return
                news.wait(LOOK_AGAIN)

        return changes()
