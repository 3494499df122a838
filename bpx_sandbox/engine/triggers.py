"""The trigger orders of one market."""

from __future__ import annotations

from decimal import Decimal

from sortedcontainers import SortedDict

from bpx_sandbox.engine.book import Level
from bpx_sandbox.engine.orders import Order, Side


class Triggers:
    """Waiting orders, nearest trigger first.

    An order waits for the price to rise if its trigger is above the last price when it is placed, else for it to fall.
    A trigger at the last price isn't documented: here it is reached at once.
    """

    def __init__(self) -> None:
        # As in the book, each side is keyed so that the nearest trigger comes first: falling ones by the negated price.
        self._rising: SortedDict[Decimal, Level] = SortedDict()
        self._falling: SortedDict[Decimal, Level] = SortedDict()
        self._places: dict[str, tuple[SortedDict[Decimal, Level], Decimal]] = {}

    def add(self, order: Order, last: Decimal | None) -> None:
        """Add an order; `last` is the market's last price, without one the side decides the direction."""
        price = order.terms.trigger_price
        if price is None:
            raise ValueError(f"order {order.id} has no trigger")
        rises = order.terms.side is Side.BID if last is None else price >= last
        place = (self._rising, price) if rises else (self._falling, -price)
        self._places[order.id] = place
        side, rank = place
        side.setdefault(rank, {})[order.id] = order

    def remove(self, order: Order) -> None:
        """Remove an order."""
        side, rank = self._places.pop(order.id)
        level = side[rank]
        del level[order.id]
        if not level:
            del side[rank]

    def next_due(self, last: Decimal) -> Order | None:
        """Return the next order whose trigger is reached; None without one."""
        for side, reached in ((self._rising, last), (self._falling, -last)):
            if side:
                rank, level = side.peekitem(0)
                if rank <= reached:
                    return next(iter(level.values()))
        return None
