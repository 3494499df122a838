"""The question for the exchange's time: who asks it, what it carries, and that nobody waits for it in vain."""

import asyncio
import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx
import pytest

from bpx_api.errors import InvalidArgumentError, RequestExpiredError, TransportError
from bpx_client import Credentials, aconnect, connect
from bpx_client.transport import RetryPolicy
from bpx_sandbox import Fault
from bpx_sandbox.server import RunningSandbox

AHEAD = 90_000
"""Milliseconds by which the exchange's clock is ahead."""
MANY = 20
ROOT = Path(__file__).parents[2]
both = pytest.mark.parametrize("flavour", ["sync", "async"])


def now() -> int:
    return time.time_ns() // 1_000_000


class Exchange:
    """A server that refuses requests signed by another clock, and returns its time when the test allows it."""

    def __init__(self) -> None:
        self.questions: list[dict[str, str]] = []
        self.asked = threading.Event()
        self.may_tell = threading.Event()
        self.may_tell.set()
        self.answers: list[tuple[int, str]] = []
        exchange = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                if self.path == "/api/v1/time":
                    exchange.questions.append(dict(self.headers.items()))
                    exchange.asked.set()
                    exchange.may_tell.wait(20)
                    status, text = exchange.answers.pop(0) if exchange.answers else (200, str(now() + AHEAD))
                else:
                    expired = abs(now() + AHEAD - int(self.headers["X-Timestamp"])) > 5000
                    status, text = (400, '{"message": "Request has expired"}') if expired else (200, "[]")
                self.send_response(status)
                self.send_header("Content-Length", str(len(text)))
                self.end_headers()
                self.wfile.write(text.encode())

            def log_message(self, format: str, *args: object) -> None:
                """Nothing."""

        class Server(ThreadingHTTPServer):
            daemon_threads = True
            request_queue_size = 100

            def handle_error(self, request: object, client_address: object) -> None:
                """A client that went away."""

        self._server = Server(("127.0.0.1", 0), Handler)
        self.base_url = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def close(self) -> None:
        self.may_tell.set()
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def server() -> Iterator[Exchange]:
    """A server of the test's own."""
    exchange = Exchange()
    yield exchange
    exchange.close()


def ask_at_once(flavour: str, credentials: Credentials, server: Exchange, **options: Any) -> list[object]:
    """Return the results of many concurrent requests, including errors."""
    if flavour == "sync":
        with connect(credentials, base_url=server.base_url, **options) as bpx, ThreadPoolExecutor(MANY) as pool:

            def one(_: int) -> object:
                try:
                    return bpx.order.get_open_orders()
                except RequestExpiredError as error:
                    return error

            return list(pool.map(one, range(MANY)))

    async def run() -> list[object]:
        async with aconnect(credentials, base_url=server.base_url, **options) as abpx:
            return await asyncio.gather(*(abpx.order.get_open_orders() for _ in range(MANY)), return_exceptions=True)

    return asyncio.run(run())


# --- One question at a time -----------------------------------------------------------------------------------------


@both
def test_of_many_requests_that_expire_at_once_one_asks_for_the_time(
    server: Exchange, credentials: Credentials, flavour: str
) -> None:
    server.may_tell.clear()
    # Long after the last one of them has been refused.
    threading.Timer(1.0, server.may_tell.set).start()

    assert ask_at_once(flavour, credentials, server) == [[]] * MANY
    assert len(server.questions) == 1


@both
def test_nobody_waits_for_anothers_question_beyond_the_own_deadline(
    server: Exchange, credentials: Credentials, flavour: str
) -> None:
    server.may_tell.clear()
    began = time.monotonic()

    results = ask_at_once(flavour, credentials, server, retries=RetryPolicy(deadline=1.0))

    assert [type(result) for result in results] == [RequestExpiredError] * MANY
    assert time.monotonic() - began < 10, "the server would answer after 20 seconds"


def test_when_the_one_that_asks_is_cancelled_another_one_asks(server: Exchange, credentials: Credentials) -> None:
    async def run() -> object:
        async with aconnect(credentials, base_url=server.base_url) as bpx:
            server.may_tell.clear()
            first = asyncio.create_task(bpx.order.get_open_orders())
            await asyncio.to_thread(server.asked.wait)
            second = asyncio.create_task(bpx.order.get_open_orders())
            await asyncio.sleep(0.2)
            assert len(server.questions) == 1
            first.cancel()
            server.may_tell.set()
            return await asyncio.wait_for(second, 10)

    assert asyncio.run(run()) == []
    assert len(server.questions) == 2


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="Windows has no timer that sends a signal")
def test_when_a_signal_handler_interrupts_the_one_that_asks_the_next_one_asks(
    server: Exchange, credentials: Credentials
) -> None:
    class Interrupted(BaseException):
        """Raised by a signal handler."""

    def interrupt(*_: object) -> None:
        raise Interrupted

    usual = signal.signal(signal.SIGALRM, interrupt)
    try:
        with connect(credentials, base_url=server.base_url) as bpx:
            for _ in range(3):
                server.may_tell.clear()
                signal.setitimer(signal.ITIMER_REAL, 0.2)
                with pytest.raises(Interrupted) as interrupted:
                    bpx.order.get_open_orders()
                assert interrupted.value.__traceback__ is not None, "it is kept, as a program may do"
            server.may_tell.set()
            began = time.monotonic()
            assert bpx.order.get_open_orders() == []
    finally:
        signal.signal(signal.SIGALRM, usual)

    assert len(server.questions) == 4
    assert time.monotonic() - began < 5, "a question's own time is 30 seconds"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows has no fork")
def test_a_child_that_is_forked_while_its_parent_asks_asks_itself(
    server: Exchange, public_key: str, secret_key: str
) -> None:
    server.may_tell.clear()
    program = textwrap.dedent("""
        import os, sys, threading, time
        from bpx_client import connect, Credentials

        bpx = connect(Credentials(*sys.argv[2:]), base_url=sys.argv[1])
        threading.Thread(target=bpx.order.get_open_orders).start()
        sys.stdin.readline()  # the question is under way
        child = os.fork()
        if not child:
            bpx.order.get_open_orders()
            os._exit(0)
        sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
    """)
    parent = subprocess.Popen(
        [sys.executable, "-c", program, server.base_url, public_key, secret_key],
        stdin=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": f"{ROOT / 'generated'}{os.pathsep}{ROOT}"},
    )
    try:
        assert server.asked.wait(20)
        server.asked.clear()
        assert parent.stdin is not None
        parent.stdin.write(b"\n")
        parent.stdin.flush()
        assert server.asked.wait(20), "the child waits for the answer to its parent's question"
        server.may_tell.set()
        assert parent.wait(20) == 0
    finally:
        parent.kill()
        parent.communicate()


# --- What it carries ------------------------------------------------------------------------------------------------


@both
def test_the_question_carries_the_headers_of_the_client_that_asks(
    server: Exchange, credentials: Credentials, flavour: str
) -> None:
    async def run() -> None:
        async with aconnect(credentials, base_url=server.base_url, headers={"X-Own": "1"}) as abpx:
            await abpx.with_options(headers={"X-More": "2"}).order.get_open_orders()
            await abpx.synchronize_clock()

    if flavour == "async":
        asyncio.run(run())
    else:
        with connect(credentials, base_url=server.base_url, headers={"X-Own": "1"}) as bpx:
            bpx.with_options(headers={"X-More": "2"}).order.get_open_orders()
            bpx.synchronize_clock()

    asked_for_a_request, asked_on_demand = server.questions
    for headers in server.questions:
        assert headers["User-Agent"].startswith("bpx-client/")
        assert headers["X-Own"] == "1"
        assert "X-Signature" not in headers
    assert asked_for_a_request["X-More"] == "2"
    assert "X-More" not in asked_on_demand


def test_the_question_waits_no_longer_than_the_request_would(server: Exchange, credentials: Credentials) -> None:
    server.may_tell.clear()
    began = time.monotonic()

    with connect(credentials, base_url=server.base_url) as bpx, pytest.raises(RequestExpiredError):
        bpx.with_options(timeout=0.3).order.get_open_orders()

    assert time.monotonic() - began < 5, "the client's own timeout is 10 seconds"


# --- What comes -----------------------------------------------------------------------------------------------------


@both
@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        ((503, "<html>closed for the day</html>"), "status 503: <html>closed for the day</html>"),
        ((200, "half past nine"), "'half past nine' is not Unix time in milliseconds"),
        ((200, "1750793021"), "'1750793021' is not Unix time in milliseconds"),
        ((200, ""), "'(empty body)' is not Unix time in milliseconds"),
    ],
)
def test_what_is_no_time_is_named(
    server: Exchange, credentials: Credentials, flavour: str, answer: tuple[int, str], problem: str
) -> None:
    server.answers.append(answer)

    async def arun() -> None:
        async with aconnect(credentials, base_url=server.base_url) as abpx:
            await abpx.synchronize_clock()

    def run() -> None:
        with connect(credentials, base_url=server.base_url) as bpx:
            bpx.synchronize_clock()

    with pytest.raises(TransportError) as raised:
        asyncio.run(arun()) if flavour == "async" else run()

    assert str(raised.value) == f"get_time: could not read the exchange's clock: {problem}"


def test_an_exchange_that_is_not_there_is_named_as_the_reason() -> None:
    with (
        connect(base_url="http://127.0.0.1:9") as bpx,
        pytest.raises(TransportError, match="could not read the exchange's clock: ConnectError: ") as raised,
    ):
        bpx.synchronize_clock()

    assert isinstance(raised.value.__cause__, httpx.ConnectError)


# --- A local clock that is set --------------------------------------------------------------------------------------


class Clock:
    """This machine's clock, which somebody sets."""

    def __init__(self) -> None:
        self.shift = 0

    def __call__(self) -> int:
        return now() + self.shift


@pytest.mark.parametrize("hours", [-1, 1])
def test_a_clock_that_is_set_by_an_hour_costs_one_more_question(
    server: Exchange, credentials: Credentials, hours: int
) -> None:
    clock = Clock()

    with connect(credentials, base_url=server.base_url, clock=clock) as bpx:
        bpx.order.get_open_orders()
        clock.shift = hours * 3_600_000
        began = time.monotonic()
        assert bpx.order.get_open_orders() == []

    assert len(server.questions) == 2
    assert time.monotonic() - began < 10


def test_a_clock_that_is_set_while_the_exchange_is_asked_is_still_measured_right(
    exchange: RunningSandbox, keys: Credentials
) -> None:
    clock = Clock()
    exchange.faults.add(Fault(operation="get_time", latency=0.3))

    with connect(keys, base_url=exchange.base_url, clock=clock) as bpx:
        timer = threading.Timer(0.1, lambda: setattr(clock, "shift", -3_600_000))
        timer.start()
        offset = bpx.synchronize_clock()
        timer.join()

    assert abs(offset - 3_600_000) < 2000, "by the clock as it now is"


@both
@pytest.mark.parametrize("broken", [RuntimeError("no battery"), None], ids=["raises", "gives None"])
def test_a_clock_that_breaks_later_is_the_clients_own_error(
    server: Exchange, credentials: Credentials, flavour: str, broken: Exception | None
) -> None:
    readings: Iterator[Any] = iter([now()])

    def clock() -> Any:
        try:
            return next(readings)
        except StopIteration:
            if broken is not None:
                raise broken from None
            return None

    async def arun() -> None:
        async with aconnect(credentials, base_url=server.base_url, clock=clock) as abpx:
            await abpx.order.get_open_orders()

    def run() -> None:
        with connect(credentials, base_url=server.base_url, clock=clock) as bpx:
            bpx.order.get_open_orders()

    with pytest.raises(InvalidArgumentError, match=r"^clock: (failed: RuntimeError: no battery|gave None)"):
        asyncio.run(arun()) if flavour == "async" else run()
