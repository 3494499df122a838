"""Many orders with faults of every kind on one request in five, compared with the exchange's books afterwards."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Callable, Coroutine, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractAsyncContextManager, AbstractContextManager
from dataclasses import dataclass, field
from typing import Any

from bpx_api import AsyncClient, Client
from bpx_api.errors import ApiError, NotSentError, OutcomeUnknownError
from bpx_api.models import ApiErrorResponse, HistoricalOrder, Order, OrderExecutePayload
from bpx_client import Credentials, aconnect, connect
from bpx_client.trading import (
    Finding,
    NotPlaced,
    Placed,
    StillUnknown,
    afind_order,
    afind_orders,
    find_order,
    find_orders,
)
from bpx_client.transport import RetryPolicy
from bpx_sandbox import Fault
from bpx_sandbox.server import RunningSandbox

WINDOW = 1000
TIMEOUT = 0.4
LATE = 0.7
"""A delay in seconds, longer than the client's timeout and shorter than the window."""

SHARE = 0.018
TROUBLE: tuple[Fault, ...] = (
    Fault(probability=SHARE, drop=True),
    Fault(probability=SHARE, drop=True, moment="after"),
    Fault(probability=SHARE, status=503),
    Fault(probability=SHARE, status=500, moment="after"),
    Fault(probability=SHARE, status=502, body="html", moment="after"),
    Fault(probability=SHARE, status=520, body="empty", moment="after"),
    Fault(probability=SHARE, status=429, retry_after="0"),
    Fault(probability=SHARE, status=400, code="INVALID_CLIENT_REQUEST", message="Request has expired"),
    Fault(probability=SHARE, truncate="connection"),
    Fault(probability=SHARE, truncate="content"),
    Fault(probability=SHARE, latency=LATE),
    Fault(probability=SHARE, latency=LATE, moment="after"),
    Fault(probability=SHARE, unknown_fields=True, unknown_enums=True),
)
"""Twelve faults and one unexpected response; together they affect one request in five."""

SETTINGS: dict[str, Any] = {
    "window": WINDOW,
    "timeout": TIMEOUT,
    "retries": RetryPolicy(first_wait=0.01, longest_wait=0.1),
}


@dataclass
class Report:
    """The outcome of each order according to the client, by client id: the order's id; None: not placed."""

    said: dict[int, str | None] = field(default_factory=dict[int, "str | None"])
    how: Counter[str] = field(default_factory=lambda: Counter[str]())

    def note(self, client_id: int, said: str | None, how: str) -> None:
        self.said[client_id] = said
        self.how[how] += 1


OpenClient = Callable[[RunningSandbox], AbstractContextManager[Client]]
AsyncOpenClient = Callable[[RunningSandbox], AbstractAsyncContextManager[AsyncClient]]
Run = Callable[[Coroutine[Any, Any, Report]], Report]


def keys_of(exchange: RunningSandbox) -> Credentials:
    """Return the account's keys."""
    return Credentials(exchange.public_key, exchange.secret_key)


def direct(exchange: RunningSandbox) -> AbstractContextManager[Client]:
    """Open a client with default settings."""
    return connect(keys_of(exchange), base_url=exchange.base_url, **SETTINGS)


def adirect(exchange: RunningSandbox) -> AbstractAsyncContextManager[AsyncClient]:
    """Like `direct`, async."""
    return aconnect(keys_of(exchange), base_url=exchange.base_url, **SETTINGS)


def trip(bpx: Client, first_id: int, report: Report) -> None:
    """Place one order or a small batch, and determine an unknown outcome."""
    orders = _orders(first_id)
    ids = [first_id + place for place in range(len(orders))]
    try:
        if len(orders) == 1:
            _note_order(report, ids[0], bpx.order.execute_order(**orders[0]))
        else:
            answer = bpx.order.execute_order_batch(orders=[OrderExecutePayload(**order) for order in orders])
            _note_batch(report, ids, answer)
    except OutcomeUnknownError as unknown:
        while True:
            findings = [find_order(bpx, unknown)] if len(ids) == 1 else find_orders(bpx, unknown)
            if _note_findings(report, ids, findings):
                return
    except (ApiError, NotSentError) as refused:
        _note_refused(report, ids, refused)


async def atrip(bpx: AsyncClient, first_id: int, report: Report) -> None:
    """Like `trip`, async."""
    orders = _orders(first_id)
    ids = [first_id + place for place in range(len(orders))]
    try:
        if len(orders) == 1:
            _note_order(report, ids[0], await bpx.order.execute_order(**orders[0]))
        else:
            answer = await bpx.order.execute_order_batch(orders=[OrderExecutePayload(**order) for order in orders])
            _note_batch(report, ids, answer)
    except OutcomeUnknownError as unknown:
        while True:
            findings = [await afind_order(bpx, unknown)] if len(ids) == 1 else await afind_orders(bpx, unknown)
            if _note_findings(report, ids, findings):
                return
    except (ApiError, NotSentError) as refused:
        _note_refused(report, ids, refused)


def ride(
    exchange: RunningSandbox,
    orders: int,
    *,
    threads: int = 12,
    open_client: OpenClient = direct,
    tell: Callable[[int], None] | None = None,
) -> Report:
    """Send orders through one client that many threads share."""
    report = Report()
    with open_client(exchange) as bpx:
        trade(bpx, first_ids(orders), report, threads=threads, tell=tell)
    return report


def aride(
    exchange: RunningSandbox,
    orders: int,
    *,
    tasks: int = 40,
    open_client: AsyncOpenClient = adirect,
    run: Run = asyncio.run,
    tell: Callable[[int], None] | None = None,
) -> Report:
    """Send orders through one client that many tasks share."""

    async def main() -> Report:
        report = Report()
        async with open_client(exchange) as bpx:
            await atrade(bpx, first_ids(orders), report, tasks=tasks, tell=tell)
        return report

    return run(main())


def trade(
    bpx: Client, firsts: Sequence[int], report: Report, *, threads: int, tell: Callable[[int], None] | None = None
) -> None:
    """Place orders in many threads, with the first client id of each call."""

    def work(first: int) -> None:
        trip(bpx, first, report)

    with ThreadPoolExecutor(threads) as pool:
        for done, _ in enumerate(pool.map(work, firsts)):
            if tell:
                tell(done + 1)


async def atrade(
    bpx: AsyncClient, firsts: Sequence[int], report: Report, *, tasks: int, tell: Callable[[int], None] | None = None
) -> None:
    """Like `trade`, in many tasks."""
    waiting = iter(enumerate(firsts))

    async def work() -> None:
        for done, first in waiting:
            await atrip(bpx, first, report)
            if tell:
                tell(done + 1)

    async with asyncio.TaskGroup() as group:
        for _ in range(tasks):
            group.create_task(work())


def judge(exchange: RunningSandbox, report: Report) -> list[str]:
    """Return the orders for which the client's outcome differs from the exchange's books."""
    time.sleep(LATE)  # what is still under way arrives by then, or never
    placed: dict[int, list[str]] = {}
    for order in list(exchange.sandbox.account.orders.values()):
        placed.setdefault(order.terms.client_id or 0, []).append(order.id)
    wrong = [f"{client_id} was placed {len(ids)} times" for client_id, ids in placed.items() if len(ids) > 1]
    for client_id, said in report.said.items():
        really = placed.get(client_id, [])
        if ([] if said is None else [said]) != really:
            wrong.append(f"{client_id}: the client said {said}, the exchange has {really}")
    return wrong


def first_ids(orders: int) -> Sequence[int]:
    """Yield the client ids of single orders and of the first order of each batch."""
    found = [1]
    while (following := found[-1] + len(_orders(found[-1]))) <= orders:
        found.append(following)
    return found


def _orders(client_id: int) -> Sequence[dict[str, Any]]:
    """Return an order that rests, fills, expires or is refused, or sometimes a batch of all four."""
    kinds: Sequence[dict[str, Any]] = (
        {"side": "Bid", "order_type": "Limit", "price": "150.00", "quantity": "0.01"},
        {"side": "Bid", "order_type": "Market", "quantity": "0.01"},
        {"side": "Bid", "order_type": "Limit", "price": "150.00", "quantity": "0.01", "time_in_force": "IOC"},
        {"side": "Ask", "order_type": "Market", "quantity": "0.01"},
        {"side": "Bid", "order_type": "Limit", "price": "150.001", "quantity": "0.01"},
    )
    if client_id % 7 == 0:
        return [{"symbol": "SOL_USDC", "client_id": client_id + place, **kind} for place, kind in enumerate(kinds)]
    return [{"symbol": "SOL_USDC", "client_id": client_id, **kinds[client_id % len(kinds)]}]


def _note_order(report: Report, client_id: int, order: Order) -> None:
    report.note(client_id, order.id, "answered")


def _note_batch(report: Report, ids: Sequence[int], results: Sequence[Order | ApiErrorResponse]) -> None:
    for client_id, result in zip(ids, results, strict=True):
        match result:
            case Order(id=order_id):
                report.note(client_id, order_id, "answered")
            case ApiErrorResponse():
                report.note(client_id, None, "refused in a batch")


def _note_refused(report: Report, ids: Sequence[int], refused: Exception) -> None:
    for client_id in ids:
        report.note(client_id, None, type(refused).__name__)


def _note_findings(report: Report, ids: Sequence[int], findings: Sequence[Finding]) -> bool:
    """Record the findings; return True if no outcome is unknown."""
    known = True
    for client_id, finding in zip(ids, findings, strict=True):
        match finding:
            case Placed(Order(id=order_id) | HistoricalOrder(id=order_id)):
                report.note(client_id, order_id, "found placed")
            case NotPlaced():
                report.note(client_id, None, "found not placed")
            case StillUnknown():
                report.how["still unknown, asked again"] += 1
                known = False
    return known
