"""Requests that are sent again: reads after any failure of the network, changes only when they had no effect."""

import asyncio
import math
from collections.abc import Callable, Iterator, Sequence
from itertools import count
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpx_api.errors import (
    BpxError,
    InvalidArgumentError,
    NotSentError,
    OutcomeUnknownError,
    RateLimitError,
    RequestExpiredError,
    ServerError,
    TransportError,
)
from bpx_client import Credentials, aconnect, connect
from bpx_client.flows import Sleep
from bpx_client.transport import RequestPolicy, RetryPolicy, ServerClock
from bpx_client.transport.request_flow import AcquireSlot, Send, StepResult, request_flow

NOW = 1750793021519
QUICK = RetryPolicy(first_wait=0.001, longest_wait=0.001)
ORDER: dict[str, Any] = {"symbol": "SOL_USDC", "side": "Bid", "order_type": "Market", "quantity": 1, "client_id": 7}

Outcome = httpx.Response | httpx.RequestError


def expired(message: str = "Request has expired") -> httpx.Response:
    return httpx.Response(400, json={"code": "INVALID_CLIENT_REQUEST", "message": message})


class Exchange:
    """A transport that meets each request of an operation with the next outcome, the last one for ever."""

    def __init__(self, *outcomes: Outcome) -> None:
        self.outcomes = list(outcomes)
        self.stamps: list[tuple[str, str]] = []
        self.paths: list[str] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.paths.append(request.url.path)
        if request.url.path == "/api/v1/time":
            return httpx.Response(200, text=str(NOW))
        self.stamps.append((request.headers.get("X-Timestamp", ""), request.headers.get("X-Signature", "")))
        outcome = self.outcomes.pop(0) if len(self.outcomes) > 1 else self.outcomes[0]
        if isinstance(outcome, httpx.RequestError):
            raise outcome
        return httpx.Response(outcome.status_code, headers=outcome.headers, content=outcome.content)


Run = Callable[..., Any]


def sync_run(exchange: Exchange, keys: Credentials, tag: str, operation: str, /, **arguments: Any) -> Any:
    ticks = count(NOW - 1)  # connect() looks at the clock once
    http = httpx.Client(transport=httpx.MockTransport(exchange))
    bpx = connect(keys, http_client=http, retries=QUICK, clock=lambda: next(ticks))
    return getattr(getattr(bpx, tag), operation)(**arguments)


def async_run(exchange: Exchange, keys: Credentials, tag: str, operation: str, /, **arguments: Any) -> Any:
    async def run() -> Any:
        ticks = count(NOW - 1)
        async with httpx.AsyncClient(transport=httpx.MockTransport(exchange)) as http:
            bpx = aconnect(keys, http_client=http, retries=QUICK, clock=lambda: next(ticks))
            return await getattr(getattr(bpx, tag), operation)(**arguments)

    return asyncio.run(run())


both = pytest.mark.parametrize("run", [sync_run, async_run], ids=["sync", "async"])

NOT_SENT: list[Outcome] = [httpx.ConnectError("refused"), httpx.ConnectTimeout("slow"), httpx.PoolTimeout("busy")]
LOST: list[Outcome] = [
    httpx.ReadTimeout("slow"),
    httpx.WriteTimeout("slow"),
    httpx.ReadError("lost"),
    httpx.WriteError("lost"),
    httpx.RemoteProtocolError("closed without a response"),
]
TRANSIENT_STATUSES: list[Outcome] = [httpx.Response(status) for status in (502, 503, 504, 520, 521, 522, 523, 524)]
FINAL = [httpx.Response(status) for status in (400, 401, 403, 404, 418, 500, 501, 505, 525)]


def named(outcome: Outcome) -> str:
    return str(outcome.status_code) if isinstance(outcome, httpx.Response) else type(outcome).__name__


# --- Reads ----------------------------------------------------------------------------------------------------------


@both
@pytest.mark.parametrize("outcome", [*NOT_SENT, *LOST, *TRANSIENT_STATUSES, httpx.Response(429)], ids=named)
def test_a_read_is_sent_again_signed_afresh_with_a_new_timestamp(
    run: Run, credentials: Credentials, outcome: Outcome
) -> None:
    exchange = Exchange(outcome, outcome, httpx.Response(200, json=[]))

    assert run(exchange, credentials, "order", "get_open_orders") == []

    timestamps, signatures = zip(*exchange.stamps, strict=True)
    assert timestamps == (str(NOW), str(NOW + 1), str(NOW + 2))
    assert len(set(signatures)) == 3


@both
@pytest.mark.parametrize("outcome", FINAL, ids=named)
def test_a_read_that_was_answered_is_not_sent_again(run: Run, credentials: Credentials, outcome: Outcome) -> None:
    exchange = Exchange(outcome)

    with pytest.raises(BpxError):
        run(exchange, credentials, "order", "get_open_orders")

    assert len(exchange.stamps) == 1


@both
def test_a_read_is_given_up_after_the_last_attempt_with_what_happened_then(run: Run, credentials: Credentials) -> None:
    exchange = Exchange(httpx.ReadError("lost"), httpx.Response(503), httpx.ReadError("lost"), httpx.Response(502))

    with pytest.raises(ServerError, match="502"):
        run(exchange, credentials, "order", "get_open_orders")

    assert len(exchange.stamps) == 4


# --- Changes --------------------------------------------------------------------------------------------------------


@both
@pytest.mark.parametrize("outcome", [*NOT_SENT, httpx.Response(429)], ids=named)
def test_an_order_that_certainly_had_no_effect_is_sent_again(
    run: Run, credentials: Credentials, outcome: Outcome
) -> None:
    exchange = Exchange(outcome, outcome, httpx.Response(400))

    with pytest.raises(BpxError):
        run(exchange, credentials, "order", "execute_order", **ORDER)

    assert len(set(exchange.stamps)) == 3


@both
@pytest.mark.parametrize(
    ("outcome", "kind"),
    [(NOT_SENT[0], NotSentError), (NOT_SENT[1], NotSentError), (httpx.Response(429), RateLimitError)],
    ids=lambda value: named(value) if isinstance(value, Outcome) else "",
)
def test_an_order_that_never_got_through_raises_that_it_was_not_placed(
    run: Run, credentials: Credentials, outcome: Outcome, kind: type[BpxError]
) -> None:
    exchange = Exchange(outcome)

    with pytest.raises(kind):
        run(exchange, credentials, "order", "execute_order", **ORDER)

    assert len(exchange.stamps) == 4


@both
@pytest.mark.parametrize("outcome", [*LOST, *TRANSIENT_STATUSES, httpx.Response(500), httpx.Response(408)], ids=named)
def test_an_order_that_may_have_been_placed_is_never_sent_again(
    run: Run, credentials: Credentials, outcome: Outcome
) -> None:
    exchange = Exchange(outcome)

    with pytest.raises(OutcomeUnknownError) as unknown:
        run(exchange, credentials, "order", "execute_order", **ORDER)

    assert len(exchange.stamps) == 1
    assert (unknown.value.signed_at, unknown.value.expires_at) == (NOW, NOW + 5000)
    assert unknown.value.sent[0]["clientId"] == 7


@pytest.mark.parametrize("code", ["TIMEOUT", "SERVER_ERROR"])
def test_a_refusal_that_tells_of_a_failure_leaves_the_outcome_unknown(credentials: Credentials, code: str) -> None:
    exchange = Exchange(httpx.Response(400, json={"code": code, "message": "try again"}))

    with pytest.raises(OutcomeUnknownError):
        sync_run(exchange, credentials, "order", "execute_order", **ORDER)


@both
def test_after_a_retry_the_error_carries_the_timestamp_of_the_last_attempt(run: Run, credentials: Credentials) -> None:
    exchange = Exchange(httpx.Response(429), httpx.ReadError("lost"))

    with pytest.raises(OutcomeUnknownError) as unknown:
        run(exchange, credentials, "order", "execute_order", **ORDER)

    assert (unknown.value.signed_at, str(unknown.value.signed_at)) == (NOW + 1, exchange.stamps[-1][0])


@both
@pytest.mark.parametrize("status", [200, 202])
def test_a_cancel_that_is_only_accepted_is_told_from_one_that_is_done(
    run: Run, credentials: Credentials, status: int
) -> None:
    done: list[object] | None = [] if status == 200 else None
    answer = httpx.Response(200, json=[]) if status == 200 else httpx.Response(202)

    assert run(Exchange(answer), credentials, "order", "cancel_open_orders", symbol="SOL_USDC") == done


# --- "Request has expired" ------------------------------------------------------------------------------------------


@both
@pytest.mark.parametrize(
    "message", ["Request has expired", "Invalid timestamp: must be within 10 minutes of current time"]
)
@pytest.mark.parametrize(
    ("operation", "arguments"), [("get_open_orders", {}), ("execute_order", ORDER)], ids=["read", "order"]
)
def test_a_request_refused_as_expired_is_sent_once_more_by_the_exchanges_clock(
    run: Run, credentials: Credentials, operation: str, arguments: dict[str, Any], message: str
) -> None:
    exchange = Exchange(expired(message))

    with pytest.raises(RequestExpiredError):
        run(exchange, credentials, "order", operation, **arguments)

    assert exchange.paths[1:2] == ["/api/v1/time"]
    assert len(exchange.stamps) == 2, "once more, and no third time"


def test_a_request_refused_as_expired_is_not_repeated_where_the_time_cant_be_had(credentials: Credentials) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, text=str(NOW)[:6]) if request.url.path == "/api/v1/time" else expired()

    bpx = connect(credentials, http_client=httpx.Client(transport=httpx.MockTransport(answer)), retries=QUICK)

    with pytest.raises(RequestExpiredError):
        bpx.order.get_open_orders()

    assert bpx.clock_offset == 0, "a time that was cut short is not a time"
    with pytest.raises(TransportError, match=r"clock: '175079' is not Unix time in milliseconds$"):
        bpx.synchronize_clock()


# --- How long -------------------------------------------------------------------------------------------------------

responses = st.sampled_from([200, 400, 429, 500, 503]).map(httpx.Response)
errors = st.sampled_from([httpx.ConnectError("x"), httpx.ReadTimeout("x"), httpx.ReadError("x")])


class Walk:
    """Walks a request_flow with a clock of its own; each attempt takes a while and ends in the next outcome."""

    def __init__(self, retries: RetryPolicy, method: str, outcomes: Iterator[tuple[Outcome, float]]) -> None:
        self.time = 0.0
        self.pauses: list[float] = []
        self.sent: list[Outcome] = []
        policy = RequestPolicy(
            sign=lambda request: request,
            timeout=httpx.Timeout(10),
            retries=retries,
            clock=ServerClock(),
            time_request=lambda _: httpx.Request("GET", "https://x/time"),
            describe=repr,
            now=lambda: self.time,
            random=lambda: 1.0,
        )
        steps = request_flow(policy, httpx.Request(method, "https://x/"))
        self.final: httpx.Response | httpx.RequestError
        try:
            step = next(steps)
            while True:
                given: StepResult = None
                match step:
                    case Sleep(seconds):
                        self.pauses.append(seconds)
                        self.time += seconds
                    case AcquireSlot():
                        given = True
                    case Send(request):
                        outcome, duration = next(outcomes)
                        assert 0 < request.extensions["timeout"].get("read") <= max(retries.deadline - self.time, 0.001)
                        self.time += min(duration, request.extensions["timeout"]["read"])
                        self.sent.append(outcome)
                        if isinstance(outcome, httpx.RequestError):
                            step = steps.throw(outcome)
                            continue
                        given = outcome
                step = steps.send(given)
        except StopIteration as end:
            self.final = end.value
        except httpx.RequestError as error:
            self.final = error


@given(
    st.builds(RetryPolicy, st.integers(1, 8), st.floats(0.01, 5), st.floats(0.01, 20), st.floats(0.1, 60)),
    st.sampled_from(["GET", "POST", "DELETE", "PATCH"]),
    st.lists(st.tuples(responses | errors, st.floats(0, 15)), min_size=1),
)
def test_whatever_happens_a_call_ends_within_its_deadline_and_a_change_is_never_repeated_blindly(
    retries: RetryPolicy, method: str, outcomes: Sequence[tuple[Outcome, float]]
) -> None:
    forever = (outcomes[place % len(outcomes)] for place in count())

    walk = Walk(retries, method, forever)

    assert walk.time <= retries.deadline + 0.001
    assert len(walk.sent) <= retries.attempts
    assert walk.final is walk.sent[-1], "what is reported is what happened last"
    if method != "GET":
        for outcome in walk.sent[:-1]:
            assert named(outcome) in ("ConnectError", "429"), "nothing else certainly had no effect"


def test_the_waits_double_up_to_the_longest_and_are_random_parts_of_that() -> None:
    retries = RetryPolicy(attempts=6, first_wait=1, longest_wait=4, deadline=100)

    walk = Walk(retries, "GET", ((httpx.Response(503), 0.0) for _ in count()))

    assert walk.pauses == [1, 2, 4, 4, 4]


@given(st.integers(1, 10_000), st.floats(0, 1), st.floats(0.001, 100), st.floats(0.001, 100))
def test_a_wait_is_any_part_of_its_bound(attempt: int, part: float, first: float, longest: float) -> None:
    wait = RetryPolicy(first_wait=first, longest_wait=longest).wait(attempt, httpx.Response(503), lambda: part)

    assert wait == pytest.approx(part * min(longest, first * 2.0 ** min(attempt - 1, 64)))


@pytest.mark.parametrize(
    ("headers", "wait"),
    [
        ({"Retry-After": "3"}, 3.0),
        ({"Retry-After": "0"}, 0.0),
        ({"Retry-After": "1.5"}, 1.5),
        ({"Retry-After": "Wed, 21 Oct 2026 07:28:05 GMT", "Date": "Wed, 21 Oct 2026 07:28:00 GMT"}, 5.0),
        ({"Retry-After": "Wed, 21 Oct 2026 07:28:00 GMT", "Date": "Wed, 21 Oct 2026 07:28:05 GMT"}, 0.0),
    ],
)
@pytest.mark.parametrize("status", [429, 503])
def test_retry_after_is_kept_to(headers: dict[str, str], wait: float, status: int) -> None:
    assert RetryPolicy().wait(1, httpx.Response(status, headers=headers), lambda: 0.5) == wait


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Retry-After": "soon"},
        {"Retry-After": "-1"},
        {"Retry-After": "nan"},
        {"Retry-After": "inf"},
        {"Retry-After": "Wed, 21 Oct 2026 07:28:05 GMT"},
        {"Retry-After": "Wed, 21 Oct 2026 07:28:05 GMT", "Date": "Wed, 21 Oct 2026 07:28:00 -0000"},
    ],
)
def test_a_retry_after_that_says_nothing_is_left_out(headers: dict[str, str]) -> None:
    assert RetryPolicy(first_wait=2).wait(1, httpx.Response(429, headers=headers), lambda: 0.5) == 1.0


def test_a_retry_after_beyond_the_deadline_is_not_waited_for() -> None:
    retries = RetryPolicy(deadline=30)

    walk = Walk(retries, "GET", ((httpx.Response(429, headers={"Retry-After": "30"}), 0.0) for _ in count()))

    assert (walk.pauses, len(walk.sent), named(walk.final)) == ([], 1, "429")


@pytest.mark.parametrize("name", ["first_wait", "longest_wait", "deadline"])
@pytest.mark.parametrize("seconds", [0, -1, math.inf, math.nan, "1", None])
def test_seconds_that_mean_nothing_are_refused(name: str, seconds: Any) -> None:
    with pytest.raises(InvalidArgumentError, match=f"^{name}: "):
        RetryPolicy(**{name: seconds})


@pytest.mark.parametrize("attempts", [0, -1, True, 1.5, "2"])
def test_attempts_that_mean_nothing_are_refused(attempts: Any) -> None:
    with pytest.raises(InvalidArgumentError, match=r"^attempts: "):
        RetryPolicy(attempts=attempts)
