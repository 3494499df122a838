"""Market makers: passive ones replace their filled orders, active ones trade and move the prices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from random import Random
from typing import Protocol

from bpx_sandbox.engine.accounts import Account
from bpx_sandbox.engine.engine import Engine
from bpx_sandbox.engine.errors import Refusal
from bpx_sandbox.engine.orders import Order, OrderType, Side, Terms, TimeInForce
from bpx_sandbox.engine.seed import Listing

MAX_PENDING_MOVES = 1_000
"""The number of moves that are made up for after a pause."""

MAX_KEPT_ORDERS = 10_000
"""The number of orders of an active maker after which ended ones are deleted."""

MAX_KEPT_TRADES = 2_000
"""The number of trades of a market that are kept when old ones are deleted."""

_TRADES = 0.2
_MEAN_DISTANCE = 25
_FARTHEST_FROM_START = Decimal("0.02")


class Makers(Protocol):
    """The accounts that the exchange itself trades with."""

    def refill(self, now: int) -> None:
        """React to a request that may have changed a book."""

    def move(self, now: int) -> None:
        """React to the time that has passed."""


class PassiveMakers:
    """Keeps the initial open orders of an account: an order that is gone is placed again."""

    def __init__(self, engine: Engine, account: Account) -> None:
        self._engine = engine
        self._account = account
        self._quotes: dict[str, Terms] = {
            order.id: replace(order.terms, post_only=True) for order in account.open_orders.values()
        }
        self._missing: list[Terms] = []

    def refill(self, now: int) -> None:
        """Place filled orders again. An order that would trade at once waits until it would rest."""
        if not self._missing and len(self._account.open_orders) == len(self._quotes):
            return
        for order_id in [order_id for order_id in self._quotes if order_id not in self._account.open_orders]:
            self._missing.append(self._quotes.pop(order_id))
        missing, self._missing = self._missing, []
        for terms in missing:
            try:
                order = self._engine.place(self._account, terms, now)
            except Refusal:
                self._missing.append(terms)
            else:
                self._quotes[order.id] = terms

    def move(self, now: int) -> None:
        """Do nothing."""


class ActiveMakers:
    """Trades and requotes around random prices; equal seeds and times give equal moves."""

    def __init__(
        self,
        engine: Engine,
        makers: Account,
        takers: Account,
        listings: Sequence[Listing],
        seed: int,
        moves_per_second: float,
    ) -> None:
        self._engine = engine
        self._makers, self._takers = makers, takers
        self._random = Random(f"makers {seed}")  # noqa: S311 repeatable on purpose
        self._listings = [listing for listing in listings if listing.market.is_open]
        self._fair: dict[str, Decimal] = {listing.market.symbol: listing.price for listing in listings}
        self._quotes: dict[tuple[str, Side], list[Order]] = {}
        for order in makers.open_orders.values():
            self._quotes.setdefault((order.terms.symbol, order.terms.side), []).append(order)
        self._wanted = {place: len(quotes) for place, quotes in self._quotes.items()}
        self._per_millisecond = moves_per_second / 1000
        self._moved_at: int | None = None
        self._moves_due = 0.0

    def refill(self, now: int) -> None:
        """Do nothing: the moves refill the books."""

    def move(self, now: int) -> None:
        """Make the moves that are due since the last call."""
        before, self._moved_at = self._moved_at, now
        if before is None or now <= before or not self._listings:
            return
        self._moves_due = min(self._moves_due + (now - before) * self._per_millisecond, MAX_PENDING_MOVES)
        while self._moves_due >= 1:
            self._moves_due -= 1
            self.move_once(now)
        self._delete_history()

    def move_once(self, now: int) -> None:
        """Trade in a random market, or replace a quote."""
        listing, side = self._random.choice(self._listings), self._random.choice((Side.BID, Side.ASK))
        if self._random.random() < _TRADES:
            self._trade(listing, side, now)
        else:
            self._requote(listing, side, now)

    def _trade(self, listing: Listing, side: Side, now: int) -> None:
        best = self._engine.books[listing.market.symbol].best(side.opposite)
        if best is not None:
            step = listing.market.step
            quantity = max(listing.size * self._random.randint(1, 12) / 4 // step * step, listing.market.min_quantity)
            self._place(self._takers, listing, side, best, quantity, now, time_in_force=TimeInForce.IOC)

    def _requote(self, listing: Listing, side: Side, now: int) -> None:
        symbol, tick = listing.market.symbol, listing.market.tick
        quotes = [order for order in self._quotes.get((symbol, side), ()) if order.id in self._makers.open_orders]
        self._quotes[symbol, side] = quotes
        if quotes and len(quotes) >= self._wanted.get((symbol, side), 0):
            self._engine.cancel(quotes.pop(self._random.randrange(len(quotes))))
        self._step_fair_price(listing)
        distance = tick * (1 + int(self._random.expovariate(1 / _MEAN_DISTANCE)))
        price = self._fair[symbol] - side.sign * distance
        self._cancel_crossed_quotes(symbol, side, price)
        quantity = listing.size * self._random.randint(1, 20)
        order = self._place(self._makers, listing, side, price, quantity, now, post_only=True)
        if order is not None:
            quotes.append(order)

    def _step_fair_price(self, listing: Listing) -> None:
        symbol, start = listing.market.symbol, listing.price
        change = listing.market.tick * self._random.choice((-1, 0, 1))
        if abs(self._fair[symbol] + change - start) <= start * _FARTHEST_FROM_START:
            self._fair[symbol] += change

    def _cancel_crossed_quotes(self, symbol: str, side: Side, price: Decimal) -> None:
        """Cancel quotes of the other side that would match a new one."""
        book = self._engine.books[symbol]
        while (best := next(book.resting(side.opposite), None)) is not None and best.account is self._makers:
            if (best.limit - price) * side.sign > 0:
                return
            self._engine.cancel(best)

    def _delete_history(self) -> None:
        """Delete ended orders, their fills and old trades, so that memory stays bounded however long it runs."""
        for account in (self._makers, self._takers):
            if len(account.orders) > MAX_KEPT_ORDERS:
                account.orders = dict(account.open_orders)
                account.fills.clear()
        for tape in self._engine.tapes.values():
            tape.delete_before_last(MAX_KEPT_TRADES)

    def _place(
        self,
        account: Account,
        listing: Listing,
        side: Side,
        price: Decimal,
        quantity: Decimal,
        now: int,
        *,
        time_in_force: TimeInForce = TimeInForce.GTC,
        post_only: bool = False,
    ) -> Order | None:
        terms = Terms(
            listing.market.symbol,
            side,
            OrderType.LIMIT,
            price=price,
            quantity=quantity,
            time_in_force=time_in_force,
            post_only=post_only,
        )
        try:
            return self._engine.place(account, terms, now)
        except Refusal:  # another order is in the way, or the price is outside the bands
            return None
