"""The order book of a market, kept from a snapshot and the changes of the depth stream; no I/O.

Whoever drives a book feeds it what arrives and acts on what it says:

- each `DepthUpdate` goes to `apply`; after a gap the book needs a snapshot (`needs_snapshot`), and buffers meanwhile;
- each answer of `GET /api/v1/depth` goes to `seed`; one that the changes at hand don't continue is refused, and a newer
  one is needed;
- each `BookTicker`, where that is subscribed too, goes to `check`;
- `reset` says that the connection was lost.

A gap is a number that was left out, a book that crosses itself, or a best price that isn't the ticker's. The levels
that are shown are always those of one moment: after a gap they stay as they were until a snapshot replaces them all at
once, and `is_synced` is False.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Iterator, Sequence
from decimal import Context, Decimal
from enum import Enum
from typing import NamedTuple

from bpx_api.arguments import decimal, integer, member
from bpx_api.events import BookTicker, DepthUpdate
from bpx_api.models import Depth, PriceLevel, Side
from bpx_api.models.side import SideValue

MOST_BUFFERED = 10_000
"""Changes that are kept while a snapshot is awaited; of more, the latest."""

MOST_TICKERS = 1_000
"""Tickers that are kept until the change with the same number comes."""

MOST_STALE = 10
"""Snapshots in a row that may be older than what was seen; the next one is believed: the exchange has begun anew."""

MOST_REPEATED = 10
"""Changes in a row that go back and rise again below what was seen; then the exchange has begun its numbers anew."""

_exact = Context(prec=400)
"""Sums of products of decimals with up to 64 digits on each side of the point lose nothing."""


class Outcome(Enum):
    """The effect of a change on a book."""

    APPLIED = "applied"
    """The book is one step further."""

    OLD = "old"
    """The book has it already; nothing happened."""

    BUFFERED = "buffered"
    """It is kept for the snapshot that the book needs."""

    GAP = "gap"
    """It doesn't continue the book, which needs a snapshot now; `problem` says what is wrong."""


class BestPrices(NamedTuple):
    """The best level of each side; None: the side is empty."""

    bid: PriceLevel | None
    ask: PriceLevel | None


class Levels(NamedTuple):
    """Levels of both sides, the best first."""

    bids: list[PriceLevel]
    asks: list[PriceLevel]


class BookSide:
    """One side of a book, the best level last: most changes are near it, where a list changes fastest.

    Prices are found by bisection, so that `86700` and `86700.0` are one, and no decimal is hashed, which takes longer.
    """

    __slots__ = ("descending", "keys", "levels")

    def __init__(self, *, descending: bool) -> None:
        self.descending: bool = descending
        """True for asks, whose lowest price is the best: their keys are negated prices."""
        self.keys: list[Decimal] = []
        self.levels: list[PriceLevel] = []

    def put(self, level: PriceLevel) -> PriceLevel | None:
        """Set a level, or remove it where its quantity is 0; gives the one before, None: there was none."""
        price, quantity = level.price, level.quantity
        key = price.copy_negate() if self.descending else price
        keys, levels = self.keys, self.levels
        index = bisect_left(keys, key)
        if index < len(keys) and keys[index] == key:
            before = levels[index]
            if quantity:
                levels[index] = level
            else:
                del keys[index], levels[index]
            return before
        if quantity:
            keys.insert(index, key)
            levels.insert(index, level)
        return None

    def replace(self, levels: Sequence[PriceLevel]) -> None:
        """Set all levels, in any order; of two with one price the later one counts."""
        self.keys.clear()
        self.levels.clear()
        ordered = sorted(levels, key=lambda level: level.price, reverse=self.descending)
        for level in ordered:
            if self.levels and self.levels[-1].price == level.price:
                self.keys.pop()
                self.levels.pop()
            if level.quantity:
                self.keys.append(level.price.copy_negate() if self.descending else level.price)
                self.levels.append(level)

    def copy(self) -> BookSide:
        """An independent copy."""
        copied = BookSide(descending=self.descending)
        copied.keys = self.keys.copy()
        copied.levels = self.levels.copy()
        return copied

    def best_first(self, depth: int | None = None) -> list[PriceLevel]:
        """The best levels, as many as are asked for."""
        found = self.levels[-depth:] if depth else self.levels.copy() if depth is None else []
        found.reverse()
        return found

    def __iter__(self) -> Iterator[PriceLevel]:
        return reversed(self.levels)


class OrderBook:
    """The book of one market.

    Args:
        symbol: The market.
    """

    def __init__(self, symbol: str) -> None:
        self.symbol = symbol
        self.problem: str | None = None
        """The reason for the last gap, or for which the last snapshot was refused."""
        self._bids = BookSide(descending=False)
        self._asks = BookSide(descending=True)
        self._last_update_id = 0
        self._is_synced = False
        self._newest = 0
        self._stale = 0
        self._arrived = 0
        """Number of the last update that came on the stream of this connection."""
        self._repeated = 0
        """The changes in a row since the stream went back."""
        self._buffer: deque[DepthUpdate] = deque(maxlen=MOST_BUFFERED)
        self._tickers: dict[int, BookTicker] = {}

    # --- Reading ------------------------------------------------------------------------------------------------------

    @property
    def is_synced(self) -> bool:
        """True while the levels are the market's; False: they are those before a gap, and a snapshot is awaited."""
        return self._is_synced

    @property
    def needs_snapshot(self) -> bool:
        """The opposite of `is_synced`."""
        return not self._is_synced

    @property
    def last_update_id(self) -> int:
        """Number of the last update that the levels contain; 0: there was none."""
        return self._last_update_id

    @property
    def best(self) -> BestPrices:
        """The best bid and the best ask."""
        bids, asks = self._bids.levels, self._asks.levels
        return BestPrices(bids[-1] if bids else None, asks[-1] if asks else None)

    def bids(self, depth: int | None = None) -> list[PriceLevel]:
        """The levels of the buy side, the highest price first.

        Args:
            depth: How many; None: all.
        """
        return self._bids.best_first(_depth(depth))

    def asks(self, depth: int | None = None) -> list[PriceLevel]:
        """The levels of the sell side, the lowest price first.

        Args:
            depth: How many; None: all.
        """
        return self._asks.best_first(_depth(depth))

    def levels_until(self, quantity: Decimal | int | str) -> Levels:
        """The best levels of each side that together hold this quantity; all of a side that holds less."""
        wanted = decimal("quantity", quantity, minimum=0)
        return Levels(_until(self._bids, wanted), _until(self._asks, wanted))

    def cost(self, side: Side | SideValue, quantity: Decimal | int | str) -> Decimal | None:
        """The value, in the quote asset, of taking this quantity from the book at once, without fees.

        Args:
            side: `Bid` buys from the asks, `Ask` sells to the bids.
            quantity: How much, in the base asset.

        Returns:
            The exact value; None: the book holds less than that.
        """
        left = decimal("quantity", quantity, minimum=0)
        total = Decimal(0)
        for level in self._asks if member("side", side, Side) is Side.BID else self._bids:
            if level.quantity >= left:
                return _exact.fma(level.price, left, total)
            total = _exact.fma(level.price, level.quantity, total)
            left = _exact.subtract(left, level.quantity)
        return None if left else total

    def copy(self) -> OrderBook:
        """An independent book with the levels of this moment, for reading."""
        copied = OrderBook(self.symbol)
        copied.problem = self.problem
        copied._bids, copied._asks = self._bids.copy(), self._asks.copy()
        copied._last_update_id, copied._is_synced = self._last_update_id, self._is_synced
        copied._newest = self._newest
        return copied

    def __repr__(self) -> str:
        state = "" if self._is_synced else ", out of sync"
        levels = f"{len(self._bids.levels)} bids, {len(self._asks.levels)} asks"
        return f"<OrderBook {self.symbol} {self._last_update_id}: {levels}{state}>"

    # --- Following the stream -----------------------------------------------------------------------------------------

    def apply(self, update: DepthUpdate) -> Outcome:
        """Take a change that arrived on the depth stream."""
        last = update.last_update_id
        if not self._is_synced:
            return self._keep(update)
        if update.first_update_id > self._last_update_id + 1:
            return self._lose(f"after update {self._last_update_id} came {update.first_update_id} to {last}", update)
        if last <= self._last_update_id:
            if not self._begins_anew(last):
                return Outcome.OLD
            return self._lose(f"the stream went back to update {last}, and continues there", update)
        undo = self._write(update)
        problem = self._contradiction(last) if self._tickers else None
        bids, asks = self._bids.keys, self._asks.keys
        if bids and asks and bids[-1] >= self._asks.levels[-1].price:
            problem = f"update {last} crosses the book: a bid at {bids[-1]}, an ask at {self._asks.levels[-1].price}"
        if problem is not None:
            for side, level, before in reversed(undo):
                side.put(before if before is not None else PriceLevel(level.price, Decimal(0)))
            return self._lose(problem, update)
        self._last_update_id = self._newest = self._arrived = last
        self._repeated = 0
        return Outcome.APPLIED

    def seed(self, depth: Depth) -> bool:
        """Take a snapshot of the whole book.

        Returns:
            True if the book is in sync now. False: the snapshot is older than the changes at hand, or contradicts
            them (`problem`); the changes are kept, and a newer one is needed.
        """
        if self._is_synced and depth.last_update_id <= self._last_update_id:
            return True
        fresh = OrderBook(self.symbol)
        fresh._bids.replace(depth.bids)
        fresh._asks.replace(depth.asks)
        fresh._last_update_id = depth.last_update_id
        fresh._is_synced = True
        fresh._tickers = self._tickers
        buffer = [update for update in self._buffer if update.last_update_id > depth.last_update_id]
        problem = self._staleness(depth.last_update_id, buffer)
        if problem is None and fresh._is_crossed:
            problem = f"snapshot {depth.last_update_id} crosses itself"
        if problem is None:
            problem = fresh._contradiction(depth.last_update_id)
        if problem is None and any(fresh.apply(update) is Outcome.GAP for update in buffer):
            problem = fresh.problem
        if problem is not None:
            self.problem = problem
            return False
        self._bids, self._asks, self._last_update_id = fresh._bids, fresh._asks, fresh._last_update_id
        self._newest = fresh._last_update_id
        self._is_synced = True
        self._stale = 0
        self._buffer.clear()
        return True

    def check(self, ticker: BookTicker) -> bool:
        """Compare the book with a ticker of the same update, now or when the book has come to it.

        Returns:
            False: they contradict each other; it is a gap, and the book needs a snapshot.
        """
        if ticker.update_id > self._last_update_id:
            if len(self._tickers) >= MOST_TICKERS:
                del self._tickers[next(iter(self._tickers))]
                if self._is_synced:
                    self._lose(f"the ticker is at update {ticker.update_id}, and the changes don't come that far")
                    return False
            self._tickers[ticker.update_id] = ticker
        elif ticker.update_id == self._last_update_id and self._is_synced:
            problem = self._difference(ticker)
            if problem is not None:
                self._lose(problem)
                return False
        return True

    def reset(self, problem: str = "the connection was lost") -> None:
        """Forget what came before; the book needs a snapshot.

        Args:
            problem: Why.
        """
        self._lose(problem)
        self._tickers.clear()
        self._arrived = self._repeated = 0

    def _write(self, update: DepthUpdate) -> list[tuple[BookSide, PriceLevel, PriceLevel | None]]:
        """Write the levels; gives what undoes it."""
        undo: list[tuple[BookSide, PriceLevel, PriceLevel | None]] = []
        bids, asks = self._bids, self._asks
        for level in update.bids:
            undo.append((bids, level, bids.put(level)))
        for level in update.asks:
            undo.append((asks, level, asks.put(level)))
        return undo

    def _keep(self, update: DepthUpdate) -> Outcome:
        """Buffer a change while a snapshot is awaited: always an unbroken row of them."""
        buffer, last = self._buffer, update.last_update_id
        if buffer and last <= buffer[-1].last_update_id:
            if not self._begins_anew(last):
                return Outcome.OLD
            buffer.clear()
        if buffer and update.first_update_id > buffer[-1].last_update_id + 1:
            buffer.clear()
        buffer.append(update)
        self._newest = max(self._newest, last)
        self._arrived, self._repeated = last, 0
        return Outcome.BUFFERED

    def _begins_anew(self, last: int) -> bool:
        """Count a change that is older than what is known; True: so many of them aren't a repetition."""
        if last <= self._arrived:
            self._repeated = 1
        elif self._repeated:
            self._repeated += 1
        self._arrived = last
        return self._repeated > MOST_REPEATED

    def _lose(self, problem: str, update: DepthUpdate | None = None) -> Outcome:
        self.problem = problem
        self._is_synced = False
        self._buffer.clear()
        if update is not None:
            self._keep(update)
        return Outcome.GAP

    def _staleness(self, snapshot: int, buffer: list[DepthUpdate]) -> str | None:
        if buffer and buffer[0].first_update_id > snapshot + 1:
            return f"snapshot {snapshot} ends before update {buffer[0].first_update_id}"
        end = buffer[-1].last_update_id if buffer else snapshot
        if end >= self._newest or self._stale >= MOST_STALE:
            return None
        self._stale += 1
        return f"snapshot {snapshot} is older than update {self._newest}, which was seen already"

    @property
    def _is_crossed(self) -> bool:
        best = self.best
        return best.bid is not None and best.ask is not None and best.bid.price >= best.ask.price

    def _contradiction(self, update_id: int) -> str | None:
        """Compare with the ticker of an update, if there is one; earlier ones are dropped."""
        tickers = self._tickers
        ticker = tickers.get(update_id)
        for passed in [each for each in tickers if each <= update_id]:
            del tickers[passed]
        return None if ticker is None else self._difference(ticker)

    def _difference(self, ticker: BookTicker) -> str | None:
        bid, ask = self.best
        ours = (bid and bid.price, bid and bid.quantity, ask and ask.price, ask and ask.quantity)
        theirs = (ticker.bid_price, ticker.bid_quantity, ticker.ask_price, ticker.ask_quantity)
        if ours == theirs:
            return None
        shown = ", ".join(
            f"{name} {mine} here, {his} there" for name, mine, his in zip(_NAMES, ours, theirs, strict=True)
        )
        return f"the ticker of update {ticker.update_id} contradicts the book: {shown}"


_NAMES = ("bid", "its quantity", "ask", "its quantity")


def _depth(depth: int | None) -> int | None:
    return None if depth is None else integer("depth", depth, minimum=0)


def _until(side: BookSide, quantity: Decimal) -> list[PriceLevel]:
    found: list[PriceLevel] = []
    left = quantity
    for level in side:
        if left <= 0:
            break
        found.append(level)
        left = _exact.subtract(left, level.quantity)
    return found
