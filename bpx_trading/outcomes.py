"""What became of an order whose answer was lost: placed, not placed, or still unknown."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final, TypeAlias, cast

from bpx_client import AsyncClient, Client
from bpx_client.errors import (
    BpxError,
    CredentialsError,
    InvalidArgumentError,
    NotFoundError,
    OutcomeUnknownError,
)
from bpx_client.models import HistoricalOrder, Order

SETTLING: Final = 1000
"""Milliseconds after a request's window in which the exchange may still be busy carrying it out."""

PAGE = 1000


@dataclass(frozen=True, slots=True)
class Placed:
    """The order was placed.

    Attributes:
        order: The order: resting on the book, or out of the history.
    """

    order: Order | HistoricalOrder


@dataclass(frozen=True, slots=True)
class NotPlaced:
    """The order was not placed and can't be any more: its request has expired, and it is nowhere to be found."""


@dataclass(frozen=True, slots=True)
class StillUnknown:
    """It could not be found out.

    Attributes:
        reason: Why not, and what to do.
    """

    reason: str


Finding: TypeAlias = Placed | NotPlaced | StillUnknown


@dataclass(frozen=True, slots=True)
class _Ask:
    question: Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class _Pause:
    seconds: float


_Search: TypeAlias = Generator[_Ask | _Pause, Any, list[Finding]]


def find_order(bpx: Client, error: OutcomeUnknownError, *, wait: bool = True) -> Finding:
    """Find out what became of an order after `execute_order` raised `OutcomeUnknownError`.

    It looks on the book and in the order history. An order that is in neither may still be under way until its request
    expires; the exchange's own clock tells when that is. Give every order a client id of its own, and don't send the
    order again before you know: the client id is what the order is known by.

    Args:
        bpx: The client that the order was sent through, or another one of the same account.
        error: The error.
        wait: Whether to wait until the request has expired (its window, five seconds by default, and one more), where
            the order can't be found before. False: answer `StillUnknown` instead.

    Returns:
        Placed, with the order; NotPlaced; or StillUnknown, where the exchange couldn't be asked, or where its clock and
        the one that signed the order are further apart than the request's window.

    Raises:
        InvalidArgumentError: the error isn't that of a single order with a client id.
        CredentialsError: the client has no keys.
    """
    [finding] = _run(bpx, _search(_single(error), error, wait))
    return finding


async def afind_order(bpx: AsyncClient, error: OutcomeUnknownError, *, wait: bool = True) -> Finding:
    """Find out what became of an order; as `find_order`, awaited."""
    [finding] = await _arun(bpx, _search(_single(error), error, wait))
    return finding


def find_orders(bpx: Client, error: OutcomeUnknownError, *, wait: bool = True) -> list[Finding]:
    """Find out what became of each order of a batch after `execute_order_batch` raised `OutcomeUnknownError`.

    Returns:
        A finding for each order, in the batch's order; else as `find_order`.
    """
    return _run(bpx, _search(_orders(error), error, wait))


async def afind_orders(bpx: AsyncClient, error: OutcomeUnknownError, *, wait: bool = True) -> list[Finding]:
    """Find out what became of each order of a batch; as `find_orders`, awaited."""
    return await _arun(bpx, _search(_orders(error), error, wait))


@dataclass(frozen=True, slots=True)
class _Wanted:
    symbol: str
    client_id: int


def _single(error: OutcomeUnknownError) -> list[_Wanted]:
    wanted = _orders(error)
    if len(wanted) != 1 or error.operation != "execute_order":
        raise InvalidArgumentError("error", f"is that of {error.operation}; for a batch use find_orders")
    return wanted


def _orders(error: OutcomeUnknownError) -> list[_Wanted]:
    wanted: list[_Wanted] = []
    for order in error.sent:
        symbol, client_id = order.get("symbol"), order.get("clientId")
        if not isinstance(symbol, str) or not isinstance(client_id, int):
            raise InvalidArgumentError(
                "error", f"{error.operation} sent an order without a client id, so it can't be told from others"
            )
        wanted.append(_Wanted(symbol, client_id))
    if len(set(wanted)) < len(wanted):
        raise InvalidArgumentError("error", f"{error.operation} sent two orders with one client id: can't tell which")
    return wanted


def _search(wanted: Sequence[_Wanted], error: OutcomeUnknownError, wait: bool) -> _Search:
    signed_at, expires_at = error.signed_at, error.expires_at
    if signed_at is None or expires_at is None:
        return [StillUnknown("the request wasn't signed, so it isn't known when it expires")] * len(wanted)
    # An order of this request is as old as its timestamp, give or take a clock that is off by less than the window.
    window = expires_at - signed_at
    since = signed_at - window
    found: dict[_Wanted, Finding] = {}
    try:
        while True:
            # The time first: what isn't found after the request has expired can't turn up later.
            exchange_time = _milliseconds((yield _Ask(lambda bpx: bpx.system.get_time())))
            for order in wanted:
                if order not in found:
                    placed = yield from _look(order, since)
                    if placed is not None:
                        found[order] = placed
            left = expires_at + SETTLING - exchange_time
            if left <= 0 or len(found) == len(wanted):
                return [found.get(order, NotPlaced()) for order in wanted]
            if exchange_time < since:
                unsure = StillUnknown(
                    f"the order was signed {signed_at - exchange_time} ms ahead of the exchange's clock: synchronize "
                    "this machine's, and look for the order by its client id"
                )
                return [found.get(order, unsure) for order in wanted]
            if not wait:
                unsure = StillUnknown(f"the request can be carried out for another {left} ms; ask again after that")
                return [found.get(order, unsure) for order in wanted]
            yield _Pause(left / 1000)
    except (InvalidArgumentError, CredentialsError):
        raise
    except BpxError as failure:
        unsure = StillUnknown(f"the exchange couldn't be asked, ask again: {failure}")
        return [found.get(order, unsure) for order in wanted]


def _look(order: _Wanted, since: int) -> Generator[_Ask | _Pause, Any, Placed | None]:
    # The book first: an order that is filled in between is then found in the history.
    try:
        resting: Order = yield _Ask(lambda bpx: bpx.order.get_order(symbol=order.symbol, client_id=order.client_id))
    except NotFoundError:
        pass
    else:
        if _milliseconds(resting.created_at) >= since:
            return Placed(resting)
    offset = 0
    while True:
        page: list[HistoricalOrder] = yield _Ask(_page(order.symbol, offset))
        for past in page:
            if past.client_id == order.client_id and _milliseconds(past.created_at) >= since:
                return Placed(past)
        if len(page) < PAGE or _milliseconds(page[-1].created_at) < since:
            return None
        offset += PAGE


def _page(symbol: str, offset: int) -> Callable[[Any], Any]:
    return lambda bpx: bpx.order.get_order_history(symbol=symbol, limit=PAGE, offset=offset, sort_direction="Desc")


def _milliseconds(moment: datetime) -> int:
    return (moment - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1)


def _run(bpx: Client, search: _Search) -> list[Finding]:
    try:
        step = next(search)
        while True:
            try:
                answer = step.question(bpx) if isinstance(step, _Ask) else None
                if isinstance(step, _Pause):
                    time.sleep(step.seconds)
            except BpxError as error:
                step = search.throw(error)
            else:
                step = search.send(answer)
    except StopIteration as end:
        return cast("list[Finding]", end.value)


async def _arun(bpx: AsyncClient, search: _Search) -> list[Finding]:
    try:
        step = next(search)
        while True:
            try:
                answer = await (step.question(bpx) if isinstance(step, _Ask) else asyncio.sleep(step.seconds))
            except BpxError as error:
                step = search.throw(error)
            else:
                step = search.send(answer)
    except StopIteration as end:
        return cast("list[Finding]", end.value)
