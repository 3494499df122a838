"""The sockets beneath the fast path: what a server, the operating system or a signal does to them has a name."""

import asyncio
import gc
import select
import signal
import socket
import ssl
import struct
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from bpx_api.errors import DISCARD
from bpx_client.transport.connection import Connection, open_connection
from bpx_client.transport.connection_async import AsyncConnection, connect_socket
from bpx_client.transport.direct import DirectTransport
from bpx_client.transport.direct_async import AsyncDirectTransport
from bpx_client.transport.httpx_client import AsyncHttpxTransport
from bpx_client.transport.limits import Remaining
from bpx_client.transport.wire import ResponseParser
from tests.faults.peer import certificate
from tests.integration.bpx_client.transport.test_direct import OK, Async, Server, Sync, answering, get, post

LARGE = 8 * 2**20
LIMITS = Remaining({"connect": 2.0, "read": 5.0, "write": 5.0, "pool": 1.0}, time.monotonic() + 3600, time.monotonic)


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server()
    yield server
    server.close()


@pytest.fixture(params=[Sync, Async])
def way(request: pytest.FixtureRequest, server: Server) -> Sync | Async:
    kind: type[Sync | Async] = request.param
    return kind(server.origin)


def reset(connection: socket.socket, request: bytes = b"") -> None:
    """End a connection as a server that crashes does: what it was sent is thrown away."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def answer_lookups(monkeypatch: pytest.MonkeyPatch, addresses: list[Any]) -> None:
    """Have every name looked up with these addresses."""

    def found(*_: object, **__: object) -> list[Any]:
        return addresses

    monkeypatch.setattr(socket, "getaddrinfo", found)


def large(origin: httpx.URL) -> httpx.Request:
    timeout = {"connect": 2.0, "read": 5.0, "write": 5.0, "pool": 1.0}
    return httpx.Request("POST", origin.join("/order"), content=b"x" * LARGE, extensions={"timeout": timeout})


# --- Plain ----------------------------------------------------------------------------------------------------------


def test_a_reset_instead_of_a_response_may_have_had_an_effect(server: Server, way: Sync | Async) -> None:
    server.scripts = [reset]

    with pytest.raises((httpx.ReadError, httpx.RemoteProtocolError)) as raised:
        way.send(post(server.origin))

    assert not isinstance(raised.value, httpx.ConnectError)
    assert raised.value.request.method == "POST"


def test_a_reset_while_a_large_request_is_written_is_a_failure_to_write(server: Server) -> None:
    server.scripts = [reset]

    with pytest.raises((httpx.WriteError, httpx.ReadError), match=r"Broken pipe|Connection reset"):
        Sync(server.origin).send(large(server.origin))


@pytest.mark.parametrize("step", ["write", "read"])
def test_what_a_signal_handler_raises_while_a_socket_is_used_is_no_failure_of_the_socket(
    server: Server, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    class AlarmError(OSError):
        """The exception of a signal handler, which has no number of the system's."""

    def interrupted(*_: object) -> Any:
        raise AlarmError("time is up")

    connection = open_connection("127.0.0.1", server.origin.port or 0, None, 2.0)
    connection.write(memoryview(b"x"), 1.0)
    assert connection.is_readable(5)
    monkeypatch.setattr(Connection, "_call", interrupted)
    with pytest.raises(AlarmError):
        connection.write(memoryview(b"x"), 1.0) if step == "write" else connection.read(1.0)
    connection.close()


def test_an_alarm_while_connecting_arrives_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """A handler that raises TimeoutError, as the documentation of `signal` shows, isn't taken for a slow server."""

    def slow(*_: object, **__: object) -> Any:
        time.sleep(5)

    def alarm(*_: object) -> None:
        raise TimeoutError("the alarm")

    monkeypatch.setattr(socket, "getaddrinfo", slow)
    before = signal.signal(signal.SIGALRM, alarm)
    signal.setitimer(signal.ITIMER_REAL, 0.05)
    try:
        with pytest.raises(TimeoutError, match="the alarm"):
            open_connection("exchange.example", 443, None, 60.0)
    finally:
        signal.signal(signal.SIGALRM, before)


def test_a_name_without_an_address_has_sent_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    answer_lookups(monkeypatch, [])

    with pytest.raises(httpx.ConnectError, match=r"no connection to exchange\.example:443: the name has no address"):
        open_connection("exchange.example", 443, None, 1.0)


def test_a_connection_without_time_to_connect_has_sent_nothing(server: Server) -> None:
    with pytest.raises(httpx.ConnectTimeout, match=r"no connection to 127\.0\.0\.1:\d+: timed out"):
        open_connection("127.0.0.1", server.origin.port or 0, None, 0.0)


def test_closing_while_a_request_is_in_flight_closes_its_connection_after_the_response(server: Server) -> None:
    transport = DirectTransport(server.origin)

    def late(connection: socket.socket, request: bytes) -> None:
        transport.close()
        connection.sendall(OK)

    server.scripts = [late]

    assert transport.handle_request(get(server.origin)).content == b"ok"
    assert server.left.wait(5), "the connection is closed"


# --- Without poll, as on Windows -------------------------------------------------------------------------------------


@pytest.fixture
def no_poll(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(select, "poll")


@pytest.mark.usefixtures("no_poll")
def test_without_poll_a_connection_is_used_again_and_one_that_was_closed_is_not(
    server: Server, way: Sync | Async
) -> None:
    server.scripts = [answering(OK), answering(OK, close=True), answering(OK)]

    responses = way.send(*[get(server.origin)] * 3, after=lambda: time.sleep(0.05))

    assert [response.content for response in responses] == [b"ok"] * 3
    assert len(server.connections) == 2


@pytest.mark.usefixtures("no_poll")
def test_without_poll_a_large_request_waits_until_the_server_takes_it(server: Server) -> None:
    taken = 0

    def slow(connection: socket.socket, request: bytes) -> None:
        nonlocal taken
        time.sleep(0.1)
        taken = len(request)
        while taken < LARGE:
            taken += len(connection.recv(2**20))
        connection.sendall(OK)

    server.scripts = [slow]

    [response] = Sync(server.origin).send(large(server.origin))

    assert response.content == b"ok"
    assert taken >= LARGE


# --- TLS --------------------------------------------------------------------------------------------------------------


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A certificate, with its key, that is trusted."""
    file = certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    return file


def over_tls(file: Path, talk: Callable[[ssl.SSLSocket], None]) -> tuple[int, threading.Thread]:
    """Run the server's side of one connection in a thread and return the port."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        with listener, listener.accept()[0] as plain, context.wrap_socket(plain, server_side=True) as connection:
            talk(connection)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    return listener.getsockname()[1], thread


def client_context(file: Path) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=file)


def test_a_large_request_over_tls_waits_until_the_server_takes_it(file: Path) -> None:
    taken = 0

    def slow(connection: ssl.SSLSocket) -> None:
        nonlocal taken
        time.sleep(0.1)
        while taken < LARGE:
            taken += len(connection.recv(2**20))
        connection.sendall(OK)

    port, thread = over_tls(file, slow)
    origin = httpx.URL(f"https://127.0.0.1:{port}")

    [response] = Sync(origin).send(large(origin))
    thread.join()

    assert response.content == b"ok"


def test_what_tls_has_decrypted_already_counts_as_arrived(file: Path) -> None:
    def talk(connection: ssl.SSLSocket) -> None:
        connection.sendall(b"two")
        connection.recv(1)

    port, thread = over_tls(file, talk)
    connection = open_connection("127.0.0.1", port, client_context(file), 5.0)

    connection._socket.setblocking(True)  # pyright: ignore[reportPrivateUsage]
    assert connection._socket.recv(1) == b"t"  # pyright: ignore[reportPrivateUsage]
    assert connection.is_readable(), "nothing is left in the socket, but in TLS"
    connection.close()
    thread.join()


# Python's ssl module leaves its half-made socket to be closed when it is freed.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.filterwarnings("ignore:unclosed <ssl:ResourceWarning")
def test_a_host_that_tls_does_not_allow_has_sent_nothing(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    answer_lookups(monkeypatch, [(socket.AF_INET, socket.SOCK_STREAM, 0, "", ("127.0.0.1", server.origin.port))])

    with pytest.raises(httpx.ConnectError, match=r"no connection to \.exchange:443: "):
        open_connection(".exchange", 443, ssl.create_default_context(), 2.0)

    assert server.left.wait(5), "the socket is closed"
    assert server.requests == []


def test_a_forked_child_reads_the_certificates_anew(file: Path) -> None:
    """OpenSSL has locks in its settings, one of which a thread of the parent may have held."""

    def talk(connection: ssl.SSLSocket) -> None:
        connection.recv(65536)
        connection.sendall(OK)

    port, thread = over_tls(file, talk)
    origin = httpx.URL(f"https://127.0.0.1:{port}")
    transport = DirectTransport(origin)

    transport.start_in_child()

    assert transport.handle_request(get(origin)).content == b"ok"
    transport.close()
    thread.join()


# --- For tasks --------------------------------------------------------------------------------------------------------


def test_a_connection_that_the_server_closes_at_once_has_sent_nothing(server: Server) -> None:
    async def run() -> None:
        loop = asyncio.get_running_loop()
        sock = socket.create_connection(("127.0.0.1", server.origin.port or 0))
        connection = AsyncConnection(loop, sock, None)
        await loop.create_connection(lambda: connection, sock=sock)
        connection.eof_received()
        connection.get_buffer(-1)[:2] = b"HT"
        connection.buffer_updated(2)  # what arrives after the end isn't looked at
        with pytest.raises(httpx.ConnectError, match="closed the connection as soon as it was open"):
            await connection.exchange(b"GET / HTTP/1.1\r\n\r\n", ResponseParser(), LIMITS)

    asyncio.run(run())
    assert server.requests == []


def test_a_connection_that_ended_before_it_was_open_is_not_used(server: Server) -> None:
    async def run() -> None:
        loop = asyncio.get_running_loop()
        sock = socket.create_connection(("127.0.0.1", server.origin.port or 0))
        connection = AsyncConnection(loop, sock, None)
        connection.eof_received()
        await loop.create_connection(lambda: connection, sock=sock)
        assert not connection.is_usable(0)
        with pytest.raises(httpx.ConnectError):
            await connection.exchange(b"GET / HTTP/1.1\r\n\r\n", ResponseParser(), LIMITS)
        connection.close()
        await asyncio.sleep(0)

    asyncio.run(run())
    assert server.requests == []


def test_closing_what_is_no_connection_yet_is_no_error(server: Server) -> None:
    async def run() -> bool:
        with socket.create_connection(("127.0.0.1", server.origin.port or 0)) as sock:
            connection = AsyncConnection(asyncio.get_running_loop(), sock, None)
            connection.close()
            return connection.is_usable(0)

    assert asyncio.run(run()) is False


@pytest.mark.parametrize("first", ["connects", "is refused"])
def test_an_address_that_is_slow_is_waited_for_after_the_next_one_was_refused(server: Server, first: str) -> None:
    """Of a name with two addresses (IPv6 and IPv4), the slow one may be the only one that works."""
    with socket.create_server(("127.0.0.1", 0)) as gone:
        refused = gone.getsockname()[1]
    addresses: list[Any] = [
        (socket.AF_INET, socket.SOCK_STREAM, 0, "", ("127.0.0.1", port)) for port in (server.origin.port, refused)
    ]

    async def run() -> int:
        loop = asyncio.get_running_loop()
        connect = loop.sock_connect

        async def slow(sock: socket.socket, address: Any) -> None:
            if address[1] != refused:
                await asyncio.sleep(0.4)
                if first == "is refused":
                    raise ConnectionRefusedError(111, "Connection refused")
            await connect(sock, address)

        loop.sock_connect = slow  # type: ignore[method-assign]
        with await connect_socket(loop, addresses) as connected:
            port: int = connected.getpeername()[1]
            return port

    if first == "connects":
        assert asyncio.run(run()) == server.origin.port
    else:
        with pytest.raises(ConnectionRefusedError):
            asyncio.run(run())


def test_a_response_that_came_in_time_counts_although_the_program_kept_uvloop_from_looking(server: Server) -> None:
    """uvloop looks at its timers before it looks at its sockets."""
    uvloop = pytest.importorskip("uvloop")
    busy, sent = threading.Event(), threading.Event()

    async def run() -> bytes:
        transport = AsyncDirectTransport(server.origin)
        sending = asyncio.ensure_future(transport.handle_async_request(get(server.origin)))
        await asyncio.to_thread(server.asked.wait)
        busy.set()
        assert sent.wait(5)
        time.sleep(0.5)  # noqa: ASYNC251 what the test is about: the read timeout passes meanwhile
        response = await sending
        await transport.aclose()
        return response.content

    def late(connection: socket.socket, request: bytes) -> None:
        busy.wait(5)
        connection.sendall(OK)
        sent.set()

    server.scripts = [late]
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        assert runner.run(run()) == b"ok"


def test_a_response_that_is_there_when_the_timer_fires_is_read(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """An event loop may come to its timers first, as uvloop does, after the program has kept it busy."""
    busy, sent = threading.Event(), threading.Event()
    timers: list[Callable[[], object]] = []

    async def run() -> bytes:
        loop = asyncio.get_running_loop()
        call_later = loop.call_later

        def note(delay: float, callback: Callable[..., object], *arguments: Any, **options: Any) -> asyncio.TimerHandle:
            if getattr(callback, "__name__", "") == "_watch":
                timers.append(callback)
            return call_later(delay, callback, *arguments, **options)

        monkeypatch.setattr(loop, "call_later", note)
        transport = AsyncDirectTransport(server.origin)
        sending = asyncio.ensure_future(transport.handle_async_request(get(server.origin)))
        await asyncio.to_thread(server.asked.wait)
        busy.set()
        assert sent.wait(5)
        time.sleep(0.5)  # noqa: ASYNC251 the read timeout passes meanwhile
        timers[0]()
        response = await sending
        await transport.aclose()
        return response.content

    def late(connection: socket.socket, request: bytes) -> None:
        busy.wait(5)
        connection.sendall(OK)
        sent.set()

    server.scripts = [late]
    assert asyncio.run(run()) == b"ok"


@pytest.mark.filterwarnings("ignore:unclosed transport:ResourceWarning")
def test_connections_of_an_event_loop_that_is_closed_are_closed_from_another_one(server: Server) -> None:
    """A loop that was closed without being told to end (`asyncio.run` tells it) leaves its connections open."""
    transport = AsyncDirectTransport(server.origin)
    loop = asyncio.new_event_loop()
    assert loop.run_until_complete(transport.handle_async_request(get(server.origin))).content == b"ok"
    loop.close()
    assert not server.left.is_set()

    asyncio.run(transport.aclose())

    assert server.left.wait(5)
    del loop, transport
    gc.collect()  # asyncio warns of its transport


def test_a_discarded_connection_of_httpxs_client_ends_on_uvloop_too(server: Server) -> None:
    """A response that names another order ends its connection; uvloop's sockets can't be shut down."""
    uvloop = pytest.importorskip("uvloop")

    async def run() -> None:
        async with httpx.AsyncClient() as client:
            transport = AsyncHttpxTransport(lambda: client)
            response = await transport.handle_async_request(get(server.origin))
            response.extensions[DISCARD]()
            assert await asyncio.to_thread(server.left.wait, 5)
            assert (await transport.handle_async_request(get(server.origin))).content == b"ok"

    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(run())
    assert len(server.connections) == 2
