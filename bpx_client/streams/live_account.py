"""An account that keeps itself: `streams.account()`, for tasks and for threads."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any, TypeAlias, cast

from bpx_api import AsyncClient, Client
from bpx_api.arguments import member
from bpx_api.events import Event
from bpx_api.models import Balance, HistoricalOrder, Order, OrderFill, OrderStatus, Position
from bpx_api.models.order_status import OrderStatusValue

from .account import ENDED, AccountChange, AccountState
from .following import AsyncEvents, AsyncLive, Follow, Follower, Live

SETTLING = 3.0
"""Seconds after which REST is asked a second time: nothing says when a private stream has begun."""

STEPS = 30
"""Times, within them, that a gap is looked for."""

RECHECK = 60.0
"""Seconds after which REST is asked again: these streams have no numbers, by which a lost event would be noticed."""

MOST_TRIES = 5
"""Times that the history is asked for an order that REST no longer lists; it may be behind."""

PAGE = 1000
"""Fills that are asked for at once."""


@dataclass(frozen=True, slots=True)
class AccountGap:
    """Something was lost; what has changed meanwhile is told when REST was asked."""

    problem: str
    """The reason."""


AccountNews: TypeAlias = AccountChange | AccountGap
"""An item of `changes`."""


class AccountQuestions:
    """The questions of an account to REST.

    Args:
        client: The client that is asked.
        call: Calls one of its methods, and waits for the answer.
        recorded: Records an answer, and returns it.
    """

    def __init__(
        self,
        client: AsyncClient | Client,
        call: Callable[[Callable[[], Any]], Awaitable[object]],
        recorded: Callable[[str, Mapping[str, object], object], object],
    ) -> None:
        self._client = client
        self._call = call
        self._recorded = recorded

    async def orders(self) -> Sequence[Order]:
        """All open orders."""
        return cast("list[Order]", await self._ask("get_open_orders", self._client.order.get_open_orders))

    async def balances(self) -> Mapping[str, Balance]:
        """All balances."""
        return cast("dict[str, Balance]", await self._ask("get_balances", self._client.capital.get_balances))

    async def positions(self) -> Sequence[Position]:
        """All open positions."""
        return cast("list[Position]", await self._ask("get_positions", self._client.position.get_positions))

    async def fills(self, since: datetime, offset: int) -> Sequence[OrderFill]:
        """A page of the fills since a time, the oldest first."""
        page = partial(self._client.order.get_fills, from_=since, sort_direction="Asc", limit=PAGE, offset=offset)
        return cast("list[OrderFill]", await self._ask("get_fills", page))

    async def history(self, order_id: str) -> Sequence[HistoricalOrder]:
        """The past orders of this id."""
        past = partial(self._client.order.get_order_history, order_id=order_id)
        return cast("list[HistoricalOrder]", await self._ask("get_order_history", past))

    async def _ask(self, operation: str, question: Callable[[], object]) -> object:
        return self._recorded(operation, {}, await self._call(question))


class AccountFollower(Follower[AccountNews]):
    """An account's state and the loop that keeps it.

    Args:
        questions: Asks REST.
        now: Gives the time by the exchange's clock.
    """

    def __init__(self, questions: AccountQuestions, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.state: AccountState = AccountState(now())
        self._questions = questions
        self._now = now
        self._tries: dict[str, int] = {}
        self._is_due = False

    @property
    def needs_rest(self) -> bool:
        """True if REST has to be asked."""
        state = self.state
        return self._is_due or state.needs_seed or state.fills_since is not None or bool(state.missing)

    def take(self, event: object) -> list[AccountNews]:
        """Take an event of the account's streams."""
        state = self.state
        if not isinstance(event, Event):
            return []
        was_synced = not state.needs_seed
        news: list[AccountNews] = [*state.apply(event)]
        if was_synced and state.needs_seed:
            news.append(self._gap())
        return news

    def lose(self, problem: str) -> list[AccountNews]:
        """Say that events were lost."""
        was_synced = not self.state.needs_seed
        self.state.reset(problem)
        return [self._gap()] if was_synced else []

    def anew(self) -> AccountNews:
        """The news that tells a listener to read the state anew."""
        return AccountGap("changes came faster than they were read; some were dropped")

    async def ask(self) -> list[AccountNews]:
        """Ask for everything, and after a gap once more later; report changes that no event told."""
        was_synced = not self.state.needs_seed
        if self._is_due:
            self.state.check_fills()
        await self._seed()
        self._is_due = False
        self.synced([])
        if was_synced:
            return []
        for _ in range(STEPS):
            if self.needs_rest:
                return []
            await asyncio.sleep(SETTLING / STEPS)
        await self._seed()
        return []

    async def follow(self, items: AsyncIterator[object]) -> None:
        """Feed the state until the subscription ends, and compare it with REST now and then."""
        checking = asyncio.ensure_future(self._recheck())
        try:
            await super().follow(items)
        finally:
            checking.cancel()
            await asyncio.gather(checking, return_exceptions=True)

    async def _recheck(self) -> None:
        while True:
            await asyncio.sleep(RECHECK)
            self._is_due = True
            self.ask_if_needed()

    async def _seed(self) -> None:
        ask, state = self._questions, self.state
        with self.lock:
            begun = state.begin_seed(self._now())
        orders, balances, positions = await ask.orders(), await ask.balances(), await ask.positions()
        with self.lock:
            news: list[AccountNews] = [*state.seed(begun, orders=orders, balances=balances, positions=positions)]
        self.tell(news)
        since = state.fills_since
        if since is not None and not state.needs_seed:
            fills = [*(page := await ask.fills(since, 0))]
            while len(page) >= PAGE:
                fills += (page := await ask.fills(since, len(fills)))
            if state.needs_seed:
                return  # more was lost meanwhile
            with self.lock:
                news = [*state.add_fills(fills)]
            self.tell(news)
        for order_id in list(state.missing):
            listed = await ask.history(order_id)
            found = next((each for each in listed if each.id == order_id and each.status in ENDED), None)
            tries = self._tries[order_id] = self._tries.get(order_id, 0) + 1
            if found is not None or tries >= MOST_TRIES:
                del self._tries[order_id]
                with self.lock:
                    news = [*state.settle(order_id, found)]
                self.tell(news)

    def _gap(self) -> AccountGap:
        return AccountGap(self.state.problem or "")


class _AccountReader:
    """The part of an account that is read, for tasks and threads."""

    _source: AccountFollower

    def __repr__(self) -> str:
        state = self._source.state
        counts = f"{len(state.orders)} orders, {len(state.balances)} balances, {len(state.positions)} positions"
        return f"<{type(self).__name__} {counts}{', out of sync' if state.needs_seed else ''}>"

    @property
    def orders(self) -> Mapping[str, Order]:
        """The open orders by their ids, those that wait for a trigger included; as they are at this moment."""
        with self._source.reading():
            return dict(self._source.state.orders)

    @property
    def balances(self) -> Mapping[str, Balance]:
        """The balances by asset; as they are at this moment."""
        with self._source.reading():
            return dict(self._source.state.balances)

    @property
    def positions(self) -> Mapping[str, Position]:
        """The open futures positions by market symbol; as they are at this moment."""
        with self._source.reading():
            return dict(self._source.state.positions)

    @property
    def is_synced(self) -> bool:
        """False after a gap until REST was asked, behind a slow reader, and after the end: it may be out of date."""
        return self._source.is_fed and not self._source.state.needs_seed

    @property
    def problem(self) -> str | None:
        """The reason for the gap; None: there is none."""
        return self._source.state.problem

    def find_order(self, order_id: str) -> Order | None:
        """An order that is open, or that has ended not long ago, as it was last seen; None: it isn't known."""
        with self._source.reading():
            return self._source.state.find_order(order_id)

    def _arrived(self, order_id: str, status: OrderStatus | None) -> Order | None:
        with self._source.reading():
            order = self._source.state.find_order(order_id)
            arrived = order is not None and (order.status == status or self._source.state.has_ended(order_id))
        return order if arrived else None


class AsyncLiveAccount(AsyncLive[AccountNews], _AccountReader):
    """An account's open orders, balances and positions, kept in sync: `async with streams.account() as account`.

    Entering waits until REST was asked. What was missed during a gap is told by `changes`, each fill once.

    Args:
        follower: The state and its loop.
        subscribe: Subscribes to the account's streams.
    """

    def __init__(self, follower: AccountFollower, subscribe: Callable[[], AsyncEvents]) -> None:
        super().__init__(follower, subscribe)
        self._source = follower

    async def wait_for(self, order_id: str, status: OrderStatus | OrderStatusValue | None = None) -> Order | None:
        """Wait until an order has a status, or has ended.

        Args:
            order_id: The order.
            status: The status. None: until it has ended.

        Returns:
            The order: it has the status, or another one in which it has ended. None: the account was closed before.

        Raises:
            BpxError: what has ended the account.
        """
        wanted = None if status is None else member("status", status, OrderStatus)
        changes = self.changes()
        while (order := self._arrived(order_id, wanted)) is None:
            if await anext(changes, None) is None:
                return None
        return order


class LiveAccount(Live[AccountNews], _AccountReader):
    """An account's open orders, balances and positions, kept in sync; as `AsyncLiveAccount`, for threads.

    Args:
        follower: The state and its loop.
        start: Subscribes to the account's streams, and runs a coroutine over them in the connection's thread.
    """

    def __init__(self, follower: AccountFollower, start: Callable[[Follow], Future[None]]) -> None:
        super().__init__(follower, start)
        self._source = follower

    def wait_for(self, order_id: str, status: OrderStatus | OrderStatusValue | None = None) -> Order | None:
        """Wait until an order has a status, or has ended; as `AsyncLiveAccount.wait_for`."""
        wanted = None if status is None else member("status", status, OrderStatus)
        changes = self.changes()
        while (order := self._arrived(order_id, wanted)) is None:
            if next(changes, None) is None:
                return None
        return order


def exchange_time(client: object) -> datetime:
    """The time by the exchange's clock, as far as a client knows it."""
    ahead = getattr(client, "clock_offset", 0)
    return datetime.now(UTC) + timedelta(milliseconds=ahead)
