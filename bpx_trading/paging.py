"""A history to its end: typed items one after the other, fetched page by page as they are needed.

What arrives while a history is read must neither repeat an item nor drop one. There are three kinds of operations:

- Those with a sort direction are read oldest first: what is new comes at the end. (With a direction of your own they
  are read in that one, as the next kind.)
- Those with an upper bound in time (`to`) are read up to the moment when reading began.
- All others are read newest first without a bound: what is new shifts items to later pages, and an item that was seen
  on the page before is left out. Two items that are equal in every field are then taken for one, and where more than a
  page of items arrives between two pages, some repeat. These are `get_dust_history` and whatever else has neither
  `sort_direction` nor `to` among its arguments; `stability` tells for any operation.
"""

from __future__ import annotations

import inspect
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from typing import Any, Literal, ParamSpec, TypeVar, cast

from bpx_client.errors import InvalidArgumentError
from bpx_client.tables import PAGE_LIMITS

P = ParamSpec("P")
T = TypeVar("T")

Stability = Literal["sorted", "bounded", "deduplicated"]


def items(operation: Callable[P, Sequence[T]], /, *args: P.args, **kwargs: P.kwargs) -> Iterator[T]:
    """Iterate over a history to its end, lazily.

    ```python
    for fill in items(bpx.order.get_fills, symbol="SOL_USDC"):
        ...
    ```

    Args:
        operation: A method of a client that takes `limit` and `offset`.
        args: None; every argument has a name.
        kwargs: The operation's arguments. `limit` is the size of a page, the largest by default; `offset` is how many
            items to skip.

    Yields:
        The items.

    Raises:
        InvalidArgumentError: the operation has no pages.
    """
    pages = _Pages(operation, kwargs)
    fetch = cast("Callable[..., Sequence[T]]", operation)
    while pages.more:
        yield from pages.taken(fetch(**pages.arguments))


async def aitems(
    operation: Callable[P, Awaitable[Sequence[T]]], /, *args: P.args, **kwargs: P.kwargs
) -> AsyncIterator[T]:
    """Iterate over a history to its end, lazily and awaiting; else as `items`."""
    pages = _Pages(operation, kwargs)
    fetch = cast("Callable[..., Awaitable[Sequence[T]]]", operation)
    while pages.more:
        for item in pages.taken(await fetch(**pages.arguments)):
            yield item


def stability(operation: Callable[..., object]) -> Stability:
    """How a history stays whole while new items arrive: see the head of this module."""
    accepted = inspect.signature(operation).parameters
    if "sort_direction" in accepted:
        return "sorted"
    return "bounded" if "to" in accepted else "deduplicated"


class _Pages:
    """Where the reading of a history stands: what to ask for next, and what of an answer is new."""

    def __init__(self, operation: Callable[..., object], given: dict[str, Any]) -> None:
        name = getattr(operation, "__name__", repr(operation))
        if name not in PAGE_LIMITS:
            raise InvalidArgumentError(
                "operation", f"{name} has no pages; these have: {', '.join(sorted(PAGE_LIMITS))}"
            )
        accepted = inspect.signature(operation).parameters
        self.arguments: dict[str, Any] = {**given}
        self.arguments["limit"] = given.get("limit") or PAGE_LIMITS[name]
        self.arguments["offset"] = given.get("offset") or 0
        self.more = True
        self._seen: set[str] | None = None
        if "sort_direction" in accepted and given.get("sort_direction") is None:
            self.arguments["sort_direction"] = "Asc"
        elif "to" in accepted:
            if given.get("to") is None:
                self.arguments["to"] = time.time_ns() // 1_000_000
        else:
            self._seen = set()

    def taken(self, page: Sequence[T]) -> Sequence[T]:
        self.more = len(page) >= self.arguments["limit"]
        self.arguments["offset"] += len(page)
        if self._seen is None:
            return page
        before, keys = self._seen, [_key(item) for item in page]
        self._seen = set(keys)
        return [item for item, key in zip(page, keys, strict=True) if key not in before]


def _key(item: object) -> str:
    return repr(item)
