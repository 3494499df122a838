"""Histories to their end: every operation with pages, lazily, sync and async, while new items keep arriving."""

import asyncio
import functools
import gc
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from typing import Any, get_args

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bpx_api.errors import InvalidArgumentError, PartialResponseError, ServerError
from bpx_api.models import Kline
from bpx_api.models.kline_interval import KlineIntervalValue
from bpx_api.tables import PAGE_LIMITS
from bpx_client import Credentials, aconnect, connect
from bpx_client.trading import apaginate, paginate, paging_mode
from bpx_client.transport import RetryPolicy
from tools.contract_live.cases import load_cases, load_contract
from tools.fuzz.targets import examples

CASES = load_cases(load_contract())


@dataclass
class History:
    """An exchange's history: items in order of time, and what arrives before each page is served.

    It serves them as the exchange does: newest first unless asked otherwise, none after `to`.
    """

    times: list[int] = field(default_factory=list[int])
    arrivals: Iterator[int] = field(default_factory=lambda: iter(()))
    item: Callable[[int], Any] = lambda number: number
    now: int = 0
    states_total: bool = False
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
        headers = {"X-Total": str(len(found))} if self.states_total else {}
        return httpx.Response(
            200, headers=headers, json=[self.item(number) for number in found[offset : offset + limit]]
        )


def reading(history: History, keys: Credentials, operation: str, **arguments: Any) -> Iterator[Any]:
    http = httpx.Client(transport=httpx.MockTransport(history.page))
    case = CASES[operation]
    return paginate(case.method(connect(keys, http_client=http)), **case.required, **arguments)


def areading(history: History, keys: Credentials, operation: str, **arguments: Any) -> Iterator[Any]:
    async def read() -> list[Any]:
        async with httpx.AsyncClient(transport=httpx.MockTransport(history.page)) as http:
            case = CASES[operation]
            found = apaginate(case.method(aconnect(keys, http_client=http)), **case.required, **arguments)
            return [item async for item in found]

    return iter(asyncio.run(read()))


both = pytest.mark.parametrize("read", [reading, areading], ids=["sync", "async"])


def example(operation: str) -> dict[str, Any]:
    """An item of an operation's documented example, as it is asked for."""
    given: list[dict[str, Any]] = examples()[operation][0]
    asked = CASES[operation].required
    return {name: asked.get(name, value) for name, value in given[0].items()}


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


def test_the_table_of_pages_is_the_documents() -> None:
    assert PAGE_LIMITS.keys() == {
        name for name, case in CASES.items() if {"limit", "offset"} <= case.operation.parameters.keys()
    }


# --- While new items arrive -----------------------------------------------------------------------------------------

KINDS = {"sorted": "get_order_history", "bounded": "get_deposits", "deduplicated": "get_vault_mint_history"}
ITEMS = {operation: numbered(operation) for operation in KINDS.values()}
growth = st.lists(st.integers(0, 12), max_size=12)


@pytest.mark.parametrize(("kind", "operation"), KINDS.items())
def test_the_kind_of_an_operation_is_told(credentials: Credentials, kind: str, operation: str) -> None:
    assert paging_mode(CASES[operation].method(connect(credentials))) == kind


def test_candles_are_a_kind_of_their_own(credentials: Credentials) -> None:
    assert paging_mode(connect(credentials).markets.get_klines) == "timed"


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
    """True where what arrives is later than `to` (a clock that is right), not before it (one that is ahead)."""
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
    found = paginate(
        connect(credentials, http_client=http, retries=RetryPolicy(attempts=1)).order.get_order_history, limit=4
    )

    assert len(list(islice(found, 4))) == 4
    with pytest.raises(ServerError):
        next(found)


# --- Progress, and pages of which a part can't be read ---------------------------------------------------------------


def test_a_history_tells_how_much_of_it_was_read(credentials: Credentials) -> None:
    history = History([0] * 9, item=ITEMS["get_order_history"], states_total=True)
    found: Any = reading(history, credentials, "get_order_history", limit=4)
    assert (found.read, found.total) == (0, None), "nothing has been asked yet"

    progress = [(found.read, found.total) for _ in found]

    assert progress == [(number, 9) for number in range(1, 10)]


def test_so_does_one_that_is_awaited(credentials: Credentials) -> None:
    history = History([0] * 9, item=ITEMS["get_order_history"], states_total=True)

    async def read() -> list[tuple[int, int | None]]:
        async with httpx.AsyncClient(transport=httpx.MockTransport(history.page)) as http:
            found = apaginate(aconnect(credentials, http_client=http).order.get_order_history, limit=4)
            return [(found.read, found.total) async for _ in found]

    assert asyncio.run(read()) == [(number, 9) for number in range(1, 10)]


def test_an_exchange_that_doesnt_say_leaves_the_total_open(credentials: Credentials) -> None:
    found: Any = reading(History([0], item=ITEMS["get_deposits"]), credentials, "get_deposits")

    assert len(list(found)) == 1
    assert (found.read, found.total) == (1, None)


def test_a_function_that_stands_in_for_an_operation_is_called_as_it_is() -> None:
    def get_vault_mint_history(limit: int, offset: int) -> list[int]:
        return list(range(5))[offset : offset + limit]

    found = paginate(get_vault_mint_history, limit=2, offset=0)

    assert (list(found), found.read, found.total) == ([0, 1, 2, 3, 4], 5, None)


def one_bad(number: int) -> Any:
    return {"number": number} if number == 5 else ITEMS["get_order_history"](number)


def test_a_page_of_which_a_part_cant_be_read_is_no_gap_without_notice(credentials: Credentials) -> None:
    """The error comes before the page's items; whoever goes on gets them, and the pages that follow."""
    found = reading(History([0] * 10, item=one_bad), credentials, "get_order_history", limit=4)

    assert [number(item) for item in islice(found, 4)] == [0, 1, 2, 3]
    with pytest.raises(PartialResponseError) as raised:
        next(found)
    assert [number(item) for item in raised.value.items] == [4, 6, 7]
    assert [each.index for each in raised.value.unreadable] == [1]
    assert [number(item) for item in found] == [4, 6, 7, 8, 9]


def test_nor_is_it_when_awaited(credentials: Credentials) -> None:
    async def read() -> list[int]:
        history = History([0] * 10, item=one_bad)
        async with httpx.AsyncClient(transport=httpx.MockTransport(history.page)) as http:
            found = apaginate(aconnect(credentials, http_client=http).order.get_order_history, limit=4)
            with pytest.raises(PartialResponseError):
                _ = [item async for item in found]
            return [number(item) async for item in found]

    assert asyncio.run(read()) == [4, 6, 7, 8, 9]


def test_after_an_error_the_same_page_is_asked_for_again(credentials: Credentials) -> None:
    history = History([0] * 9, item=ITEMS["get_order_history"])
    failures = iter([False, True, False, False])

    def fails_once(request: httpx.Request) -> httpx.Response:
        return httpx.Response(500) if next(failures) else history.page(request)

    http = httpx.Client(transport=httpx.MockTransport(fails_once))
    found = paginate(
        connect(credentials, http_client=http, retries=RetryPolicy(attempts=1)).order.get_order_history, limit=4
    )

    assert len(list(islice(found, 4))) == 4
    with pytest.raises(ServerError):
        next(found)
    assert [number(item) for item in found] == [4, 5, 6, 7, 8]


# --- Candles, by time -----------------------------------------------------------------------------------------------

START = 1_753_574_400


@dataclass
class Candles:
    """Candles of a minute each, by the number of the minute; what an answer holds at most, and which it leaves out."""

    minutes: Sequence[int]
    holds: int = 10**6
    newest: bool = False
    overlapping: bool = True
    descending: bool = False
    asked: list[dict[str, str]] = field(default_factory=list[dict[str, str]])

    def page(self, request: httpx.Request) -> httpx.Response:
        query = dict(request.url.params)
        self.asked.append(query)
        first, last = int(query["startTime"]), int(query.get("endTime", 10**12))
        assert (last - first) / 60 <= 1000 or "endTime" not in query, "more candles than an answer is known to hold"
        starts = [START + 60 * minute for minute in self.minutes]
        found = [start for start in starts if start + (59 if self.overlapping else 0) >= first and start <= last]
        held = found[-self.holds :] if self.newest else found[: self.holds]
        return httpx.Response(200, json=[candle(start) for start in (held[::-1] if self.descending else held)])


def candle(start: int) -> dict[str, str]:
    first, after = (datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%d %H:%M:%S") for moment in (start, start + 60))
    return {"start": first, "end": after, "volume": "0", "quoteVolume": "0", "trades": "0"}


def reading_candles(exchange: Candles, keys: Credentials, **arguments: Any) -> list[int]:
    with httpx.Client(transport=httpx.MockTransport(exchange.page)) as http:
        method: Any = connect(keys, http_client=http).markets.get_klines
        found = paginate(method, **{"symbol": "SOL_USDC", "interval": "1m", "start_time": START, **arguments})
        return [minute(each) for each in found]


def areading_candles(exchange: Candles, keys: Credentials, **arguments: Any) -> list[int]:
    async def read() -> list[int]:
        async with httpx.AsyncClient(transport=httpx.MockTransport(exchange.page)) as http:
            method: Any = aconnect(keys, http_client=http).markets.get_klines
            found = apaginate(method, **{"symbol": "SOL_USDC", "interval": "1m", "start_time": START, **arguments})
            return [minute(each) async for each in found]

    return asyncio.run(read())


def minute(candle: Kline) -> int:
    return (int(candle.start.timestamp()) - START) // 60


both_candles = pytest.mark.parametrize("read", [reading_candles, areading_candles], ids=["sync", "async"])
ReadCandles = Callable[..., list[int]]


@both_candles
def test_candles_are_read_to_the_end_in_order_and_each_once(read: ReadCandles, credentials: Credentials) -> None:
    exchange = Candles(range(-50, 3000))

    assert read(exchange, credentials, end_time=START + 60 * 2500) == list(range(2501))

    assert len(exchange.asked) == 3


@both_candles
def test_a_stretch_without_trades_is_not_the_end(read: ReadCandles, credentials: Credentials) -> None:
    minutes = [0, 1, 7000, 7003]

    assert read(Candles(minutes), credentials, end_time=START + 60 * 9000) == minutes


@both_candles
def test_without_an_end_candles_are_read_until_now(read: ReadCandles, credentials: Credentials) -> None:
    passed = (int(time.time()) - START) // 60
    minutes = [passed - 1500, passed - 3, passed]

    exchange = Candles(minutes)
    assert read(exchange, credentials, start_time=START + 60 * (passed - 2000)) == minutes

    assert any("endTime" not in query for query in exchange.asked[-2:])
    assert "endTime" in exchange.asked[0]


FEW = st.sets(st.integers(0, 2200), max_size=60)
MANY = FEW.map(set(range(2201)).difference)


@settings(max_examples=50)
@given(
    st.one_of(FEW, MANY).map(sorted),
    st.integers(1, 1200),
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.integers(0, 59),
)
def test_candles_are_read_whole_whatever_an_answer_holds(
    credentials: Credentials,
    minutes: list[int],
    holds: int,
    newest: bool,
    overlapping: bool,
    descending: bool,
    early: int,
) -> None:
    """An answer may be cut off at either end, and be in either order; only those that hold less than ten aren't."""
    exchange = Candles(minutes, max(holds, 10), newest, overlapping, descending)

    found = reading_candles(exchange, credentials, start_time=START - early, end_time=START + 60 * 2200)

    assert found == minutes


@both_candles
def test_candles_are_read_whole_where_an_answer_holds_the_newest_alone(
    read: ReadCandles, credentials: Credentials
) -> None:
    exchange = Candles(range(1500), 400, newest=True)

    assert read(exchange, credentials, end_time=START + 60 * 1500) == list(range(1500))


@both_candles
def test_other_arguments_of_candles_are_passed_on(read: ReadCandles, credentials: Credentials) -> None:
    exchange = Candles([0, 1])

    assert read(exchange, credentials, interval="1m", price_type="Mark", end_time=START + 120) == [0, 1]

    assert exchange.asked[0] == {
        "symbol": "SOL_USDC",
        "interval": "1m",
        "startTime": str(START),
        "endTime": str(START + 120),
        "priceType": "Mark",
    }


def test_a_start_after_the_end_is_asked_for_once(credentials: Credentials) -> None:
    exchange = Candles(range(10))

    assert reading_candles(exchange, credentials, start_time=START + 600, end_time=START) == []

    assert len(exchange.asked) == 1


def test_an_exchange_that_sends_the_same_candle_again_and_again_is_given_up(credentials: Credentials) -> None:
    asked: list[httpx.Request] = []

    def same(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return httpx.Response(200, json=[candle(START)])

    with httpx.Client(transport=httpx.MockTransport(same)) as http:
        bpx = connect(credentials, http_client=http)
        arguments: dict[str, Any] = {"start_time": START, "end_time": START + 60 * 3000}
        found = list(paginate(bpx.markets.get_klines, symbol="S", interval="1m", **arguments))

    assert len(found) == 1
    assert len(asked) < 10


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"start_time": "now"}, "start_time: 'now'; pass an aware datetime or Unix seconds"),
        ({"end_time": 1.5}, "end_time: 1.5; pass an aware datetime or Unix seconds"),
        ({"start_time": True}, "start_time: True; pass"),
        ({"interval": "a minute"}, "interval: 'a minute' isn't a candle's length, such as '1m'"),
    ],
)
def test_times_that_are_none_are_refused(credentials: Credentials, arguments: dict[str, Any], message: str) -> None:
    with pytest.raises(InvalidArgumentError, match=f"^{message}"):
        reading_candles(Candles([]), credentials, **arguments)


@pytest.mark.parametrize("interval", get_args(KlineIntervalValue))
def test_candles_of_every_length_are_read(credentials: Credentials, interval: str) -> None:
    exchange = Candles([])

    assert reading_candles(exchange, credentials, interval=interval, end_time=START + 1) == []

    assert len(exchange.asked) == 1


# --- What was meant -------------------------------------------------------------------------------------------------


def test_an_operation_without_pages_is_refused(credentials: Credentials) -> None:
    with pytest.raises(InvalidArgumentError, match="get_open_orders has no pages; these have: get_"):
        paginate(connect(credentials).order.get_open_orders)


PASS = r"pass the method itself, without calling it: a?paginate\(bpx.order.get_fills, …\)$"


@pytest.mark.parametrize("read", [paginate, apaginate])
@pytest.mark.parametrize(
    ("given", "message"),
    [
        ([object()] * 10_000, "list isn't a method; " + PASS),
        (None, "NoneType isn't a method; " + PASS),
        ("get_fills", "str isn't a method; " + PASS),
        (lambda: None, r"<lambda> isn't a client's method; pass the method itself: a?paginate\("),
        (functools.partial(list[int]), "partial isn't a client's method; pass the method itself"),
        (len, "len isn't a client's method; pass the method itself"),
    ],
    ids=["its answer", "None", "a name", "a lambda", "a partial", "another function"],
)
def test_what_is_no_operation_is_refused_with_what_to_pass(read: Callable[..., Any], given: Any, message: str) -> None:
    with pytest.raises(InvalidArgumentError, match=f"^operation: ({message})") as refused:
        read(given)

    assert len(str(refused.value)) < 400


@pytest.mark.filterwarnings("error")
def test_an_async_operation_that_was_called_is_refused_and_leaves_nothing_behind(credentials: Credentials) -> None:
    bpx: Any = aconnect(credentials)

    for read in (paginate, apaginate):
        with pytest.raises(InvalidArgumentError, match=r"^operation: coroutine isn't a method; pass the method itself"):
            read(bpx.order.get_fills())
        gc.collect()


def test_the_other_flavours_operation_is_refused_with_the_function_to_use(credentials: Credentials) -> None:
    bpx: Any = connect(credentials)
    abpx: Any = aconnect(credentials)

    with pytest.raises(
        InvalidArgumentError, match=r"get_fills is an async client's; use async for … in apaginate\(…\)"
    ):
        paginate(abpx.order.get_fills)
    with pytest.raises(InvalidArgumentError, match=r"get_fills is a sync client's; use paginate\(…\)"):
        apaginate(bpx.order.get_fills)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"limit": 0}, "limit: 0 isn't an int of at least 1"),
        ({"limit": -5}, "limit: -5 isn't"),
        ({"limit": True}, "limit: True isn't"),
        ({"limit": "10"}, "limit: '10' isn't"),
        ({"offset": -1}, "offset: -1 isn't an int of at least 0"),
        ({"offset": 1.0}, "offset: 1.0 isn't"),
    ],
)
def test_a_page_that_is_none_is_refused(credentials: Credentials, arguments: dict[str, Any], message: str) -> None:
    bpx: Any = connect(credentials)

    with pytest.raises(InvalidArgumentError, match=f"^{message}"):
        paginate(bpx.order.get_fills, **arguments)


def test_arguments_that_the_operation_does_not_take_are_refused_at_once(credentials: Credentials) -> None:
    bpx: Any = connect(credentials)

    with pytest.raises(TypeError, match="unexpected keyword argument 'simbol'"):
        paginate(bpx.order.get_fills, simbol="SOL_USDC")
    with pytest.raises(TypeError, match="too many positional arguments"):
        paginate(bpx.order.get_fills, "SOL_USDC")
    with pytest.raises(TypeError, match="'limit'"):
        paginate(bpx.markets.get_klines, symbol="S", interval="1m", start_time=START, limit=5)
    with pytest.raises(TypeError, match="missing a required argument: 'interval'"):
        paginate(bpx.markets.get_klines, symbol="S", start_time=START)
