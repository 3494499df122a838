"""The outcome of an order: by two clocks, by an error or by the order's own details, and what an interruption tells."""

import asyncio
import json
import pickle
import re
import time
import traceback
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import chain, repeat
from typing import Any

import httpx
import pytest

from bpx_api import Client
from bpx_api.errors import (
    ApiError,
    BpxError,
    InvalidArgumentError,
    MissingCredentialsError,
    NoAnswerInTimeError,
    NotSentError,
    OutcomeUnknownError,
    RateLimitError,
)
from bpx_client import Credentials, aconnect, connect
from bpx_client.trading import Finding, NotPlaced, Placed, StillUnknown, afind_order, find_order, find_orders, outcomes
from bpx_client.transport import RateLimits, RetryPolicy
from tools.fuzz.targets import examples

WINDOW = 100
ORDER: dict[str, Any] = {"symbol": "SOL_USDC", "side": "Bid", "order_type": "Market", "quantity": 1, "client_id": 7}
SENT = [{"symbol": "SOL_USDC", "clientId": 7}]
HOUR = 3_600_000


@pytest.fixture(autouse=True)
def briefly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outcomes, "SETTLING", 150)


def now() -> int:
    return time.time_ns() // 1_000_000


class Exchange:
    """An exchange whose clock is off by these milliseconds, one after the other, and that may know the order."""

    def __init__(self, *offsets: int | str, placed_at: int | None = None) -> None:
        self.offsets: Iterator[int | str] = chain(offsets[:-1], repeat(offsets[-1] if offsets else 0))
        self.placed_at = placed_at
        self.times_asked = 0

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if request.url.path == "/api/v1/time":
            self.times_asked += 1
            offset = next(self.offsets)
            return httpx.Response(200, text=offset if isinstance(offset, str) else str(now() + offset))
        if request.url.path == "/wapi/v1/history/orders":
            return httpx.Response(200, json=[] if self.placed_at is None else [self.past(self.placed_at)])
        return httpx.Response(404, json={"code": "RESOURCE_NOT_FOUND", "message": "no"})

    @staticmethod
    def past(moment: int) -> dict[str, Any]:
        created = datetime.fromtimestamp(moment / 1000, UTC).replace(tzinfo=None).isoformat(timespec="milliseconds")
        example = dict(examples()["get_order_history"][0][0])
        return {**example, "symbol": "SOL_USDC", "clientId": 7, "createdAt": created}


Find = Callable[..., Finding]
both = pytest.mark.parametrize("flavour", ["sync", "async"])


@pytest.fixture
def find(flavour: str, credentials: Credentials) -> Find:
    options: dict[str, Any] = {"window": WINDOW, "retries": RetryPolicy(attempts=1)}

    def found(exchange: Exchange, *given: Any, **details: Any) -> Finding:
        with httpx.Client(transport=httpx.MockTransport(exchange)) as http:
            return find_order(connect(credentials, http_client=http, **options), *given, **details)

    def afound(exchange: Exchange, *given: Any, **details: Any) -> Finding:
        async def run() -> Finding:
            async with httpx.AsyncClient(transport=httpx.MockTransport(exchange)) as http:
                return await afind_order(aconnect(credentials, http_client=http, **options), *given, **details)

        return asyncio.run(run())

    return found if flavour == "sync" else afound


def lost() -> OutcomeUnknownError:
    signed_at = now()
    return OutcomeUnknownError("execute_order", "lost", SENT, signed_at, signed_at + WINDOW)


# --- Two clocks -----------------------------------------------------------------------------------------------------


@both
def test_one_time_in_the_future_does_not_make_an_order_not_placed(find: Find) -> None:
    """The order arrives while its request is valid; the exchange's clock told a wrong time before."""
    assert isinstance(find(Exchange(HOUR, 0), lost(), wait=False), StillUnknown)


@both
@pytest.mark.parametrize("offsets", [(HOUR,), (HOUR, 0), (0, HOUR), (HOUR, 2 * HOUR), (0,)])
def test_not_placed_takes_that_the_window_has_passed_here_too(find: Find, offsets: tuple[int, ...]) -> None:
    error, began = lost(), time.monotonic()

    assert find(Exchange(*offsets), error) == NotPlaced()

    assert time.monotonic() - began >= (WINDOW + outcomes.SETTLING) / 1000


@both
@pytest.mark.parametrize("offsets", [(-HOUR,), (HOUR, -HOUR), (0, -HOUR)])
def test_a_clock_that_goes_backwards_leaves_the_outcome_unknown(find: Find, offsets: tuple[int, ...]) -> None:
    began = time.monotonic()

    assert isinstance(find(Exchange(*offsets), lost()), StillUnknown)

    assert time.monotonic() - began < 5


@both
def test_a_clock_that_stands_still_leaves_the_outcome_unknown(find: Find) -> None:
    exchange = Exchange(str(now()))

    finding = find(exchange, lost())

    assert finding == StillUnknown("the exchange's clock doesn't advance; ask again")
    assert exchange.times_asked == outcomes.ROUNDS


@both
@pytest.mark.parametrize("time", ["", "soon", "-1", "1e400", "9" * 30, "NaN", "[1]"])
def test_what_is_no_time_leaves_the_outcome_unknown(find: Find, time: str) -> None:
    assert isinstance(find(Exchange(time), lost(), wait=False), StillUnknown)


def test_the_time_since_signing_counts_from_when_the_request_was_signed(credentials: Credentials) -> None:
    """Most of it has passed already when an answer hasn't come in time."""

    def slow(request: httpx.Request) -> httpx.Response:
        time.sleep(0.2)
        raise httpx.ReadTimeout("slow", request=request)

    with httpx.Client(transport=httpx.MockTransport(slow)) as http, pytest.raises(OutcomeUnknownError) as unknown:
        connect(credentials, http_client=http).order.execute_order(**ORDER)

    assert 0.2 <= unknown.value.elapsed < 5


def test_in_another_process_the_time_since_signing_counts_from_its_arrival() -> None:
    error = lost()
    time.sleep(0.05)

    assert pickle.loads(pickle.dumps(error)).elapsed < error.elapsed


# --- By the order's own details -------------------------------------------------------------------------------------


@both
@pytest.mark.parametrize("moment", [now, lambda: datetime.now(UTC)], ids=["milliseconds", "datetime"])
def test_an_order_is_found_by_its_own_details(find: Find, moment: Callable[[], Any]) -> None:
    before = moment()

    finding = find(Exchange(placed_at=now()), symbol="SOL_USDC", client_id=7, signed_after=before)

    assert isinstance(finding, Placed)


@both
def test_an_order_may_have_been_signed_until_now(find: Find) -> None:
    """It was signed some time after the stated one: its window counts from when it is asked for."""
    began = time.monotonic()

    finding = find(Exchange(), symbol="SOL_USDC", client_id=7, signed_after=now() - HOUR)

    assert finding == NotPlaced()
    assert time.monotonic() - began >= (WINDOW + outcomes.SETTLING) / 1000


@both
def test_an_older_order_with_the_same_client_id_is_another_one(find: Find) -> None:
    exchange = Exchange(placed_at=now() - 10 * WINDOW)

    assert find(exchange, symbol="SOL_USDC", client_id=7, signed_after=now()) == NotPlaced()


@both
def test_the_window_is_the_clients_own_unless_it_is_stated(find: Find) -> None:
    details: dict[str, Any] = {"symbol": "SOL_USDC", "client_id": 7, "signed_after": now(), "wait": False}

    own, stated = find(Exchange(), **details), find(Exchange(), **details, window=30_000)

    assert isinstance(own, StillUnknown)
    assert isinstance(stated, StillUnknown)
    assert left(own) <= WINDOW + outcomes.SETTLING
    assert 25_000 < left(stated) <= 30_000 + outcomes.SETTLING


def left(finding: StillUnknown) -> int:
    found = re.search(r"another (\d+) ms", finding.reason)
    assert found is not None, finding
    return int(found[1])


def test_a_client_that_does_not_sign_itself_is_taken_to_use_the_longest_window() -> None:
    with httpx.Client(transport=httpx.MockTransport(Exchange())) as http:
        finding = find_order(Client(http.send), symbol="SOL_USDC", client_id=7, signed_after=now(), wait=False)

    assert isinstance(finding, StillUnknown)
    assert 55_000 < left(finding) <= 60_000 + outcomes.SETTLING


def test_without_keys_there_is_no_asking() -> None:
    with connect(base_url="http://127.0.0.1:9") as bpx, pytest.raises(MissingCredentialsError):
        find_order(bpx, symbol="SOL_USDC", client_id=7, signed_after=now())


# --- What was meant -------------------------------------------------------------------------------------------------

DETAILS: dict[str, Any] = {"symbol": "SOL_USDC", "client_id": 7, "signed_after": 1_750_000_000_000}


@both
@pytest.mark.parametrize(
    ("given", "details", "message"),
    [
        ((), {}, "error: None; pass the OutcomeUnknownError of execute_order; or symbol="),
        ((None,), {}, "error: None; pass the OutcomeUnknownError"),
        ((OutcomeUnknownError,), {}, "error: OutcomeUnknownError doesn't say which order was sent"),
        ((TimeoutError(),), {}, "error: TimeoutError doesn't say which order was sent; pass the OutcomeUnknownError"),
        ((asyncio.CancelledError(),), {}, "error: CancelledError doesn't say which order was sent"),
        (("SOL_USDC",), {}, "error: str doesn't say which order was sent"),
        ((ORDER,), {}, "error: dict doesn't say which order was sent"),
        ((NoAnswerInTimeError("get_order", "slow"),), {}, "error: NoAnswerInTimeError doesn't say which order"),
        ((NotSentError("execute_order", "refused"),), {}, "error: NotSentError: the order was not placed, so"),
        ((RateLimitError("execute_order", 429, None, "slow"),), {}, "error: RateLimitError: the order was not placed"),
        ((RateLimitError("get_order", 429, None, "slow"),), {}, "error: RateLimitError doesn't say which order"),
        ((ApiError("execute_order", 500, None, ""),), {}, "error: ApiError: the order was not placed"),
        ((InvalidArgumentError("price", "no"),), {}, "error: InvalidArgumentError: the order was not placed"),
        ((lost(),), {"symbol": "SOL_USDC"}, "symbol: pass either the error or the order's own details"),
        ((lost(),), {"window": 5}, "window: pass either the error or the order's own details"),
        ((), {"symbol": "SOL_USDC"}, "client_id: missing; symbol, client_id and signed_after go together"),
        ((), {**DETAILS, "signed_after": None}, "signed_after: missing"),
        ((), {**DETAILS, "symbol": 5}, "symbol: 5 isn't a market's symbol"),
        ((), {**DETAILS, "client_id": "7"}, "client_id: '7' isn't an int"),
        ((), {**DETAILS, "client_id": True}, "client_id: True isn't an int"),
        ((), {**DETAILS, "signed_after": 1_750_000_000}, "signed_after: 1750000000; pass an aware datetime"),
        ((), {**DETAILS, "signed_after": 1.75e12}, "signed_after: 1750000000000.0; pass an aware datetime"),
        ((), {**DETAILS, "signed_after": datetime(2026, 1, 1)}, "signed_after: datetime.datetime"),
        (
            (),
            {**DETAILS, "signed_after": datetime.now(UTC) + timedelta(days=9)},
            "signed_after: is .* ms in the future",
        ),
        ((), {**DETAILS, "window": 0}, "window: 0 is not an int of milliseconds from 1 to 60000"),
        ((), {**DETAILS, "window": 60_001}, "window: 60001 is not an int"),
    ],
)
def test_what_cant_be_looked_for_is_refused_with_what_to_pass(
    find: Find, given: tuple[Any, ...], details: dict[str, Any], message: str
) -> None:
    with pytest.raises(InvalidArgumentError, match=f"^{message}") as refused:
        find(Exchange(), *given, **details)

    assert len(str(refused.value)) < 160


@both
def test_an_argument_of_another_name_is_refused_with_those_that_there_are(find: Find) -> None:
    with pytest.raises(TypeError, match="'simbol'; an order has symbol, client_id, signed_after and window"):
        find(Exchange(), simbol="SOL_USDC", client_id=7)


def test_the_other_flavours_client_is_refused_with_the_function_to_call(credentials: Credentials) -> None:
    bpx: Any = connect(credentials, base_url="http://127.0.0.1:9")
    abpx: Any = aconnect(credentials, base_url="http://127.0.0.1:9")

    with pytest.raises(InvalidArgumentError, match=r"^bpx: AsyncClient is for await afind_order\(…\)"):
        find_order(abpx, lost())
    with pytest.raises(InvalidArgumentError, match=r"^bpx: AsyncClient is for await afind_orders\(…\)"):
        find_orders(abpx, lost())
    with pytest.raises(InvalidArgumentError, match=r"^bpx: Client is for find_order\(…\)"):
        asyncio.run(afind_order(bpx, lost()))
    with pytest.raises(InvalidArgumentError, match=r"^bpx: OrderOperations isn't a client; pass the Client itself"):
        find_order(bpx.order, lost())


# --- What an interruption tells -------------------------------------------------------------------------------------


class Stop(BaseException):
    """An exception of a signal handler."""


def interrupting(error: BaseException) -> Callable[[httpx.Request], httpx.Response]:
    def interrupt(_: httpx.Request) -> httpx.Response:
        raise error

    return interrupt


@pytest.mark.parametrize("kind", [KeyboardInterrupt, SystemExit, GeneratorExit, Stop])
def test_an_interrupted_order_says_how_to_find_it(credentials: Credentials, kind: type[BaseException]) -> None:
    error, before = kind(), now()

    with (
        httpx.Client(transport=httpx.MockTransport(interrupting(error))) as http,
        pytest.raises(kind),
    ):
        connect(credentials, http_client=http, window=700).order.execute_order(**ORDER)

    [note] = error.__notes__
    told = re.fullmatch(
        r"execute_order may have been carried out: find_order\(bpx, (symbol='SOL_USDC', client_id=7), "
        r"signed_after=(\d+), window=700\) finds out",
        note,
    )
    assert told is not None, note
    assert before <= int(told[2]) <= now()


def test_an_order_that_runs_into_asyncio_timeout_says_how_to_find_it_in_the_printed_traceback(
    credentials: Credentials,
) -> None:
    async def run() -> None:
        async def hang(_: httpx.Request) -> httpx.Response:
            await asyncio.sleep(30)
            raise AssertionError

        async with httpx.AsyncClient(transport=httpx.MockTransport(hang)) as http, asyncio.timeout(0.1):
            await aconnect(credentials, http_client=http).order.execute_order(**ORDER)

    with pytest.raises(TimeoutError) as late:
        asyncio.run(run())

    printed = "".join(traceback.format_exception(late.value))
    assert "find_order(bpx, symbol='SOL_USDC', client_id=7, signed_after=1" in printed


def test_a_cancelled_task_says_how_to_find_its_order(credentials: Credentials) -> None:
    async def run() -> list[str]:
        sent = asyncio.Event()

        async def hang(_: httpx.Request) -> httpx.Response:
            sent.set()
            await asyncio.sleep(30)
            raise AssertionError

        async with httpx.AsyncClient(transport=httpx.MockTransport(hang)) as http:
            task = asyncio.create_task(aconnect(credentials, http_client=http).order.execute_order(**ORDER))
            await sent.wait()
            task.cancel()
            try:
                await task
            except asyncio.CancelledError as cancelled:
                return cancelled.__notes__
        raise AssertionError

    [note] = asyncio.run(run())
    assert note.startswith("execute_order may have been carried out: find_order(bpx, symbol='SOL_USDC', client_id=7, ")


def test_a_cancelled_order_is_found_as_the_note_says(credentials: Credentials) -> None:
    exchange = Exchange()

    def interrupted(request: httpx.Request) -> httpx.Response:
        if request.method == "POST":
            exchange.placed_at = now()
            raise KeyboardInterrupt
        return exchange(request)

    with httpx.Client(transport=httpx.MockTransport(interrupted)) as http:
        bpx = connect(credentials, http_client=http)
        with pytest.raises(KeyboardInterrupt) as interruption:
            bpx.order.execute_order(**ORDER)
        call = interruption.value.__notes__[0].partition(": ")[2].removesuffix(" finds out")
        finding = eval(call, {"find_order": find_order, "bpx": bpx})  # noqa: S307 - what a reader would paste

    assert isinstance(finding, Placed)


def without_a_client_id(bpx: Client) -> object:
    details: dict[str, Any] = {**ORDER, "client_id": None}
    return bpx.order.execute_order(**details)


def withdrawal(bpx: Client) -> object:
    details: dict[str, Any] = {"address": "a", "blockchain": "Solana", "quantity": 1, "symbol": "USDC"}
    return bpx.capital.request_withdrawal(**details, two_factor_token="123456")


def read(bpx: Client) -> object:
    return bpx.order.get_fills()


@pytest.mark.parametrize(
    ("call", "notes"),
    [
        (without_a_client_id, ["execute_order may have been carried out: find out before repeating it"]),
        (withdrawal, ["request_withdrawal may have been carried out: find out before repeating it"]),
        (read, []),
    ],
)
def test_another_interrupted_call_says_no_more_than_it_knows(
    credentials: Credentials, call: Callable[[Client], object], notes: list[str]
) -> None:
    error = KeyboardInterrupt()
    with (
        httpx.Client(transport=httpx.MockTransport(interrupting(error))) as http,
        pytest.raises(KeyboardInterrupt),
    ):
        call(connect(credentials, http_client=http))

    assert getattr(error, "__notes__", []) == notes


def test_a_client_that_does_not_sign_itself_leaves_the_time_to_its_user() -> None:
    error = KeyboardInterrupt()
    with httpx.Client(transport=httpx.MockTransport(interrupting(error))) as http, pytest.raises(KeyboardInterrupt):
        Client(http.send).order.execute_order(**ORDER)

    assert "client_id=7, signed_after=<a time before the call>) finds out" in error.__notes__[0]


def test_an_order_that_still_waited_for_the_pace_was_not_sent(credentials: Credentials) -> None:
    async def run() -> list[str]:
        async def answering(_: httpx.Request) -> httpx.Response:
            return httpx.Response(200, content=json.dumps([]))

        async with httpx.AsyncClient(transport=httpx.MockTransport(answering)) as http:
            bpx = aconnect(credentials, http_client=http, rate_limits=RateLimits(1, 1))
            await bpx.markets.get_markets()
            try:
                async with asyncio.timeout(0.1):
                    await bpx.order.execute_order(**ORDER)
            except TimeoutError as late:
                return getattr(late.__cause__, "__notes__", [])
        raise AssertionError

    assert asyncio.run(run()) == []


def test_the_clients_own_errors_carry_no_note(credentials: Credentials) -> None:
    http = httpx.Client(transport=httpx.MockTransport(lambda _: httpx.Response(503)))
    with http, pytest.raises(BpxError) as error:
        connect(credentials, http_client=http).order.execute_order(**ORDER)

    assert not hasattr(error.value, "__notes__")
