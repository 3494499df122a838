"""The order book of one market, in price-time priority."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from sortedcontainers import SortedDict

from bpx_sandbox.engine.orders import ZERO, Order, Side

Level = dict[str, Order]
"""The orders at one price by id: a dict keeps the order of arrival and removes any order in constant time."""


MAX_KEPT_UPDATES = 100
"""The number of its last updates that a book keeps."""


class LevelChange(NamedTuple):
    """A changed price level, with its total quantity after and before the change; zero if it is empty."""

    side: Side
    price: Decimal
    quantity: Decimal
    before: Decimal


class BookUpdate(NamedTuple):
    """The changed levels of one event, and the number of the update."""

    id: int
    changes: tuple[LevelChange, ...]


class Book:
    """Resting orders, best price first and, at one price, oldest first.

    Attributes:
        update_id: The number of the last update: `lastUpdateId` of `get_depth`.
        updates: The last updates, oldest first.
    """

    def __init__(self) -> None:
        self.update_id: int = 0
        self.updates: deque[BookUpdate] = deque(maxlen=MAX_KEPT_UPDATES)
        self._changed: dict[tuple[Side, Decimal], None] = {}
        self._totals: dict[tuple[Side, Decimal], Decimal] = {}
        # Each side is keyed so that its best price comes first: bids by the negated price.
        self._sides: dict[Side, SortedDict[Decimal, Level]] = {Side.BID: SortedDict(), Side.ASK: SortedDict()}

    def add(self, order: Order) -> None:
        """Add an order behind all others at its price."""
        self._sides[order.terms.side].setdefault(_rank(order), {})[order.id] = order
        self.mark_changed(order)

    def mark_changed(self, order: Order) -> None:
        """Include the level of a resting order in the next update."""
        self._changed[order.terms.side, order.limit] = None

    def take_update(self) -> BookUpdate | None:
        """Return the changes since the last call as a numbered update; None if nothing has changed."""
        changes: list[LevelChange] = []
        for place in self._changed:
            side, price = place
            level = self._sides[side].get(_ranked(side, price), {})
            quantity = sum((order.remaining for order in level.values()), ZERO)
            before = self._totals.get(place, ZERO)
            if quantity:
                self._totals[place] = quantity
            else:
                self._totals.pop(place, None)
            if quantity != before:
                changes.append(LevelChange(side, price, quantity, before))
        self._changed.clear()
        if not changes:
            return None
        self.update_id += 1
        update = BookUpdate(self.update_id, tuple(changes))
        self.updates.append(update)
        return update

    def remove(self, order: Order) -> None:
        """Remove a resting order."""
        side, rank = self._sides[order.terms.side], _rank(order)
        level = side[rank]
        del level[order.id]
        if not level:
            del side[rank]
        self.mark_changed(order)

    def resting(self, side: Side) -> Iterator[Order]:
        """Iterate over the orders of one side in the order in which they would be filled."""
        for level in self._sides[side].values():
            yield from level.values()

    def best(self, side: Side) -> Decimal | None:
        """Return the best price of one side; None if the side is empty."""
        levels = self._sides[side]
        if not levels:
            return None
        _, level = levels.peekitem(0)
        return next(iter(level.values())).limit

    def best_level(self, side: Side) -> tuple[Decimal, Decimal] | None:
        """Return the best price of one side and its total quantity, as of the last update; None if it is empty."""
        price = self.best(side)
        return None if price is None else (price, self._totals.get((side, price), ZERO))

    def past_levels(self, updates: int, side: Side) -> list[tuple[Decimal, Decimal]]:
        """Return the price levels of one side before the last updates, at most `MAX_KEPT_UPDATES`, best price first."""
        levels = dict(self.levels(side, None))
        for update in list(self.updates)[::-1][:updates]:
            for change in update.changes:
                if change.side is side:
                    levels[change.price] = change.before
        return sorted(((price, levels[price]) for price in levels if levels[price]), reverse=side is Side.BID)

    def levels(self, side: Side, limit: int | None) -> list[tuple[Decimal, Decimal]]:
        """Return price and total quantity of the best price levels of one side, of all levels without a limit."""
        ranks = self._sides[side].items()[:limit]
        return [(abs(rank), sum((order.remaining for order in level.values()), ZERO)) for rank, level in ranks]


def _rank(order: Order) -> Decimal:
    return _ranked(order.terms.side, order.limit)


def _ranked(side: Side, price: Decimal) -> Decimal:
    return -price if side is Side.BID else price
