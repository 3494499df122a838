"""The order book of one market, in price-time priority."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from sortedcontainers import SortedDict

from bpx_sandbox.engine.orders import ZERO, Order, Side

Level = dict[str, Order]
"""The orders at one price by id: a dict keeps the order of arrival and removes any order in constant time."""


class Book:
    """Resting orders, best price first and, at one price, oldest first."""

    def __init__(self) -> None:
        # Each side is keyed so that its best price comes first: bids by the negated price.
        self._sides: dict[Side, SortedDict[Decimal, Level]] = {Side.BID: SortedDict(), Side.ASK: SortedDict()}

    def add(self, order: Order) -> None:
        """Add an order behind all others at its price."""
        self._sides[order.terms.side].setdefault(_rank(order), {})[order.id] = order

    def remove(self, order: Order) -> None:
        """Remove a resting order."""
        side, rank = self._sides[order.terms.side], _rank(order)
        level = side[rank]
        del level[order.id]
        if not level:
            del side[rank]

    def resting(self, side: Side) -> Iterator[Order]:
        """Iterate over the orders of one side in the order in which they would be filled."""
        for level in self._sides[side].values():
            yield from level.values()

    def best(self, side: Side) -> Decimal | None:
        """Return the best price of one side; None if the side is empty."""
        first = next(self.resting(side), None)
        return None if first is None else first.limit

    def levels(self, side: Side, limit: int | None) -> list[tuple[Decimal, Decimal]]:
        """Return price and total quantity of the best price levels of one side, of all levels without a limit."""
        ranks = self._sides[side].items()[:limit]
        return [(abs(rank), sum((order.remaining for order in level.values()), ZERO)) for rank, level in ranks]


def _rank(order: Order) -> Decimal:
    return -order.limit if order.terms.side is Side.BID else order.limit
