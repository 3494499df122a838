"""Processes that trade for one subaccount share its limits through Redis; the exchange enforces them.

Without a Redis that answers as it should nothing is sent, and nobody waits for long.
"""

import asyncio
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from bpx_api.errors import BpxError, NotSentError
from bpx_client import Credentials, aconnect, connect
from bpx_client.transport import AsyncRateLimiter, RateLimiter, RateLimits, rate_limits
from bpx_sandbox.server import running

from .fake_redis import fake_redis
from .redis_server import needs_redis, redis_client, redis_server

PROGRAM = Path(__file__).parent / "rate_limited_program.py"
ROOT = Path(__file__).parents[2]
SPEED = 40
"""The speed of the exchange's clock: its minute takes one and a half seconds here."""


@needs_redis
def test_processes_that_share_a_count_never_run_into_the_limit(tmp_path: Path) -> None:
    began = time.time_ns() // 1_000_000

    def hurried() -> int:
        return began + (time.time_ns() // 1_000_000 - began) * SPEED

    with redis_server(tmp_path) as redis, running(seed=1, rate_limits=True, clock=hurried) as exchange:
        processes = [
            subprocess.Popen(
                [sys.executable, PROGRAM, flavour, exchange.base_url, redis, "15"],
                env={**os.environ, "PYTHONPATH": f"{ROOT / 'generated'}{os.pathsep}{ROOT}"},
                stdout=subprocess.PIPE,
                text=True,
            )
            for flavour in ("sync", "async", "sync", "async")
        ]
        refused = [int(process.communicate()[0]) for process in processes]

    # 60 requests of which 30 fit into a minute: on its own each process would have sent its 15 at once.
    assert refused == [0, 0, 0, 0]


@needs_redis
def test_alone_each_of_them_would_run_into_the_limit(tmp_path: Path) -> None:
    with (
        redis_server(tmp_path) as first,
        redis_server(tmp_path) as second,
        running(seed=1, rate_limits=True) as exchange,
    ):
        processes = [
            subprocess.Popen(
                [sys.executable, PROGRAM, "async", exchange.base_url, redis, "20"],
                env={**os.environ, "PYTHONPATH": f"{ROOT / 'generated'}{os.pathsep}{ROOT}"},
                stdout=subprocess.PIPE,
                text=True,
            )
            for redis in (first, second)
        ]
        refused = [int(process.communicate()[0]) for process in processes]

    assert sum(refused) == 10, "the exchange does enforce it"


# --- One count ------------------------------------------------------------------------------------------------------

REQUEST = httpx.Request("GET", "https://api.backpack.exchange/api/v1/depth")
PERIOD = 1 + rate_limits.SLACK


def group(_: httpx.Request) -> str:
    return "ordinary"


def rate_limiter(redis: str, limit: int = 1) -> RateLimiter:
    return RateLimiter(RateLimits(limit, redis=redis, period=1), "account", group)


def async_rate_limiter(redis: str, limit: int = 1) -> AsyncRateLimiter:
    return AsyncRateLimiter(RateLimits(limit, redis=redis, period=1), "account", group)


async def admitted(limiter: AsyncRateLimiter, *max_waits: float) -> list[bool]:
    try:
        return [await limiter.acquire(REQUEST, max_wait) for max_wait in max_waits]
    finally:
        await limiter.aclose()


@needs_redis
def test_a_place_that_one_client_took_is_taken_for_all_others_whatever_their_flavour(tmp_path: Path) -> None:
    with redis_server(tmp_path) as redis:
        first, second = rate_limiter(redis, 2), rate_limiter(redis, 2)

        assert first.acquire(REQUEST)
        assert asyncio.run(admitted(async_rate_limiter(redis, 2), 0.0, 0.0)) == [True, False]
        began = time.monotonic()
        assert second.acquire(REQUEST)

        assert PERIOD - 1 < time.monotonic() - began < PERIOD + 1
        first.close()
        second.close()


@needs_redis
def test_who_is_refused_takes_no_place(tmp_path: Path) -> None:
    with redis_server(tmp_path) as redis:
        limiter = rate_limiter(redis)
        assert limiter.acquire(REQUEST)
        assert not any(limiter.acquire(REQUEST, 0.05) for _ in range(20))
        began = time.monotonic()
        assert limiter.acquire(REQUEST)
        assert time.monotonic() - began < PERIOD + 0.5


@needs_redis
def test_counting_begins_anew_where_the_clock_of_redis_was_set_back(tmp_path: Path) -> None:
    with redis_server(tmp_path) as redis, redis_client(redis) as server:
        limiter = rate_limiter(redis)
        limiter.acquire(REQUEST)
        [key] = server.keys()
        ahead = time.time_ns() // 1_000_000 + 3_600_000
        server.rpush(key, f"{ahead} {ahead}")

        assert limiter.acquire(REQUEST, max_wait=PERIOD)


@needs_redis
def test_a_child_process_counts_over_connections_of_its_own(tmp_path: Path) -> None:
    with redis_server(tmp_path) as redis:
        limiter = rate_limiter(redis, 1000)
        limiter.acquire(REQUEST)
        children: list[int] = []
        for _ in range(3):
            child = os.fork()
            if child == 0:
                signal.alarm(20)
                for _ in range(100):
                    limiter.acquire(REQUEST)
                os._exit(0)
            children.append(child)
        for _ in range(100):
            limiter.acquire(REQUEST)

        assert [os.waitpid(child, 0)[1] for child in children] == [0, 0, 0]
        with redis_client(redis) as server:
            [key] = server.keys()
            assert server.llen(key) == 401


@needs_redis
def test_an_async_client_counts_in_redis_in_one_event_loop_after_another(tmp_path: Path) -> None:
    async def ask(limiter: AsyncRateLimiter) -> list[bool]:
        try:
            return await asyncio.gather(*(limiter.acquire(REQUEST) for _ in range(50)))
        finally:
            await limiter.aclose()

    with redis_server(tmp_path) as redis:
        limiter = async_rate_limiter(redis, 100)

        assert all(asyncio.run(ask(limiter)) + asyncio.run(ask(limiter)))
        assert asyncio.run(admitted(limiter, 0.0)) == [False]


@needs_redis
def test_a_cancelled_task_leaves_the_connections_usable(tmp_path: Path) -> None:
    async def run(redis: str) -> bool:
        limiter = async_rate_limiter(redis, 10**6)
        for after in range(100):
            task = asyncio.create_task(limiter.acquire(REQUEST))
            await asyncio.sleep(after / 100_000)
            task.cancel()
            await asyncio.wait([task])
        try:
            return all(await asyncio.gather(*(limiter.acquire(REQUEST) for _ in range(50))))
        finally:
            await limiter.aclose()

    with redis_server(tmp_path) as redis:
        assert asyncio.run(run(redis))


# --- No Redis, or what isn't one ------------------------------------------------------------------------------------

Ask = Callable[[str, int], list[BaseException | None]]
"""Send so many orders at once, paced by the Redis at a URL, and give how each of them ended."""


@pytest.fixture(params=["sync", "async"])
def ask(request: pytest.FixtureRequest, credentials: Credentials, monkeypatch: pytest.MonkeyPatch) -> Ask:
    monkeypatch.setattr(rate_limits, "REDIS_TIMEOUT", 0.5)

    def unexpected(_: httpx.Request) -> httpx.Response:
        raise AssertionError("an order was sent")

    order: dict[str, Any] = {"symbol": "SOL_USDC", "side": "Bid", "order_type": "Market", "quantity": 1}

    def asked(redis: str, times: int) -> list[BaseException | None]:
        ended: list[BaseException | None] = []

        def send() -> None:
            try:
                bpx.order.execute_order(**order)
            except BaseException as error:
                ended.append(error)
            else:
                ended.append(None)

        http = httpx.Client(transport=httpx.MockTransport(unexpected))
        with http, connect(credentials, http_client=http, rate_limits=RateLimits(redis=redis)) as bpx:
            threads = [threading.Thread(target=send) for _ in range(times)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
        return ended

    async def awaited(redis: str, times: int) -> list[Any]:
        http = httpx.AsyncClient(transport=httpx.MockTransport(unexpected))
        async with http, aconnect(credentials, http_client=http, rate_limits=RateLimits(redis=redis)) as bpx:
            orders: list[Awaitable[object]] = [bpx.order.execute_order(**order) for _ in range(times)]
            return await asyncio.gather(*orders, return_exceptions=True)

    if request.param == "sync":
        return asked
    return lambda redis, times: asyncio.run(awaited(redis, times))


def unusable(errors: list[BaseException | None]) -> bool:
    return all(
        isinstance(error, NotSentError)
        and isinstance(error.__cause__, httpx.ConnectError)
        and "Redis, which counts the requests, gives no usable reply: " in str(error)
        and len(str(error)) < 450
        for error in errors
    )


def test_who_waits_for_a_redis_that_hangs_fails_together_with_all_others(ask: Ask) -> None:
    with fake_redis(None) as redis:
        began = time.monotonic()

        errors = ask(redis, 30)

        assert time.monotonic() - began < 10, "one after the other it would be 15 s"
    assert len(errors) == 30
    assert unusable(errors), errors[0]


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"HTTP/1.1 400 Bad Request\r\nContent-Type: text/html\r\n\r\n<h1>400 Bad Request</h1>",
        b"\x00\xff" * 50 + b"\r\n",
        b"+OK\r\n",
        b"+PONG\r\n",
        b":1\r\n",
        b":-1\r\n",
        b"$-1\r\n",
        b"*-1\r\n",
        b"*0\r\n",
        b"*1\r\n:1\r\n",
        b"*2\r\n:1\r\n:99999999999999999\r\n",
        b"*2\r\n:1\r\n:-5\r\n",
        b"*2\r\n$1\r\n1\r\n$1\r\n0\r\n",
        b"*2\r\n:1\r\n$3\r\nnan\r\n",
        b"$5\r\nabc",
        b"$99999999999\r\n",
        b"$nonsense\r\n",
        b"*1000\r\n",
        b"-LOADING Redis is loading the dataset in memory\r\n",
        b"-READONLY You can't write against a read only replica.\r\n",
        b"-OOM command not allowed when used memory > 'maxmemory'.\r\n",
        b"-NOAUTH Authentication required.\r\n",
        b"-WRONGTYPE Operation against a key holding the wrong kind of value\r\n",
        b"-NOSCRIPT No matching script.\r\n",
        b"-MOVED 1234 127.0.0.1:1\r\n",
        b"-ERR " + b"x" * 5000 + b"\r\n",
    ],
    ids=lambda answer: answer[:24].decode("ascii", "replace").strip(),
)
def test_what_answers_and_is_no_redis_that_counts_sends_nothing(ask: Ask, answer: bytes) -> None:
    with fake_redis(answer) as redis:
        errors = ask(redis, 1)

    assert unusable(errors), errors


@needs_redis
@pytest.mark.parametrize(
    ("problem", "expected"),
    [
        (("CONFIG", "SET", "requirepass", "another"), "Authentication"),
        (("CONFIG", "SET", "maxmemory", "1"), "OutOfMemory"),
        (("REPLICAOF", "127.0.0.1", "9"), "ReadOnly"),
        (("SET", "bpx:{name}:ordinary:2000/61", "a string"), "WRONGTYPE"),
    ],
    ids=["password", "memory", "replica", "type"],
)
def test_a_redis_that_refuses_sends_nothing(
    ask: Ask, tmp_path: Path, credentials: Credentials, problem: tuple[str, ...], expected: str
) -> None:
    with redis_server(tmp_path) as redis:
        with redis_client(redis) as server:
            server.execute_command(*(part.format(name=credentials.public_key) for part in problem))
        errors = ask(redis, 1)

    assert unusable(errors), errors
    assert expected in str(errors[0])


def test_an_error_of_redis_does_not_show_its_password(ask: Ask) -> None:
    with fake_redis(b"-WRONGPASS invalid username-password pair\r\n") as redis:
        [error] = ask(redis.replace("redis://", "redis://:pa55word@"), 1)

    assert isinstance(error, BpxError)
    assert unusable([error]), error
    assert "pa55word" not in f"{error!r}{error.__cause__!r}"


@needs_redis
def test_when_redis_is_back_orders_go_again(tmp_path: Path) -> None:
    with redis_server(tmp_path) as redis, redis_client(redis) as server:
        limiter = rate_limiter(redis, 100)
        assert limiter.acquire(REQUEST)
        server.client_kill_filter(_type="normal", skipme=True)

        assert limiter.acquire(REQUEST), "over a new connection"
