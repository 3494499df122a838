"""A history to its end: typed items one after the other, fetched page by page as they are needed.

What arrives while a history is read must neither repeat an item nor drop one. There are four kinds of operations:

- Those with a sort direction are read oldest first: what is new comes at the end, and is read too.
- Those with an upper bound in time (`to`) are read newest first up to the moment when reading began, by this machine's
  clock: where that is behind the exchange's, the items of the difference are left for the next reading.
- All others (`get_historical_trades`, `get_funding_interval_rates`, `get_prediction_events`, `get_vault_mint_history`,
  `get_vault_redeem_history`), and those of the first kind when you ask for the newest first, are read newest first
  without a bound. What is new shifts items to later pages.
- `get_klines` has no pages: it is read oldest first in stretches of time. One stretch spans no more candles than a
  response is known to hold, and the next begins where the last candle received ends. The exchange leaves out candles
  without trades, so an empty response is not the end: that is `end_time`, or the moment when reading began.

In the second and third kind an item that was on the page before is left out, told by its `id` or, where it has none, by
all of its fields: two such items that are equal in every field, next to each other across the border of two pages, are
taken for one. Nothing is dropped otherwise; where more than a page of items arrives between two pages of the third
kind, some repeat. `paging_mode` tells the kind of any operation.
"""

from __future__ import annotations

import inspect
import math
import re
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Iterator, Sequence
from datetime import datetime
from operator import attrgetter, index
from typing import Any, Final, Generic, Literal, ParamSpec, Self, SupportsIndex, TypeAlias, TypeVar

from bpx_api.errors import InvalidArgumentError, PartialResponseError
from bpx_api.tables import PAGE_LIMITS, TIME_LIMITS
from bpx_api.types import Response

P = ParamSpec("P")
T = TypeVar("T")

PagingMode = Literal["sorted", "bounded", "deduplicated", "timed"]

UNITS: Final = {"s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800, "month": 31 * 86_400}
"""Seconds of the units of a candle's length."""

FEWEST: Final = 10
"""The fewest candles that a stretch is made for."""


def paginate(operation: Callable[P, Sequence[T]], /, *args: P.args, **kwargs: P.kwargs) -> Paginator[T]:
    """Iterate over a history to its end, lazily.

    ```python
    fills = paginate(bpx.order.get_fills, symbol="SOL_USDC")
    for fill in fills:
        print(f"{fills.read} of {fills.total}")
    for candle in paginate(bpx.markets.get_klines, symbol="SOL_USDC", interval="1m", start_time=1753574400):
        ...
    ```

    Where some items of a page can't be read, the iterator raises a `PartialResponseError` before it gives any of that
    page's. Iterating on gives the items that could be read, and the pages that follow. After any other error it asks
    for the same page again.

    Args:
        operation: A method of a client that takes `limit` and `offset`, or `get_klines`; the method itself, not called.
        args: None; every argument has a name.
        kwargs: The operation's arguments. `limit` is the size of a page, the largest by default; `offset` is how many
            items to skip. Candles are read 1,000 at a time, each request counting towards the 30 a minute for
            historical data: begin no earlier than the market.

    Returns:
        An iterator over the items, which knows how many there are and how many have been read.

    Raises:
        InvalidArgumentError: the operation has no pages, or isn't the method of a sync client.
        TypeError: it doesn't take these arguments.
    """
    _require_operation(operation, "paginate", asynchronous=False)
    return Paginator(_Recorder(operation), _plan(operation, args, kwargs))


def apaginate(
    operation: Callable[P, Awaitable[Sequence[T]]], /, *args: P.args, **kwargs: P.kwargs
) -> AsyncPaginator[T]:
    """Iterate over a history to its end, lazily and awaiting; else as `paginate`."""
    _require_operation(operation, "apaginate", asynchronous=True)
    return AsyncPaginator(_Recorder(operation), _plan(operation, args, kwargs))


class _Progress(Generic[T]):
    """The state that both paginators share: the page at hand, and what is known of the history."""

    _page: Iterator[T]

    def __init__(self, recorder: _Recorder, plan: _Plan) -> None:
        self._read: int = 0
        self._recorder: _Recorder = recorder
        self._plan: _Plan = plan
        self._page = iter(())

    @property
    def read(self) -> int:
        """The number of items given so far."""
        return self._read

    @property
    def total(self) -> int | None:
        """The number of items in the history, those skipped by `offset` included; None: the exchange hasn't said so.

        It is known after the first page, and of candles never.
        """
        return self._recorder.total

    def _take(self, page: Sequence[T], missing: int = 0) -> None:
        self._page = iter(self._plan.taken(page, missing))


class Paginator(_Progress[T], Iterator[T]):
    """An iterator over a history, as `paginate` gives it."""

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> T:
        while True:
            for item in self._page:
                self._read += 1
                return item
            if not self._plan.more:
                raise StopIteration
            try:
                self._take(self._recorder.operation(**self._plan.arguments))
            except PartialResponseError as error:
                self._take(error.items, len(error.unreadable))
                raise


class AsyncPaginator(_Progress[T], AsyncIterator[T]):
    """An iterator over a history, as `apaginate` gives it."""

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> T:
        while True:
            for item in self._page:
                self._read += 1
                return item
            if not self._plan.more:
                raise StopAsyncIteration
            try:
                self._take(await self._recorder.operation(**self._plan.arguments))
            except PartialResponseError as error:
                self._take(error.items, len(error.unreadable))
                raise


class _Recorder:
    """A client for an operation that also keeps what a response says of the size of a history.

    Attributes:
        operation: The operation on this client; one that isn't a client's method, such as a test's own, as it is.
        total: The size that the latest response states.
    """

    def __init__(self, operation: Callable[..., object]) -> None:
        self.operation: Callable[..., Any] = operation
        self.total: int | None = None
        owner: Any = getattr(operation, "__self__", None)
        if type(owner).__module__.startswith("bpx_api.operations."):
            self._client: Any = vars(owner)["_client"]
            self.operation = getattr(type(owner)(self), operation.__name__)

    def execute(self, call: object) -> Any:  # noqa: ANN401 a response, or what gives one when it is awaited
        """Send a call as the client does."""
        response = self._client.execute(call)
        return self._awaited(response) if inspect.iscoroutine(response) else self._noted(response)

    async def _awaited(self, response: Awaitable[Response[Any]]) -> Response[Any]:
        return self._noted(await response)

    def _noted(self, response: Response[Any]) -> Response[Any]:
        self.total = response.total
        return response


def paging_mode(operation: Callable[..., object]) -> PagingMode:
    """Return the paging mode of an operation; the top of this module says what each means."""
    if getattr(operation, "__name__", "") in TIME_LIMITS:
        return "timed"
    accepted = inspect.signature(operation).parameters
    if "sort_direction" in accepted:
        return "sorted"
    return "bounded" if "to" in accepted else "deduplicated"


def _require_operation(operation: object, name: str, *, asynchronous: bool) -> None:
    """Refuse what isn't the method of a client of this flavour; say what to pass instead."""
    if not callable(operation):
        if inspect.iscoroutine(operation):
            operation.close()  # it would warn that nobody awaited it
        meant = f"pass the method itself, without calling it: {name}(bpx.order.get_fills, …)"
        raise InvalidArgumentError("operation", f"{type(operation).__name__} isn't a method; {meant}")
    own = getattr(operation, "__name__", type(operation).__name__)
    if own not in PAGE_LIMITS and own not in TIME_LIMITS:
        if not type(getattr(operation, "__self__", None)).__module__.startswith("bpx_api."):
            meant = f"pass the method itself: {name}(bpx.order.get_fills, …)"
            raise InvalidArgumentError("operation", f"{own} isn't a client's method; {meant}")
        known = ", ".join(sorted({**PAGE_LIMITS, **TIME_LIMITS}))
        raise InvalidArgumentError("operation", f"{own} has no pages; these have: {known}")
    if inspect.iscoroutinefunction(operation) is not asynchronous:
        use = "a sync client's; use paginate" if asynchronous else "an async client's; use async for … in apaginate"
        raise InvalidArgumentError("operation", f"{own} is {use}(…)")


def _plan(operation: Callable[..., object], args: tuple[Any, ...], given: dict[str, Any]) -> _Plan:
    accepted = inspect.signature(operation)
    accepted.bind(*args, **given)
    name = getattr(operation, "__name__", "")
    if name in TIME_LIMITS:
        return _Stretches(given, TIME_LIMITS[name])
    return _Pages(given, PAGE_LIMITS[name], accepted.parameters.keys())


class _Pages:
    """Pages by `limit` and `offset`."""

    def __init__(self, given: dict[str, Any], largest: int, accepted: Collection[str]) -> None:
        self.arguments: dict[str, Any] = {
            **given,
            "limit": _number("limit", given.get("limit"), largest, least=1),
            "offset": _number("offset", given.get("offset"), 0, least=0),
        }
        self.more: bool = True
        self._seen: set[object] | None = None
        if "sort_direction" in accepted and given.get("sort_direction") in (None, "Asc"):
            self.arguments["sort_direction"] = "Asc"
            return
        self._seen = set()
        if "to" in accepted and given.get("to") is None:
            self.arguments["to"] = time.time_ns() // 1_000_000

    def taken(self, page: Sequence[T], missing: int) -> Sequence[T]:
        self.more = len(page) + missing >= self.arguments["limit"]
        self.arguments["offset"] += len(page) + missing
        if self._seen is None:
            return page
        before, keys = self._seen, [_key(item) for item in page]
        self._seen = set(keys)
        return [item for item, key in zip(page, keys, strict=True) if key not in before]


class _Stretches:
    """Stretches of time, none longer than what one response is known to hold, whatever it leaves out.

    A response that is cut off may lack its end, which is asked for next in any case, or its beginning: where that is
    empty it is asked for alone, unless a response has held more items before.
    """

    _first: int
    _until: int

    def __init__(self, given: dict[str, Any], largest: int) -> None:
        self._given: dict[str, Any] = given
        self._length: int = _length(given["interval"])
        self._largest: int = largest
        self._held: int = 0
        """The number of items that a response has held for certain."""
        self._last: datetime | None = None
        self._kept: list[Any] = []
        """The candles of a stretch whose beginning is asked for."""
        end = given.get("end_time")
        self._ends: int = int(time.time()) if end is None else _unix("end_time", end)
        self.more: bool = True
        self._ask(_unix("start_time", given["start_time"]))

    def _ask(self, first: int) -> None:
        self._first, self._until = first, first + self._largest * self._length - 1
        self.arguments: dict[str, Any] = {**self._given, "start_time": first, "end_time": min(self._until, self._ends)}
        if self._until >= self._ends:
            self.arguments["end_time"] = self._given.get("end_time")  # None: what came since reading began is welcome

    def taken(self, page: Sequence[T], missing: int) -> Sequence[T]:
        last, held = self._last, len(page) + missing
        candles: list[Any] = sorted(page, key=attrgetter("start"))
        new = [candle for candle in candles if last is None or candle.start > last]
        if self._kept:
            kept, self._kept = self._kept, []
            if any(item.start < kept[0].start for item in new):
                # The response held the newest alone.
                self._largest = max(len(kept), FEWEST)
                self._ask(self._first)
                return []
            new = kept
        elif new and held >= self._held and (opens := _seconds(new[0].start)) >= self._first + self._length:
            self._held = held
            self._kept = new
            self.arguments = {**self._given, "start_time": self._first, "end_time": opens - 1}
            return []
        self._held = max(self._held, held)
        if new and _seconds(new[-1].end) > self._first:
            self._last = new[-1].start
            following = _seconds(new[-1].end)
            self.more = following <= self._ends
            if following == self._ends:
                following -= self._length  # one that begins at the very end may have been cut off
        else:
            following = max(self._until + 1 - self._length, self._first + 1)
            self.more = self._until < self._ends
        self._ask(following)
        return new


_Plan: TypeAlias = _Pages | _Stretches
"""The reading of a history so far: what to ask for next, and what of a response is new."""


def _number(name: str, given: object, default: int, *, least: int) -> int:
    if given is None:
        return default
    if isinstance(given, bool) or not isinstance(given, SupportsIndex) or index(given) < least:
        raise InvalidArgumentError(name, f"{given!r:.80} isn't an int of at least {least}")
    return index(given)


def _unix(name: str, moment: object) -> int:
    """Unix seconds out of an argument."""
    if isinstance(moment, datetime) and moment.tzinfo is not None:
        return _seconds(moment)
    if isinstance(moment, bool) or not isinstance(moment, SupportsIndex):
        raise InvalidArgumentError(name, f"{moment!r:.80}; pass an aware datetime or Unix seconds")
    return index(moment)


def _seconds(moment: datetime) -> int:
    return math.floor(moment.timestamp())


def _length(interval: object) -> int:
    """Seconds of a candle, at most."""
    named = re.fullmatch(r"([1-9]\d{0,3})(s|m|h|d|w|month)", str(getattr(interval, "value", interval)))
    if named is None:
        raise InvalidArgumentError("interval", f"{interval!r:.80} isn't a candle's length, such as '1m'")
    return int(named[1]) * UNITS[named[2]]


def _key(item: object) -> object:
    own = getattr(item, "id", None)
    return repr(item) if own is None else own
