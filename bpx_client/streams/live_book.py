"""Order books that keep themselves: `streams.order_book("SOL_USDC")`, for tasks and for threads."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from decimal import Decimal

from bpx_api.events import BookTicker, DepthUpdate, RawEvent, UnreadableEvent
from bpx_api.models import Depth, PriceLevel, Side
from bpx_api.models.side import SideValue

from .following import AsyncEvents, AsyncLive, Follow, Follower, Live
from .order_book import BestPrices, Levels, OrderBook, Outcome


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
    """The reason."""


class BookFollower(Follower[BookChange | BookGap]):
    """A book and the loop that keeps it.

    Args:
        symbol: The market.
        get_depth: Asks for a snapshot.
    """

    def __init__(self, symbol: str, get_depth: Callable[[], Awaitable[Depth]]) -> None:
        super().__init__()
        self.book: OrderBook = OrderBook(symbol)
        self._get_depth = get_depth

    @property
    def needs_rest(self) -> bool:
        """True if the book needs a snapshot."""
        return self.book.needs_snapshot

    def take(self, event: object) -> list[BookChange | BookGap]:
        """Take an event of the depth stream, or a ticker."""
        book = self.book
        if isinstance(event, DepthUpdate | BookTicker) and event.symbol != book.symbol:
            return self.lose(f"a change of {event.symbol} came on the stream of {book.symbol}")
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
        losses = self.losses
        depth = await self._get_depth()
        with self.lock:
            if self.losses != losses or self.book.is_synced or not self.book.seed(depth):
                return []
            return [self.anew()]

    def anew(self) -> BookChange | BookGap:
        """The change that tells a listener to read the book anew."""
        return BookChange(self.book.last_update_id, is_reset=True)


class _BookReader:
    """The part of a book that is read, for tasks and threads."""

    _source: BookFollower

    def __repr__(self) -> str:
        return repr(self._source.book).replace("OrderBook", type(self).__name__, 1)

    @property
    def symbol(self) -> str:
        """The market."""
        return self._source.book.symbol

    @property
    def is_synced(self) -> bool:
        """True while the levels are the market's; False: they are those before a gap, late, or closed."""
        return self._source.book.is_synced and self._source.is_fed

    @property
    def problem(self) -> str | None:
        """The reason for the last gap, or for which the last snapshot was refused."""
        return self._source.book.problem

    @property
    def last_update_id(self) -> int:
        """Number of the last update that the levels contain."""
        return self._source.book.last_update_id

    @property
    def best(self) -> BestPrices:
        """The best bid and the best ask."""
        with self._source.reading():
            return self._source.book.best

    def bids(self, depth: int | None = None) -> list[PriceLevel]:
        """The levels of the buy side, the highest price first.

        Args:
            depth: How many; None: all.
        """
        with self._source.reading():
            return self._source.book.bids(depth)

    def asks(self, depth: int | None = None) -> list[PriceLevel]:
        """The levels of the sell side, the lowest price first.

        Args:
            depth: How many; None: all.
        """
        with self._source.reading():
            return self._source.book.asks(depth)

    def levels_until(self, quantity: Decimal | int | str) -> Levels:
        """The best levels of each side that together hold this quantity; all of a side that holds less."""
        with self._source.reading():
            return self._source.book.levels_until(quantity)

    def cost(self, side: Side | SideValue, quantity: Decimal | int | str) -> Decimal | None:
        """The value of taking this quantity from the book at once; as `OrderBook.cost`."""
        with self._source.reading():
            return self._source.book.cost(side, quantity)

    def copy(self) -> OrderBook:
        """An independent book with the levels of this moment."""
        with self._source.reading():
            return self._source.book.copy()


class AsyncLiveBook(AsyncLive[BookChange | BookGap], _BookReader):
    """The order book of a market, kept in sync: `async with streams.order_book("SOL_USDC") as book`.

    Entering waits for the first snapshot. An error that asking again can't get over, such as an unknown symbol, is
    raised there, and by `changes` later.

    Args:
        follower: The book and its loop.
        subscribe: Subscribes to what the book needs.
    """

    def __init__(self, follower: BookFollower, subscribe: Callable[[], AsyncEvents]) -> None:
        super().__init__(follower, subscribe)
        self._source = follower


class LiveBook(Live[BookChange | BookGap], _BookReader):
    """The order book of a market, kept in sync: `with streams.order_book("SOL_USDC") as book`; as `AsyncLiveBook`.

    It is kept in the connection's thread, whatever the program does.

    Args:
        follower: The book and its loop.
        start: Subscribes to what the book needs, and runs a coroutine over it in the connection's thread.
    """

    def __init__(self, follower: BookFollower, start: Callable[[Follow], Future[None]]) -> None:
        super().__init__(follower, start)
        self._source = follower
