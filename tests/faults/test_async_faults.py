"""The direct way for tasks, on asyncio and uvloop, over TCP and TLS: bad servers, deadlines, cancellation."""

from __future__ import annotations

import asyncio
import gc
import signal
import socket
import ssl
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Coroutine, Generator, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import Any, TypeAlias

import httpx
import psutil
import pytest

from bpx_api.errors import ClosedClientError, EventLoopError
from bpx_client import aconnect
from bpx_client.transport.direct_async import AsyncDirectTransport
from bpx_client.transport.limits import Remaining

from .order_server import LIMITS, OrderServer, certify, order, place, random_delay, say_nothing, scripted, serving

NEVER_SENT = {"ConnectError", "ConnectTimeout", "PoolTimeout"}
LONG = 15.0
"""Seconds that nothing here takes, unless it waits for a timeout."""

Run: TypeAlias = Callable[[Coroutine[Any, Any, Any]], Any]


def run_on_uvloop(main: Coroutine[Any, Any, Any]) -> Any:
    uvloop = pytest.importorskip("uvloop")
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        return runner.run(main)


@pytest.fixture(params=[asyncio.run, run_on_uvloop], ids=["asyncio", "uvloop"])
def run(request: pytest.FixtureRequest) -> Run:
    """Run a coroutine in an event loop of its own."""
    if request.param is run_on_uvloop:
        pytest.importorskip("uvloop")
    started: Run = request.param

    def quietly(main: Coroutine[Any, Any, Any]) -> Any:
        reported: list[dict[str, Any]] = []

        async def watched() -> Any:
            asyncio.get_running_loop().set_exception_handler(lambda _, context: reported.append(context))
            try:
                return await main
            finally:
                gc.collect()  # which reports exceptions that nobody has fetched
                await asyncio.sleep(0)

        result = started(watched())
        assert reported == [], "the event loop has nothing to complain of"
        return result

    return quietly


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return certify(tmp_path_factory.mktemp("tls"))


@pytest.fixture(params=["TCP", "TLS"])
def server(request: pytest.FixtureRequest, certificate: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[OrderServer]:
    """A server that takes orders."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with serving(certificate if request.param == "TLS" else None) as server:
        yield server


def descriptors() -> int:
    return psutil.Process().num_fds() if sys.platform != "win32" else 0


async def slots_in_use(transport: AsyncDirectTransport) -> int:
    return sum(len(own.busy) + len(own.waiting) for own in transport._by_loop.values())  # pyright: ignore[reportPrivateUsage]


# --- Servers that close connections ---------------------------------------------------------------------------------


def test_orders_meet_a_server_that_closes_idle_connections_at_any_moment(server: OrderServer, run: Run) -> None:
    server.idle = lambda: random_delay(0.004)

    async def trade() -> tuple[dict[int, str], float]:
        transport = AsyncDirectTransport(server.url)
        numbers, told, slowest = iter(range(1200)), dict[int, str](), 0.0

        async def work() -> None:
            nonlocal slowest
            for number in numbers:
                began = time.monotonic()
                told[number] = await place(transport, server.url, number)
                slowest = max(slowest, time.monotonic() - began)
                await asyncio.sleep(random_delay(0.004))

        await asyncio.gather(*(work() for _ in range(12)))
        await transport.aclose()
        return told, slowest

    told, slowest = run(trade())

    assert set(told.values()) <= {"placed", "RemoteProtocolError", "ReadError", *NEVER_SENT}
    assert max(server.placed.values()) == 1
    assert {n for n, what in told.items() if what == "placed"} <= set(server.placed)
    assert not {n for n, what in told.items() if what in NEVER_SENT} & set(server.placed)
    assert list(told.values()).count("placed") > 1000, "a closed connection is noticed before an order is written to it"
    assert slowest < LONG, "and else at once"


def test_a_connection_that_was_closed_while_the_program_was_busy_is_not_used_again(
    server: OrderServer, run: Run
) -> None:
    """The end of the connection waits unread; nothing but a look at the socket can tell."""
    server.idle = lambda: 0.0

    async def trade() -> list[str]:
        transport = AsyncDirectTransport(server.url)
        told: list[str] = []
        for number in range(30):
            told.append(await place(transport, server.url, number))
            time.sleep(0.02)  # noqa: ASYNC251 - as a program that calculates
        await transport.aclose()
        return told

    told: list[str] = run(trade())
    assert told.count("placed") >= 28, "an order may cross the end of the connection"


def test_what_was_not_asked_for_is_never_an_answer(server: OrderServer, run: Run) -> None:
    server.answer = lambda number: (
        b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n%02d" % number
        + (b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n99")
    )

    async def trade() -> list[bytes]:
        transport = AsyncDirectTransport(server.url)
        contents: list[bytes] = []
        for number in range(10, 30):
            contents.append((await transport.handle_async_request(order(server.url, number))).content)
        await transport.aclose()
        return contents

    assert run(trade()) == [b"%d" % number for number in range(10, 30)]


@pytest.mark.parametrize("ended", [True, False], ids=["ended", "cut"])
def test_an_answer_without_a_length_ends_where_tls_says_so_not_where_it_is_cut(
    certificate: Path, monkeypatch: pytest.MonkeyPatch, run: Run, ended: bool
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))

    def answer(caller: socket.socket) -> None:
        caller.recv(65536)
        caller.sendall(b"HTTP/1.1 200 OK\r\n\r\n1")
        if ended and isinstance(caller, ssl.SSLSocket):
            caller.unwrap()

    async def trade(url: httpx.URL) -> str:
        transport = AsyncDirectTransport(url)
        told = await place(transport, url, 1)
        await transport.aclose()
        return told

    with scripted(answer, certificate) as url:
        assert run(trade(url)) == ("placed" if ended else "RemoteProtocolError")


def test_a_connection_that_ends_while_an_answer_is_awaited_fails_at_once(
    server: OrderServer, certificate: Path, run: Run
) -> None:
    server.answer = lambda _: b""
    server.idle = lambda: 0.05

    async def trade() -> tuple[str, float]:
        transport, began = AsyncDirectTransport(server.url), time.monotonic()
        told = await place(transport, server.url, 1)
        await transport.aclose()
        return told, time.monotonic() - began

    told, seconds = run(trade())

    assert told == "RemoteProtocolError"
    assert seconds < LONG


# --- Errors ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("host", ["a" * 64 + ".example", "exchange.invalid", "[::1]"])
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_host_that_cant_be_reached_is_an_error_of_httpx_that_names_it(run: Run, scheme: str, host: str) -> None:
    url = httpx.URL(f"{scheme}://{host}:1")

    with pytest.raises(httpx.ConnectError, match=host.strip("[]")) as caught:
        run(AsyncDirectTransport(url).handle_async_request(order(url, 1)))

    assert str(caught.value.request.url) == f"{url}/order"


def test_a_certificate_that_cant_be_verified_is_a_connect_error_whose_cause_says_why(
    certificate: Path, run: Run
) -> None:
    with (
        serving(certificate) as server,
        pytest.raises(httpx.ConnectError, match="CERTIFICATE_VERIFY_FAILED") as caught,
    ):
        run(AsyncDirectTransport(server.url).handle_async_request(order(server.url, 1)))

    assert isinstance(caught.value.__cause__, ssl.SSLCertVerificationError)
    assert not server.placed


def test_a_certificate_of_another_host_is_refused(certificate: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with serving(certificate) as server:
        url = server.url.copy_with(host="127.0.0.1")
        with pytest.raises(httpx.ConnectError, match="IP address mismatch"):
            run(AsyncDirectTransport(url).handle_async_request(order(url, 1)))


def test_the_first_address_that_answers_is_taken(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """One address refuses, one never answers, one is right; the one that never answers leaves nothing open."""
    with silent_port() as silent, serving() as server:
        port = server.url.port or 0
        with socket.create_server(("127.0.0.1", 0)) as door:
            refused = door.getsockname()[1]
        kind = (socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP, "")
        found = [(*kind, ("127.0.0.1", each)) for each in (refused, silent, port)]
        resolve = socket.getaddrinfo

        def several(host: str, port: int, **options: Any) -> Any:
            if host != "several.example":
                return resolve(host, port, **options)
            if options["flags"] & socket.AI_NUMERICHOST:
                raise socket.gaierror("no address")
            return found

        monkeypatch.setattr(socket, "getaddrinfo", several)

        async def trade() -> str:
            url = httpx.URL("http://several.example")
            transport = AsyncDirectTransport(url)
            told = await place(transport, url, 1)
            await transport.aclose()
            return told

        assert run(trade()) == "placed"


# --- Deadlines ------------------------------------------------------------------------------------------------------


@contextmanager
def silent_port() -> Generator[int]:
    """A port whose connections never come about: its queue is full."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        door.listen(0)
        queued = [socket.socket() for _ in range(4)]
        for each in queued:
            each.setblocking(False)
            each.connect_ex(door.getsockname())
        yield door.getsockname()[1]
        for each in queued:
            each.close()


def hold(caller: socket.socket) -> None:
    """Take all and say nothing."""
    while caller.recv(65536):
        pass


def take_nothing(caller: socket.socket) -> None:
    time.sleep(1)


def drip(caller: socket.socket) -> None:
    caller.recv(65536)
    caller.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
    while True:
        caller.sendall(b"x")
        time.sleep(0.01)


def flood(caller: socket.socket) -> None:
    caller.recv(65536)
    caller.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 60000000\r\n\r\n")
    while True:
        caller.sendall(b"x" * 10)


def interim(pause: float) -> Callable[[socket.socket], None]:
    def run(caller: socket.socket) -> None:
        caller.recv(65536)
        while True:
            caller.sendall(b"HTTP/1.1 102 Processing\r\n\r\n" * (1 if pause else 100))
            if pause:
                time.sleep(pause)

    return run


@pytest.mark.parametrize(
    "script",
    [hold, take_nothing, drip, flood, interim(0.01), interim(0)],
    ids=["silent", "not reading", "drip", "flood", "interim drip", "interim flood"],
)
@pytest.mark.parametrize("tls", [False, True], ids=["TCP", "TLS"])
def test_a_deadline_holds_whatever_the_server_does(
    certificate: Path, monkeypatch: pytest.MonkeyPatch, run: Run, tls: bool, script: Callable[[socket.socket], None]
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))

    with scripted(script, certificate if tls else None) as url:
        assert run(until_deadline(url)) in {"ReadTimeout", "RemoteProtocolError"}


async def until_deadline(url: httpx.URL, body: int = 10_000_000) -> str:
    transport, began = AsyncDirectTransport(url), time.monotonic()
    limits = Remaining(LIMITS, began + 0.4, time.monotonic)
    told = await place(transport, url, 1, more=b"x" * body, limits=limits)
    took = time.monotonic() - began
    await transport.aclose()
    assert took < 5, "it may be late by as much as the machine is busy, not by another of its parts"
    return told


def test_a_deadline_holds_while_tls_is_being_set_up(run: Run) -> None:
    with scripted(hold) as url:
        assert run(until_deadline(url.copy_with(scheme="https"))) == "ConnectTimeout"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a full queue refuses")
def test_a_deadline_holds_while_connecting(run: Run) -> None:
    with silent_port() as port:
        assert run(until_deadline(httpx.URL(f"http://127.0.0.1:{port}"))) == "ConnectTimeout"


def test_a_deadline_holds_while_all_connections_are_in_use(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bpx_client.transport.direct_async.MAX_CONNECTIONS", 2)

    async def trade(url: httpx.URL) -> list[str]:
        transport, began = AsyncDirectTransport(url), time.monotonic()
        limits = Remaining(LIMITS, began + 0.4, time.monotonic)
        told = await asyncio.gather(*(place(transport, url, number, limits=limits) for number in range(6)))
        assert time.monotonic() - began < 5
        assert await slots_in_use(transport) == 0
        await transport.aclose()
        return told

    with scripted(hold) as url:
        told: Counter[str] = Counter(run(trade(url)))

    assert told.pop("ReadTimeout") == 2
    assert told.keys() <= {"PoolTimeout", "ConnectTimeout"}, "an order that waits until its deadline isn't sent"


def test_an_answer_that_came_in_time_counts_though_the_program_was_busy(server: OrderServer, run: Run) -> None:
    async def trade() -> str:
        transport = AsyncDirectTransport(server.url)
        await place(transport, server.url, 1)
        task = asyncio.create_task(place(transport, server.url, 2, limits={**LIMITS, "read": 0.1}))
        await asyncio.sleep(0)
        time.sleep(0.5)  # noqa: ASYNC251 - as a program that calculates
        told = await task
        await transport.aclose()
        return told

    assert run(trade()) == "placed"


# --- Event loops ----------------------------------------------------------------------------------------------------


def test_one_client_serves_one_event_loop_after_the_other(server: OrderServer, run: Run) -> None:
    """Two times 150 at once: the second event loop finds neither slots nor connections of the first."""
    transport = AsyncDirectTransport(server.url)
    open_before = descriptors()

    async def trade(first: int) -> list[str]:
        return await asyncio.gather(*(place(transport, server.url, number) for number in range(first, first + 150)))

    assert set(run(trade(0)) + run(trade(150))) == {"placed"}
    assert server.most <= 100
    assert descriptors() <= open_before + 100, "what is open belongs to the server, in this process too"
    for each in range(5):
        run(place(transport, server.url, 300 + each))
    deadline = time.monotonic() + 10
    while server.connections and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not server.connections, "an event loop's end closes its connections"
    assert descriptors() <= open_before + 5


def test_two_threads_with_an_event_loop_each_share_a_client(server: OrderServer, run: Run) -> None:
    transport = AsyncDirectTransport(server.url)
    told: list[str] = []

    async def trade(first: int) -> None:
        for number in range(first, first + 100, 20):
            told.extend(await asyncio.gather(*(place(transport, server.url, n) for n in range(number, number + 20))))

    threads = [threading.Thread(target=run, args=(trade(1000 * each),)) for each in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert told == ["placed"] * 300
    assert max(server.placed.values()) == 1


def test_closing_in_one_thread_closes_what_another_ones_event_loop_has(server: OrderServer, run: Run) -> None:
    transport = AsyncDirectTransport(server.url)
    opened, closed = threading.Event(), threading.Event()

    async def trade() -> None:
        await place(transport, server.url, 1)
        opened.set()
        await asyncio.to_thread(closed.wait)
        for _ in range(1000):
            if not server.connections:
                return
            await asyncio.sleep(0.01)
        pytest.fail("it is still open")

    thread = threading.Thread(target=run, args=(trade(),))
    thread.start()
    opened.wait()
    run(transport.aclose())
    closed.set()
    thread.join()


def test_a_client_that_is_forgotten_lets_go_of_its_connections(server: OrderServer, run: Run) -> None:
    async def trade() -> None:
        transport = AsyncDirectTransport(server.url)
        await place(transport, server.url, 1)
        del transport
        gc.collect()
        for _ in range(1000):
            if not server.connections:
                return
            await asyncio.sleep(0.01)
        pytest.fail("it is still open")

    run(trade())


@pytest.mark.parametrize(
    "settings",
    [{}, {"rate_limits": True}, {"http_client": httpx.AsyncClient(timeout=5)}],
    ids=["direct", "rate limited", "httpx"],
)
def test_without_an_event_loop_of_asyncios_the_error_says_what_is_supported(settings: dict[str, Any]) -> None:
    # As trio does it, or any other library that runs coroutines by itself.
    bpx = aconnect(base_url="http://127.0.0.1:1", **settings)
    with pytest.raises(EventLoopError, match=r"asyncio and uvloop.*not with trio"):
        bpx.markets.get_markets().send(None)
    with pytest.raises(StopIteration):
        bpx.aclose().send(None)


def test_a_closed_client_says_so(server: OrderServer, run: Run) -> None:
    async def trade() -> None:
        transport = AsyncDirectTransport(server.url)
        await transport.aclose()
        with pytest.raises(ClosedClientError):
            await transport.handle_async_request(order(server.url, 1))
        transport = AsyncDirectTransport(server.url)
        await place(transport, server.url, 1)
        await asyncio.gather(transport.aclose(), transport.aclose())
        with pytest.raises(ClosedClientError):
            await transport.handle_async_request(order(server.url, 2))

    run(trade())
    assert set(server.placed) == {1}


def test_an_answer_above_the_limit_is_refused(server: OrderServer, run: Run) -> None:
    server.answer = lambda _: b"HTTP/1.1 200 OK\r\nContent-Length: 200000\r\n\r\n" + b"x" * 200_000

    with pytest.raises(httpx.RemoteProtocolError, match="more than 1000 bytes"):
        run(AsyncDirectTransport(server.url, 1000).handle_async_request(order(server.url, 1)))


# --- Cancellation ---------------------------------------------------------------------------------------------------


def test_an_order_may_be_cancelled_at_any_moment(server: OrderServer, run: Run) -> None:
    """No slot is lost, no descriptor is left, and no answer goes to another order."""

    async def trade() -> None:
        transport = AsyncDirectTransport(server.url)
        await place(transport, server.url, 0)
        open_before = descriptors()
        number = 1
        for turns in range(40):
            for _ in range(3):
                tasks = [asyncio.create_task(place(transport, server.url, number + each)) for each in range(4)]
                number += 4
                for _ in range(turns):
                    await asyncio.sleep(0)
                for task in tasks[:3]:
                    task.cancel()
                await asyncio.wait(tasks)
                assert tasks[3].result() == "placed"
        assert await slots_in_use(transport) == 0
        await settled(server, transport)
        assert descriptors() <= open_before + 20
        await transport.aclose()

    run(trade())
    assert max(server.placed.values()) == 1


async def settled(server: OrderServer, transport: AsyncDirectTransport) -> None:
    """Wait until the server knows of all that the client has closed."""
    [own] = transport._by_loop.values()  # pyright: ignore[reportPrivateUsage]
    for _ in range(1000):
        if len(server.connections) <= len(own.idle):
            return
        await asyncio.sleep(0.01)
    pytest.fail(f"{len(server.connections)} connections are open, of which {len(own.idle)} are known")


def test_storms_of_cancellation_lose_nothing(server: OrderServer, run: Run) -> None:
    async def trade() -> None:
        transport = AsyncDirectTransport(server.url)
        numbers = iter(range(1500))
        ended: Counter[str] = Counter()

        async def work() -> None:
            for number in numbers:
                try:
                    async with asyncio.timeout(random_delay(0.01)):
                        ended[await place(transport, server.url, number)] += 1
                except TimeoutError:
                    ended["cancelled"] += 1

        async with asyncio.TaskGroup() as group:
            for _ in range(130):
                group.create_task(work())
        assert ended["cancelled"] > 50
        assert await slots_in_use(transport) == 0
        assert set(await asyncio.gather(*(place(transport, server.url, 2000 + each) for each in range(150)))) == {
            "placed"
        }
        await settled(server, transport)
        await transport.aclose()

    run(trade())
    assert max(server.placed.values()) == 1
    assert server.most <= 230, "a hundred, and those that the server hasn't seen the end of"


def test_connections_being_opened_count_and_end_with_their_requests(run: Run) -> None:
    """1,722 were being opened at once: the server takes connections and never gets on with TLS."""
    callers, counting = Counter[str](), threading.Lock()  # each caller has a thread of the server's

    def stuck(caller: socket.socket) -> None:
        with counting:
            callers["open"] += 1
        try:
            hold(caller)
        finally:  # however the connection ends
            with counting:
                callers["open"] -= 1

    async def trade(url: httpx.URL) -> None:
        transport, open_before = AsyncDirectTransport(url), descriptors()
        for _ in range(10):
            tasks = [asyncio.create_task(place(transport, url, number)) for number in range(200)]
            await asyncio.sleep(0.03)
            assert sum(len(own.busy) for own in transport._by_loop.values()) == 100  # pyright: ignore[reportPrivateUsage]
            for task in tasks:
                task.cancel()
            await asyncio.wait(tasks)
        assert await slots_in_use(transport) == 0
        # At one moment: the server still comes to take connections that have ended while they waited for it.
        still_open, still_used = callers["open"], descriptors()
        for _ in range(1000):
            if still_open == 0 and still_used <= open_before + 10:
                break
            await asyncio.sleep(0.01)
            still_open, still_used = callers["open"], descriptors()
        assert still_open == 0
        assert still_used <= open_before + 10
        await transport.aclose()

    with scripted(stuck) as url:
        run(trade(url.copy_with(scheme="https")))


@pytest.mark.filterwarnings("ignore")  # what is half done when the handler raises is left to the garbage collector
@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="Windows has no such timers")
def test_a_signal_handler_that_raises_anywhere_does_not_hang_the_client(
    monkeypatch: pytest.MonkeyPatch, server: OrderServer
) -> None:
    """Wherever it raises, in this module: a slot is free again, and a connection isn't used again."""
    monkeypatch.setattr("bpx_client.transport.direct_async.MAX_CONNECTIONS", 4)
    raised = Counter[str]()

    class AlarmError(Exception):
        pass

    def ring(_: int, frame: FrameType | None) -> None:
        if frame is not None and frame.f_code.co_filename.endswith(("direct_async.py", "connection_async.py")):
            raised[frame.f_code.co_name] += 1
            raise AlarmError

    async def trade() -> None:
        asyncio.get_running_loop().set_exception_handler(say_nothing)
        transport, numbers, limits = (
            AsyncDirectTransport(server.url),
            iter(range(1_000_000)),
            dict.fromkeys(LIMITS, 2.0),
        )
        ends = time.monotonic() + 3

        async def work() -> None:
            while raised.total() < 60 and time.monotonic() < ends:
                with suppress(AlarmError):
                    await place(transport, server.url, next(numbers), limits=limits)
                await asyncio.sleep(0)

        signal.setitimer(signal.ITIMER_REAL, 0.0003, 0.0003)
        try:
            await asyncio.gather(*(work() for _ in range(6)))
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
        gc.collect()
        assert await slots_in_use(transport) == 0
        told = await asyncio.gather(*(place(transport, server.url, next(numbers)) for _ in range(50)))
        assert set(told) == {"placed"}
        await transport.aclose()

    usual = signal.signal(signal.SIGALRM, ring)
    try:
        asyncio.run(trade())
    finally:
        signal.signal(signal.SIGALRM, usual)
        gc.collect()

    assert len(raised) > 3, "at several places"
    assert max(server.placed.values()) == 1


# --- Secrets --------------------------------------------------------------------------------------------------------


def test_while_an_answer_is_awaited_no_frame_holds_what_was_sent(server: OrderServer, run: Run) -> None:
    secret = "t0k3n-c0rr3ct-h0rs3"
    server.answer = lambda _: b""

    async def trade() -> list[str]:
        transport = AsyncDirectTransport(server.url)
        sending: Any = transport.handle_async_request(order(server.url, 1, more=secret.encode()))
        task = asyncio.create_task(sending)
        for _ in range(5000):
            await asyncio.sleep(0.001)
            if server.placed:
                break
        shown: list[str] = []
        link = sending
        while hasattr(link, "cr_frame"):
            shown += [f"{name}={value!r}" for name, value in link.cr_frame.f_locals.items()]
            link = link.cr_await
        task.cancel()
        with pytest.raises(asyncio.CancelledError) as cancelled:
            await task
        trace = cancelled.value.__traceback__
        while trace is not None:
            if "bpx_client.transport" in trace.tb_frame.f_code.co_filename:
                shown += [f"{name}={value!r}" for name, value in trace.tb_frame.f_locals.items()]
            trace = trace.tb_next
        await transport.aclose()
        return shown

    shown = run(trade())

    assert len(shown) > 10
    assert [line for line in shown if secret in line] == []
