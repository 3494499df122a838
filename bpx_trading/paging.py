"""A history to its end: typed items one after the other, fetched page by page as they are needed.

What arrives while a history is read must neither repeat an item nor drop one. There are three kinds of operations:

- Those with a sort direction are read oldest first: what is new comes at the end, and is read too.
- Those with an upper bound in time (`to`) are read newest first up to the moment when reading began, by this machine's
  clock: where that is behind the exchange's, the items of the difference are left for the next reading.
- All others (`get_historical_trades`, `get_funding_interval_rates`, `get_prediction_events`, `get_vault_mint_history`,
  `get_vault_redeem_history`), and those of the first kind when you ask for the newest first, are read newest first
  without a bound. What is new shifts items to later pages.

In the last two kinds an item that was on the page before is left out, told by its `id` or, where it has none, by all of
its fields: two such items that are equal in every field, next to each other across the border of two pages, are taken
for one. Nothing is dropped otherwise; where more than a page of items arrives between two pages of the last kind, some
repeat. `stability` tells the kind of any operation.
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
        self._seen: set[object] | None = None
        if "sort_direction" in accepted and given.get("sort_direction") in (None, "Asc"):
            self.arguments["sort_direction"] = "Asc"
            return
        self._seen = set()
        if "to" in accepted and given.get("to") is None:
            self.arguments["to"] = time.time_ns() // 1_000_000

    def taken(self, page: Sequence[T]) -> Sequence[T]:
        self.more = len(page) >= self.arguments["limit"]
        self.arguments["offset"] += len(page)
        if self._seen is None:
            return page
        before, keys = self._seen, [_key(item) for item in page]
        self._seen = set(keys)
        return [item for item, key in zip(page, keys, strict=True) if key not in before]


def _key(item: object) -> object:
    own = getattr(item, "id", None)
    return repr(item) if own is None else own
