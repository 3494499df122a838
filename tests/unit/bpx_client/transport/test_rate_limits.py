"""A request waits for its turn instead of running into the exchange's limits: in order, asleep, cancellably."""

import asyncio
import inspect
import math
import signal
import sys
import threading
import time
from collections.abc import Awaitable, Callable
from random import Random
from typing import Any

import httpx
import pytest

from bpx_api import Client
from bpx_api.errors import InvalidArgumentError, NotSentError, RateLimitError, TransportError
from bpx_client import Credentials, aconnect, connect
from bpx_client.transport import AsyncRateLimiter, RateLimiter, RateLimits, RetryPolicy
from bpx_client.transport import rate_limits as module

ORDINARY = httpx.Request("GET", "https://api.backpack.exchange/api/v1/depth")
HISTORICAL = httpx.Request("GET", "https://api.backpack.exchange/api/v1/klines")
SLACK = 0.2
"""Instead of the second that is added to every period: what waits, waits for 1.2 s instead of 2."""
PERIOD = 1 + SLACK


@pytest.fixture(autouse=True)
def short_slack(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SLACK", SLACK)


def group(request: httpx.Request) -> str:
    return "historical" if request.url.path.endswith("klines") else "ordinary"


def pace(**numbers: Any) -> RateLimiter:
    return RateLimiter(RateLimits(period=1, **numbers), "account", group)


def async_pace(**numbers: Any) -> AsyncRateLimiter:
    return AsyncRateLimiter(RateLimits(period=1, **numbers), "account", group)


def caller() -> str | None:
    """The module that called the caller of this function."""
    frame = inspect.currentframe()
    return frame and frame.f_back and frame.f_back.f_back and frame.f_back.f_back.f_globals["__name__"]


class Naps:
    """Counts how often the pacing slept, and lets it; others, a local exchange in a thread for one, sleep uncounted."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.lengths: list[float] = []
        sleep, asleep = time.sleep, asyncio.sleep

        def nap(seconds: float) -> None:
            if caller() == module.__name__:
                self.lengths.append(seconds)
            sleep(seconds)

        def anap(seconds: float) -> Awaitable[None]:
            if caller() == module.__name__:
                self.lengths.append(seconds)
            return asleep(seconds)

        monkeypatch.setattr(time, "sleep", nap)
        monkeypatch.setattr(asyncio, "sleep", anap)


# --- Waiting --------------------------------------------------------------------------------------------------------


def test_requests_within_the_limit_do_not_wait() -> None:
    patient = pace(ordinary=5, historical=2)
    began = time.monotonic()

    assert all([patient.acquire(ORDINARY) for _ in range(5)] + [patient.acquire(HISTORICAL) for _ in range(2)])

    assert time.monotonic() - began < 0.5


def test_the_two_limits_are_counted_apart() -> None:
    patient = pace(ordinary=1, historical=1)

    assert patient.acquire(HISTORICAL)
    assert patient.acquire(ORDINARY)
    assert not patient.acquire(HISTORICAL, max_wait=0.01)
    assert not patient.acquire(ORDINARY, max_wait=0.01)


def test_a_request_beyond_the_limit_waits_until_there_is_room_and_sleeps_meanwhile(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    patient, naps = pace(ordinary=2), Naps(monkeypatch)
    began = time.monotonic()

    for _ in range(3):
        assert patient.acquire(ORDINARY)

    assert PERIOD <= time.monotonic() - began < PERIOD + 1
    assert len(naps.lengths) <= 2, "it sleeps until there is room, it doesn't poll"


def test_many_threads_that_wait_sleep_no_more_than_one_and_all_get_their_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    patient, naps = pace(ordinary=10), Naps(monkeypatch)
    admitted: list[float] = []

    def ask() -> None:
        patient.acquire(ORDINARY)
        admitted.append(time.monotonic())

    threads = [threading.Thread(target=ask) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(admitted) == 20
    first, second = sorted(admitted)[:10], sorted(admitted)[10:]
    assert second[0] - first[0] >= PERIOD
    assert len(naps.lengths) <= 2 * 10, "not each of the ten that wait for each of the ten places"


def test_tasks_are_admitted_in_the_order_in_which_they_came(monkeypatch: pytest.MonkeyPatch) -> None:
    naps = Naps(monkeypatch)

    async def run() -> list[int]:
        patient = async_pace(ordinary=3)
        order: list[int] = []

        async def ask(number: int) -> None:
            await patient.acquire(ORDINARY)
            order.append(number)

        async with asyncio.TaskGroup() as tasks:
            for number in range(6):
                tasks.create_task(ask(number))
        return order

    assert asyncio.run(run()) == list(range(6))
    assert len(naps.lengths) <= 2 * 3


def test_a_cancelled_task_gives_up_its_place_in_the_queue() -> None:
    async def run() -> tuple[list[str], float]:
        patient = async_pace(ordinary=1)
        admitted: list[str] = []

        async def ask(name: str) -> None:
            await patient.acquire(ORDINARY)
            admitted.append(name)

        began = time.monotonic()
        await ask("first")
        head, middle, last = (asyncio.create_task(ask(name)) for name in ("head", "middle", "last"))
        await asyncio.sleep(0.05)
        head.cancel()
        middle.cancel()
        await last
        assert head.cancelled()
        assert middle.cancelled()
        return admitted, time.monotonic() - began

    admitted, duration = asyncio.run(run())

    assert admitted == ["first", "last"]
    assert PERIOD <= duration < PERIOD + 1, "the two that were cancelled took no place"


@pytest.mark.parametrize("max_wait", [0.0, 0.05])
def test_nobody_waits_longer_than_max_wait(max_wait: float) -> None:
    patient = pace(ordinary=1)
    patient.acquire(ORDINARY)
    began = time.monotonic()

    assert not patient.acquire(ORDINARY, max_wait)

    assert time.monotonic() - began < 0.5


def test_no_task_waits_longer_than_max_wait() -> None:
    async def run() -> tuple[bool, bool]:
        patient = async_pace(ordinary=1)
        return await patient.acquire(ORDINARY), await patient.acquire(ORDINARY, 0.05)

    assert asyncio.run(run()) == (True, False)


def test_the_wait_does_not_depend_on_how_the_clock_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    patient, clock = pace(ordinary=1), time.time
    patient.acquire(ORDINARY)
    monkeypatch.setattr(time, "time", lambda: clock() - 3600)
    began = time.monotonic()

    assert patient.acquire(ORDINARY, max_wait=10)

    assert PERIOD - 0.5 <= time.monotonic() - began < PERIOD + 1


@pytest.mark.parametrize("limit", [1, 3, 10])
def test_no_period_ever_holds_more_than_the_limit(limit: int) -> None:
    """Also where some give up while they wait, and where many wait."""
    window = module.Window(limit, 10.0)
    chance, now, places = Random(limit), 0.0, list[float]()  # noqa: S311

    for _ in range(2000):
        now += chance.choice((0.0, 0.5, 3.0))
        if chance.random() < 0.2 and places and places[-1] > now:
            window.give_back(places.pop(chance.choice([at for at, place in enumerate(places) if place > now])))
        elif (wait := window.wait(now)) < 50:
            places.append(now + wait)
            window.take(now + wait)
            places.sort()

    assert len(places) > limit
    assert all(later - earlier >= 10 for earlier, later in zip(places, places[limit:], strict=False))


def test_a_signal_handler_that_raises_leaves_nobody_waiting_for_ever() -> None:
    class Stop(Exception):  # noqa: N818 - no error
        pass

    def stop(_: int, __: object) -> None:
        raise Stop

    patient, stopped = pace(ordinary=10**6), 0
    before = signal.signal(signal.SIGALRM, stop)
    try:
        for _ in range(300):
            try:
                signal.setitimer(signal.ITIMER_REAL, 0.001)
                while True:
                    patient.acquire(ORDINARY)
            except Stop:
                stopped += 1
    finally:
        signal.signal(signal.SIGALRM, before)
    other = threading.Thread(target=patient.acquire, args=(ORDINARY,), daemon=True)
    other.start()
    other.join(5)

    assert stopped == 300
    assert not other.is_alive(), "the lock is free"


def test_an_interrupted_wait_gives_its_place_back() -> None:
    patient = pace(ordinary=1)
    patient.acquire(ORDINARY)

    def stop(_: int, __: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, 0.1)
    try:
        with pytest.raises(KeyboardInterrupt):
            patient.acquire(ORDINARY)
    finally:
        signal.signal(signal.SIGALRM, before)
    began = time.monotonic()
    patient.acquire(ORDINARY)

    assert time.monotonic() - began < PERIOD, "not behind the one that gave up"


# --- In a client ----------------------------------------------------------------------------------------------------


def answering(_: httpx.Request) -> httpx.Response:
    return httpx.Response(200, json=[])


def test_the_first_wait_does_not_eat_the_deadline(credentials: Credentials) -> None:
    with httpx.Client(transport=httpx.MockTransport(answering)) as http:
        bpx = connect(
            credentials, http_client=http, rate_limits=RateLimits(1, 1, period=1), retries=RetryPolicy(deadline=0.5)
        )

        bpx.markets.get_markets()

        assert bpx.markets.get_markets() == [], f"waited {PERIOD} s, with a deadline of half a second"


@pytest.mark.parametrize("flavour", ["sync", "async"])
def test_a_retry_that_the_pace_would_hold_beyond_the_deadline_is_not_made(
    credentials: Credentials, flavour: str
) -> None:
    seen: list[str] = []

    def busy(request: httpx.Request) -> httpx.Response:
        seen.append(request.url.path)
        return httpx.Response(429)

    options: dict[str, Any] = {
        "rate_limits": RateLimits(1, 1, period=30),
        "retries": RetryPolicy(first_wait=0.01, deadline=1),
    }

    async def ask() -> None:
        async with httpx.AsyncClient(transport=httpx.MockTransport(busy)) as http:
            await aconnect(credentials, http_client=http, **options).order.execute_order(
                symbol="S", side="Bid", order_type="Market"
            )

    def ask_at_once() -> None:
        with httpx.Client(transport=httpx.MockTransport(busy)) as http:
            bpx = connect(credentials, http_client=http, **options)
            bpx.order.execute_order(symbol="S", side="Bid", order_type="Market")

    began = time.monotonic()
    with pytest.raises(RateLimitError):
        asyncio.run(ask()) if flavour == "async" else ask_at_once()

    assert len(seen) == 1
    assert time.monotonic() - began < 3


@pytest.mark.parametrize("flavour", ["sync", "async"])
def test_a_request_that_would_wait_longer_than_the_most_is_not_sent(credentials: Credentials, flavour: str) -> None:
    options: dict[str, Any] = {"rate_limits": RateLimits(1, 1, max_wait=0.2)}

    async def ask() -> None:
        async with httpx.AsyncClient(transport=httpx.MockTransport(answering)) as http:
            bpx = aconnect(credentials, http_client=http, **options)
            await bpx.markets.get_markets()
            await bpx.order.execute_order(symbol="S", side="Bid", order_type="Market")

    def ask_at_once() -> None:
        with httpx.Client(transport=httpx.MockTransport(answering)) as http:
            bpx = connect(credentials, http_client=http, **options)
            bpx.markets.get_markets()
            bpx.order.execute_order(symbol="S", side="Bid", order_type="Market")

    began = time.monotonic()
    with pytest.raises(NotSentError, match=r"comes in more than 0\.2 s; send fewer .* RateLimits\(max_wait=…\)"):
        asyncio.run(ask()) if flavour == "async" else ask_at_once()

    assert time.monotonic() - began < 3


@pytest.mark.parametrize("flavour", ["sync", "async"])
def test_the_clock_is_not_measured_where_the_pace_does_not_let_it(credentials: Credentials, flavour: str) -> None:
    options: dict[str, Any] = {"rate_limits": RateLimits(1, 1, max_wait=0.2)}

    async def ask() -> None:
        async with httpx.AsyncClient(transport=httpx.MockTransport(answering)) as http:
            bpx = aconnect(credentials, http_client=http, **options)
            await bpx.markets.get_markets()
            await bpx.synchronize_clock()

    def ask_at_once() -> None:
        with httpx.Client(transport=httpx.MockTransport(answering)) as http:
            bpx = connect(credentials, http_client=http, **options)
            bpx.markets.get_markets()
            bpx.synchronize_clock()

    with pytest.raises(TransportError):
        asyncio.run(ask()) if flavour == "async" else ask_at_once()


def test_an_async_client_is_paced_in_one_event_loop_after_another() -> None:
    patient = async_pace(ordinary=3)

    async def ask() -> None:
        await asyncio.gather(*(patient.acquire(ORDINARY) for _ in range(4)))

    began = time.monotonic()
    asyncio.run(ask())
    asyncio.run(ask())

    assert time.monotonic() - began >= 2 * PERIOD, "the count goes on"


def candles(bpx: Client) -> object:
    return bpx.markets.get_klines(symbol="S", interval="1m", start_time=0)


def fills(bpx: Client) -> object:
    return bpx.order.get_fills()


@pytest.mark.parametrize(
    ("call", "kind"),
    [(candles, "historical"), (fills, "ordinary")],
)
def test_an_operation_counts_towards_the_limit_that_the_document_names(
    credentials: Credentials, call: Callable[[Client], object], kind: str
) -> None:
    numbers: dict[str, Any] = {"ordinary": 100, "historical": 100, kind: 1}
    with httpx.Client(transport=httpx.MockTransport(answering)) as http:
        bpx = connect(credentials, http_client=http, rate_limits=RateLimits(**numbers, period=1))
        began = time.monotonic()

        call(bpx)
        call(bpx)

    assert time.monotonic() - began >= PERIOD


def test_pacing_is_off_unless_asked_for(credentials: Credentials) -> None:
    with httpx.Client(transport=httpx.MockTransport(answering)) as http:
        bpx = connect(credentials, http_client=http)
        began = time.monotonic()

        for _ in range(40):
            bpx.markets.get_klines(symbol="S", interval="1m", start_time=0)

    assert time.monotonic() - began < 10


def test_the_documented_limits_are_the_default() -> None:
    assert (RateLimits().ordinary, RateLimits().historical, RateLimits().period) == (2000, 30, 60)


# --- What can't be --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["ordinary", "historical", "period"])
@pytest.mark.parametrize("number", [0, -1, True, 1.5, "2"])
def test_a_number_that_means_nothing_is_refused(name: str, number: Any) -> None:
    with pytest.raises(InvalidArgumentError, match=f"^{name}: "):
        RateLimits(**{name: number})


@pytest.mark.parametrize("seconds", [0, -1.0, math.inf, math.nan, True, "60", None])
def test_a_longest_wait_that_is_none_is_refused(seconds: Any) -> None:
    with pytest.raises(InvalidArgumentError, match=r"^max_wait: .* is not a positive number of seconds"):
        RateLimits(max_wait=seconds)


@pytest.mark.parametrize("opened", [connect, aconnect])
def test_counting_in_redis_needs_the_extra_and_counting_here_does_not(
    opened: Callable[..., object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "redis", None)

    opened(rate_limits=True)
    with pytest.raises(InvalidArgumentError, match=r"pip install 'bpx-client\[redis\]'"):
        opened(rate_limits=RateLimits(redis="redis://127.0.0.1:9/0"))


@pytest.mark.parametrize("opened", [connect, aconnect])
@pytest.mark.parametrize("url", ["http://:pa55@x", "memory://", "redis://:pa55@x:port", "", "redis"])
def test_a_url_that_is_not_of_redis_is_refused_without_showing_it(opened: Callable[..., object], url: str) -> None:
    with pytest.raises(InvalidArgumentError, match=r"^redis: is not the URL of a Redis server") as refused:
        opened(rate_limits=RateLimits(redis=url))

    assert "pa55" not in str(refused.value)
