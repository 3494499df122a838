"""The outcome of an order whose response was lost: placed, not placed, or still unknown."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from operator import index
from typing import Any, Final, NotRequired, SupportsIndex, TypeAlias, TypedDict, TypeVar, Unpack, cast, overload

from bpx_api import AsyncClient, Client
from bpx_api.errors import (
    ApiError,
    BpxError,
    CredentialsError,
    InvalidArgumentError,
    NotFoundError,
    NotSentError,
    OutcomeUnknownError,
    ServerError,
)
from bpx_api.models import HistoricalOrder, Order
from bpx_api.options import MAXIMUM_WINDOW, checked_window

from ..flows import Sleep, adrive, drive

R = TypeVar("R")

SETTLING: Final = 1000
"""Milliseconds after a request's window in which the exchange may still be busy carrying it out."""

PAGE: Final = 1000

ROUNDS: Final = 4
"""Rounds of looking. By the second time the request has expired; a time that was wrong at first takes one more."""

EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
FIRST: Final = 1_500_000_000_000
"""Unix milliseconds before the exchange existed; a smaller number is in seconds, or not a time."""

NEVER_PLACED: Final = (ApiError, CredentialsError, InvalidArgumentError, NotSentError)
"""Errors of an order that was refused, here or by the exchange."""

MEANT: Final = "the OutcomeUnknownError of execute_order; or symbol=, client_id= and signed_after="


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


_Question: TypeAlias = Callable[[Client], object]
"""A step of a search: what to ask of the client. The async one has the same operations, awaited."""

_Search: TypeAlias = Generator[_Question | Sleep, Any, R]


def _ask(question: Callable[[Client], R]) -> _Search[R]:
    """Ask the client, and have the answer with the type that the operation states."""
    answer: R = yield question
    return answer


@dataclass(frozen=True, slots=True)
class _Sent:
    """The time of a signature. Times are Unix milliseconds by the clock that signed it, except `elapsed`.

    Attributes:
        earliest: It was not signed before.
        latest: It was not signed after.
        window: Milliseconds for which its signature is valid, at most.
        elapsed: Milliseconds since `latest`, by a clock that nobody sets.
    """

    earliest: int
    latest: int
    window: int
    elapsed: int


class OrderDetails(TypedDict):
    """The details of an order that is looked for without an error.

    Attributes:
        symbol: The order's market.
        client_id: The order's client id.
        signed_after: A time before the call: an aware datetime, or Unix milliseconds. An older order with the same
            client id isn't taken for this one.
        window: Milliseconds for which the order's request was valid. The client's own by default; 60000, the most
            there is, for a client that doesn't sign.
    """

    symbol: str
    client_id: int
    signed_after: datetime | int
    window: NotRequired[int | None]


@overload
def find_order(bpx: Client, error: OutcomeUnknownError, *, wait: bool = True) -> Finding: ...
@overload
def find_order(bpx: Client, *, wait: bool = True, **order: Unpack[OrderDetails]) -> Finding: ...
def find_order(bpx: Client, error: OutcomeUnknownError | None = None, *, wait: bool = True, **order: Any) -> Finding:
    """Find out what became of an order after `execute_order` raised `OutcomeUnknownError`, or was interrupted.

    Pass the error; or, where the call ended by a cancellation, `asyncio.timeout` or Ctrl-C, the order's `symbol` and
    `client_id`, and a time before the call (the note on the exception states all three).

    It looks at the orders that `streams.account()` has seen, where that runs, on the book, and in the order history. An
    order that is in none of them may still be under way until its request expires: `NotPlaced` takes that both the
    exchange's clock and the time that passed here say so. Give every order a client id of its own, and don't send the
    order again before you know: the client id is what the order is known by.

    Args:
        bpx: The client that the order was sent through, or another one of the same account.
        error: The error.
        wait: Wait until the request has expired (its window, five seconds by default, and one more), where the order
            can't be found before. False: return `StillUnknown` instead.
        order: Instead of the error, `symbol`, `client_id`, `signed_after` and perhaps `window`: see `OrderDetails`.

    Returns:
        Placed, with the order; NotPlaced; or StillUnknown, where the exchange couldn't be asked, or where its clock and
        the one that signed the order are further apart than the request's window.

    Raises:
        InvalidArgumentError: the error isn't that of a single order with a client id, or an argument can't be used.
        CredentialsError: the client has no keys.
    """
    _require_client(bpx, Client, "find_order", "afind_order")
    wanted, sent = _order(bpx, error, **order)
    [finding] = drive(_search(bpx, wanted, sent, wait), lambda question: question(bpx))
    return finding


@overload
async def afind_order(bpx: AsyncClient, error: OutcomeUnknownError, *, wait: bool = True) -> Finding: ...
@overload
async def afind_order(bpx: AsyncClient, *, wait: bool = True, **order: Unpack[OrderDetails]) -> Finding: ...
async def afind_order(
    bpx: AsyncClient, error: OutcomeUnknownError | None = None, *, wait: bool = True, **order: Any
) -> Finding:
    """Find out what became of an order; as `find_order`, awaited."""
    _require_client(bpx, AsyncClient, "afind_order", "find_order")
    wanted, sent = _order(bpx, error, **order)
    [finding] = await adrive(_search(bpx, wanted, sent, wait), lambda question: question(cast("Client", bpx)))
    return finding


def find_orders(bpx: Client, error: OutcomeUnknownError, *, wait: bool = True) -> list[Finding]:
    """Find out what became of each order of a batch after `execute_order_batch` raised `OutcomeUnknownError`.

    Returns:
        A finding for each order, in the batch's order; else as `find_order`.
    """
    _require_client(bpx, Client, "find_orders", "afind_orders")
    return drive(_search(bpx, _orders(error), _sent(error), wait), lambda question: question(bpx))


async def afind_orders(bpx: AsyncClient, error: OutcomeUnknownError, *, wait: bool = True) -> list[Finding]:
    """Find out what became of each order of a batch; as `find_orders`, awaited."""
    _require_client(bpx, AsyncClient, "afind_orders", "find_orders")
    return await adrive(
        _search(bpx, _orders(error), _sent(error), wait), lambda question: question(cast("Client", bpx))
    )


def _require_client(given: object, kind: type[Client | AsyncClient], name: str, other: str) -> None:
    """Refuse what isn't a client of the kind that the function `name` takes; `other` takes the other kind."""
    if isinstance(given, kind):
        return
    if isinstance(given, Client | AsyncClient):
        call = f"await {other}(…)" if isinstance(given, AsyncClient) else f"{other}(…)"
        raise InvalidArgumentError("bpx", f"{type(given).__name__} is for {call}, {name} takes a {kind.__name__}")
    raise InvalidArgumentError("bpx", f"{type(given).__name__} isn't a client; pass the {kind.__name__} itself")


@dataclass(frozen=True, slots=True)
class _Wanted:
    symbol: str
    client_id: int


def _order(
    bpx: Client | AsyncClient,
    error: OutcomeUnknownError | None,
    symbol: object = None,
    client_id: object = None,
    signed_after: object = None,
    window: int | None = None,
    **unknown: object,
) -> tuple[list[_Wanted], _Sent | None]:
    """The order that is wanted, out of the error or out of the arguments."""
    if unknown:
        raise TypeError(
            f"unexpected argument {min(unknown)!r}; an order has symbol, client_id, signed_after and window"
        )
    given = {"symbol": symbol, "client_id": client_id, "signed_after": signed_after, "window": window}
    if error is not None:
        if mixed := [name for name, value in given.items() if value is not None]:
            raise InvalidArgumentError(mixed[0], "pass either the error or the order's own details, not both")
        wanted = _orders(error)
        if len(wanted) != 1 or error.operation != "execute_order":
            raise InvalidArgumentError("error", f"is that of {error.operation}; for a batch use find_orders")
        return wanted, _sent(error)
    missing = [name for name, value in given.items() if value is None and name != "window"]
    if len(missing) == 3:
        raise InvalidArgumentError("error", f"None; pass {MEANT}")
    if missing:
        raise InvalidArgumentError(missing[0], "missing; symbol, client_id and signed_after go together")
    if not isinstance(symbol, str) or not symbol:
        raise InvalidArgumentError("symbol", f"{symbol!r:.80} isn't a market's symbol, such as 'SOL_USDC'")
    if isinstance(client_id, bool) or not isinstance(client_id, SupportsIndex):
        raise InvalidArgumentError("client_id", f"{client_id!r:.80} isn't an int")
    return [_Wanted(symbol, index(client_id))], _sent_since(bpx, _signed_after(signed_after), window)


def _sent_since(bpx: Client | AsyncClient, earliest: int, window: int | None) -> _Sent:
    """The time of a request that was signed after a given time, and at the latest now."""
    if window is not None:
        checked_window(window)
    # What the client would sign now tells its clock and its window.
    client = cast("Client", bpx)  # prepare is the same for both
    headers = client.prepare(client.account.get_account).headers
    latest = int(headers.get("X-Timestamp", time.time_ns() // 1_000_000))
    window = window or int(headers.get("X-Window", MAXIMUM_WINDOW))
    if earliest > latest + window:
        raise InvalidArgumentError(
            "signed_after", f"is {earliest - latest} ms in the future; it is a time before the call"
        )
    return _Sent(earliest, latest, window, 0)


def _signed_after(moment: object) -> int:
    if isinstance(moment, datetime) and moment.tzinfo is not None:
        return _milliseconds(moment)
    if isinstance(moment, int) and not isinstance(moment, bool) and moment >= FIRST:
        return moment
    meant = "pass an aware datetime, such as datetime.now(UTC), or Unix milliseconds"
    raise InvalidArgumentError("signed_after", f"{moment!r:.80}; {meant}")


def _sent(error: OutcomeUnknownError) -> _Sent | None:
    """The time at which the request of an error was signed; None: it wasn't."""
    if error.signed_at is None or error.expires_at is None:
        return None
    window = error.expires_at - error.signed_at
    return _Sent(error.signed_at, error.signed_at, window, int(error.elapsed * 1000))


def _orders(error: OutcomeUnknownError) -> list[_Wanted]:
    _require_outcome_unknown(error)
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


def _require_outcome_unknown(error: object) -> None:
    if isinstance(error, OutcomeUnknownError):
        return
    name = error.__name__ if isinstance(error, type) else type(error).__name__
    known = isinstance(error, NEVER_PLACED) and not isinstance(error, ServerError)
    if known and getattr(error, "operation", "execute_order").startswith("execute_order"):
        raise InvalidArgumentError("error", f"{name}: the order was not placed, so there is nothing to find out")
    raise InvalidArgumentError("error", f"{name} doesn't say which order was sent; pass {MEANT}")


def _search(
    bpx: Client | AsyncClient, wanted: Sequence[_Wanted], sent: _Sent | None, wait: bool
) -> _Search[list[Finding]]:
    if sent is None:
        return [StillUnknown("the request wasn't signed, so it isn't known when it expires")] * len(wanted)
    began = time.monotonic() - sent.elapsed / 1000
    # A clock that is off by less than the window still signs what the exchange accepts.
    since = sent.earliest - sent.window
    streamed = {order: _streamed(bpx, order, since) for order in wanted}
    found: dict[_Wanted, Finding] = {order: Placed(seen) for order, seen in streamed.items() if seen is not None}
    if len(found) == len(wanted):
        return [found[order] for order in wanted]
    try:
        for _ in range(ROUNDS):
            # The time first: what isn't found after the request has expired can't turn up later.
            exchange_time = _milliseconds((yield from _ask(lambda bpx: bpx.system.get_time())))
            # One time from the exchange may be wrong: as much time must have passed here too.
            elapsed = int((time.monotonic() - began) * 1000)
            for order in wanted:
                if order not in found:
                    placed = yield from _look(order, since)
                    if placed is not None:
                        found[order] = placed
            left = max(sent.latest - exchange_time, -elapsed) + sent.window + SETTLING
            if left <= 0 or len(found) == len(wanted):
                return [found.get(order, NotPlaced()) for order in wanted]
            if exchange_time < sent.latest - sent.window:
                reason = (
                    f"the order was signed {sent.latest - exchange_time} ms ahead of the exchange's clock: synchronize "
                    "this machine's, and look for the order by its client id"
                )
                break
            if not wait:
                reason = f"the request can be carried out for another {left} ms; ask again after that"
                break
            yield Sleep(left / 1000)
        else:
            reason = "the exchange's clock doesn't advance; ask again"
    except (InvalidArgumentError, CredentialsError):
        raise
    except BpxError as failure:
        reason = f"the exchange couldn't be asked, ask again: {failure}"
    return [found.get(order, StillUnknown(reason)) for order in wanted]


def _streamed(bpx: Client | AsyncClient, order: _Wanted, since: int) -> Order | None:
    """The order as the streams of the account told of it, where the client follows them."""
    find: Callable[[str, int], Order | None] | None = getattr(bpx, "find_streamed_order", None)
    found = None if find is None else find(order.symbol, order.client_id)
    return None if found is None or _milliseconds(found.created_at) < since else found


def _look(order: _Wanted, since: int) -> _Search[Placed | None]:
    # The book first: an order that is filled in between is then found in the history.
    try:
        resting = yield from _ask(lambda bpx: bpx.order.get_order(symbol=order.symbol, client_id=order.client_id))
    except NotFoundError:
        pass
    else:
        if _milliseconds(resting.created_at) >= since:
            return Placed(resting)
    offset = 0
    while True:
        page = yield from _ask(_page(order.symbol, offset))
        for past in page:
            if past.client_id == order.client_id and _milliseconds(past.created_at) >= since:
                return Placed(past)
        if len(page) < PAGE or _milliseconds(page[-1].created_at) < since:
            return None
        offset += PAGE


def _page(symbol: str, offset: int) -> Callable[[Client], list[HistoricalOrder]]:
    return lambda bpx: bpx.order.get_order_history(symbol=symbol, limit=PAGE, offset=offset, sort_direction="Desc")


def _milliseconds(moment: datetime | int) -> int:
    return moment if isinstance(moment, int) else (moment - EPOCH) // timedelta(milliseconds=1)
