"""Histories to their end: every operation with pages, lazily, sync and async, while new items keep arriving."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from inspect import signature
from itertools import islice
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bpx_auth import Credentials, aconnect, connect
from bpx_client.errors import InvalidArgumentError, ServerError
from bpx_client.tables import PAGE_LIMITS
from bpx_trading import aitems, items, stability
from bpx_transport import Retries
from fuzz.targets import examples

DOCUMENT: dict[str, Any] = yaml.safe_load((Path(__file__).parents[2] / "openapi.yaml").read_text(encoding="utf-8"))
TAGS: dict[str, str] = {
    operation["operationId"]: operation["tags"][0]
    for path in DOCUMENT["paths"].values()
    for operation in path.values()
    if isinstance(operation, dict) and "operationId" in operation
}


@dataclass
class History:
    """An exchange's history: items in order of time, and what arrives before each page is served.

    It serves them as the exchange does: newest first unless asked otherwise, none after `to`.
    """

    times: list[int] = field(default_factory=list[int])
    arrivals: Iterator[int] = field(default_factory=lambda: iter(()))
    item: Callable[[int], Any] = lambda number: number
    now: int = 0
    asked: list[dict[str, str]] = field(default_factory=list[dict[str, str]])

    def page(self, request: httpx.Request) -> httpx.Response:
        for _ in range(next(self.arrivals, 0)):
            self.now += 1
            self.times.append(self.now)
        query = dict(request.url.params)
        self.asked.append(query)
        found = [number for number, moment in enumerate(self.times) if moment <= int(query.get("to", 10**15))]
        if query.get("sortDirection") != "Asc":
            found.reverse()
        limit, offset = int(query["limit"]), int(query["offset"])
        return httpx.Response(200, json=[self.item(number) for number in found[offset : offset + limit]])


def reading(history: History, keys: Credentials, operation: str, **arguments: Any) -> Iterator[Any]:
    http = httpx.Client(transport=httpx.MockTransport(history.page))
    bpx = connect(keys, http_client=http)
    tag = getattr(bpx, tag_of(bpx, operation))
    return items(getattr(tag, operation), **required(getattr(tag, operation)), **arguments)


def areading(history: History, keys: Credentials, operation: str, **arguments: Any) -> Iterator[Any]:
    async def read() -> list[Any]:
        async with httpx.AsyncClient(transport=httpx.MockTransport(history.page)) as http:
            bpx = aconnect(keys, http_client=http)
            method = getattr(getattr(bpx, tag_of(bpx, operation)), operation)
            return [item async for item in aitems(method, **required(method), **arguments)]

    return iter(asyncio.run(read()))


both = pytest.mark.parametrize("read", [reading, areading], ids=["sync", "async"])


def tag_of(bpx: Any, operation: str) -> str:
    names = ("account", "assets", "borrow_lend", "capital", "markets", "order", "position", "rfq", "strategy", "trades")
    return next(
        name for name in (*names, "vaults", "predictions", "funding") if hasattr(getattr(bpx, name, None), operation)
    )


def required(method: Callable[..., Any]) -> dict[str, Any]:
    """Values for the arguments that an operation can't do without."""
    return {name: "SOL_USDC" for name, each in signature(method).parameters.items() if each.default is each.empty}


def example(operation: str) -> dict[str, Any]:
    """An item of an operation's documented example."""
    given: list[dict[str, Any]] = examples()[operation][0]
    return dict(given[0])


def numbered(operation: str) -> Callable[[int], dict[str, Any]]:
    """An operation's items, told apart by their id, or by a field that the document doesn't know."""
    like = example(operation)
    ident = like.get("id")

    def item(number: int) -> dict[str, Any]:
        if ident is None:
            return {**like, "number": number}
        return {**like, "id": str(number) if isinstance(ident, str) else number, "number": number}

    return item


def number(item: Any) -> int:
    return int(item.additional_properties["number"])


# --- Every operation ------------------------------------------------------------------------------------------------


@both
@pytest.mark.parametrize("operation", PAGE_LIMITS)
def test_every_history_is_read_to_its_end_in_the_largest_pages(
    read: Callable[..., Iterator[Any]], credentials: Credentials, operation: str
) -> None:
    size = 7
    history = History(times=[1] * (3 * size), item=numbered(operation))

    found = [number(item) for item in read(history, credentials, operation, limit=size)]

    assert sorted(found) == list(range(3 * size))
    assert [query["offset"] for query in history.asked] == ["0", "7", "14", "21"]
    assert all(query["limit"] == "7" for query in history.asked)


@pytest.mark.parametrize("operation", PAGE_LIMITS)
def test_the_size_of_a_page_is_the_documents_maximum(credentials: Credentials, operation: str) -> None:
    history = History(item=numbered(operation))

    assert list(reading(history, credentials, operation)) == []

    assert [query["limit"] for query in history.asked] == [str(PAGE_LIMITS[operation])]


@pytest.mark.parametrize("operation", PAGE_LIMITS)
def test_the_table_of_pages_is_the_documents(operation: str) -> None:
    assert operation in TAGS


# --- While new items arrive -----------------------------------------------------------------------------------------

KINDS = {"sorted": "get_order_history", "bounded": "get_deposits", "deduplicated": "get_vault_mint_history"}
ITEMS = {operation: numbered(operation) for operation in KINDS.values()}
growth = st.lists(st.integers(0, 12), max_size=12)


@pytest.mark.parametrize(("kind", "operation"), KINDS.items())
def test_the_kind_of_an_operation_is_told(credentials: Credentials, kind: str, operation: str) -> None:
    bpx = connect(credentials)

    assert stability(getattr(getattr(bpx, tag_of(bpx, operation)), operation)) == kind


@given(st.integers(0, 40), st.integers(1, 9), growth)
def test_a_sorted_history_is_read_whole_with_what_arrives_meanwhile(
    credentials: Credentials, length: int, size: int, arrivals: list[int]
) -> None:
    history = History([0] * length, iter(arrivals), ITEMS["get_order_history"])

    found = [number(item) for item in reading(history, credentials, "get_order_history", limit=size)]

    assert found == list(range(len(found))), "in order, none twice, none left out"
    assert len(found) >= length


@given(st.integers(0, 40), st.integers(1, 9), growth, st.sampled_from([0, 10**13]))
def test_a_bounded_history_is_read_as_it_was_when_reading_began(
    credentials: Credentials, length: int, size: int, arrivals: list[int], begins: int
) -> None:
    """Whether what arrives is later than `to` (a clock that is right) or before it (one that is ahead)."""
    arrivals = [min(arrival, size) for arrival in arrivals]  # beyond a page nothing can be told apart
    history = History([0] * length, iter([0, *arrivals]), ITEMS["get_deposits"], now=begins)

    found = [number(item) for item in reading(history, credentials, "get_deposits", limit=size)]

    assert found == list(reversed(range(length))), "newest first, none twice, none left out"


@given(st.integers(0, 40), st.integers(1, 9), growth)
def test_an_unbounded_history_repeats_and_drops_nothing_while_less_than_a_page_arrives_at_a_time(
    credentials: Credentials, length: int, size: int, arrivals: list[int]
) -> None:
    arrivals = [min(arrival, size) for arrival in arrivals]
    history = History([0] * length, iter([0, *arrivals]), ITEMS["get_vault_mint_history"])

    found = [number(item) for item in reading(history, credentials, "get_vault_mint_history", limit=size)]

    assert found == list(reversed(range(length)))


@given(st.integers(0, 40), st.integers(1, 9), growth)
def test_an_unbounded_history_drops_nothing_however_much_arrives(
    credentials: Credentials, length: int, size: int, arrivals: list[int]
) -> None:
    history = History([0] * length, iter([0, *arrivals]), ITEMS["get_vault_mint_history"])

    found = [number(item) for item in reading(history, credentials, "get_vault_mint_history", limit=size)]

    assert set(range(length)) <= set(found)


@given(st.integers(0, 40), st.integers(1, 9), growth)
def test_a_sorted_history_that_is_asked_for_newest_first_is_read_as_an_unbounded_one(
    credentials: Credentials, length: int, size: int, arrivals: list[int]
) -> None:
    arrivals = [min(arrival, size) for arrival in arrivals]
    history = History([0] * length, iter([0, *arrivals]), ITEMS["get_order_history"])

    found = reading(history, credentials, "get_order_history", limit=size, sort_direction="Desc")

    assert [number(item) for item in found] == list(reversed(range(length)))


def test_equal_items_of_a_sorted_history_are_all_kept(credentials: Credentials) -> None:
    history = History([0] * 9, item=lambda _: example("get_fills"))

    assert len(list(reading(history, credentials, "get_fills", limit=2))) == 9
    assert len(list(reading(history, credentials, "get_fills", limit=2, sort_direction="Asc"))) == 9


# --- Lazily ---------------------------------------------------------------------------------------------------------


def test_a_page_is_asked_for_when_it_is_needed_and_not_before(credentials: Credentials) -> None:
    history = History([0] * 100, item=ITEMS["get_order_history"])
    found = reading(history, credentials, "get_order_history", limit=10)
    assert history.asked == []

    list(islice(found, 10))
    assert len(history.asked) == 1

    next(found)
    assert len(history.asked) == 2


def test_filters_and_an_offset_are_passed_on(credentials: Credentials) -> None:
    history = History([0] * 9, item=ITEMS["get_deposits"])

    found = list(reading(history, credentials, "get_deposits", from_=0, to=1753626206762, limit=4, offset=3))

    assert len(found) == 6
    assert history.asked[0] == {"from": "0", "to": "1753626206762", "limit": "4", "offset": "3"}


def test_an_error_on_a_later_page_is_raised_there(credentials: Credentials) -> None:
    history = History([0] * 9, item=ITEMS["get_order_history"])

    def fails_later(request: httpx.Request) -> httpx.Response:
        return history.page(request) if not history.asked else httpx.Response(500)

    http = httpx.Client(transport=httpx.MockTransport(fails_later))
    found = items(connect(credentials, http_client=http, retries=Retries(attempts=1)).order.get_order_history, limit=4)

    assert len(list(islice(found, 4))) == 4
    with pytest.raises(ServerError):
        next(found)


def test_an_operation_without_pages_is_refused(credentials: Credentials) -> None:
    with pytest.raises(InvalidArgumentError, match="get_open_orders has no pages; these have: get_"):
        next(items(connect(credentials).order.get_open_orders))
