"""A deadline holds wherever bytes are waited for, however steadily they drip; sync, on the direct way."""

import socket
import threading
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import httpx
import pytest

from bpx_api.errors import ClosedClientError, InvalidArgumentError
from bpx_client.transport.direct import DirectTransport
from bpx_client.transport.limits import Remaining

from . import peer
from .peer import Peer, answer

LONG: dict[str, float] = dict.fromkeys(("connect", "read", "write", "pool"), 20.0)
DEADLINE = 0.4
TRUST = "SSL_CERT_FILE"


@pytest.fixture
def server() -> Iterator[Peer]:
    with peer.running() as server:
        yield server


@contextmanager
def secure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Generator[Peer]:
    file = peer.certificate(tmp_path)
    monkeypatch.setenv(TRUST, str(file))
    with peer.running(file) as server:
        yield server


def order(transport: DirectTransport, origin: str, *, deadline: float = 60.0, content: bytes = b"{}") -> httpx.Response:
    timeout = Remaining(LONG, time.monotonic() + deadline, time.monotonic)
    return transport.handle_request(
        httpx.Request("POST", f"{origin}/order", content=content, extensions={"timeout": timeout})
    )


@contextmanager
def given_up_within_seconds() -> Generator[None]:
    began = time.monotonic()
    yield
    assert time.monotonic() - began < 8, "not the twenty seconds that each wait may take, nor for as long as it drips"


def dripping(start: bytes, drop: bytes) -> peer.Script:
    def run(connection: socket.socket, request: bytes) -> None:
        connection.sendall(start)
        while True:
            connection.sendall(drop)
            time.sleep(0.01)

    return run


# --- Deadlines ------------------------------------------------------------------------------------------------------

DRIPPING = [
    pytest.param(b"", b"HTTP/1.1 100 Continue\r\n\r\n", id="interim answers"),
    pytest.param(b"HTTP/1.1 200 OK\r\nX-Mood: ", b"x", id="a header"),
    pytest.param(b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n", b"x", id="a body"),
    pytest.param(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n", id="chunks"),
]


@pytest.mark.parametrize(("start", "drop"), DRIPPING)
def test_an_answer_that_drips_ends_at_the_deadline(server: Peer, start: bytes, drop: bytes) -> None:
    server.script = dripping(start, drop)
    origin = f"http://127.0.0.1:{server.port}"
    transport = DirectTransport(httpx.URL(origin))

    with given_up_within_seconds(), pytest.raises(httpx.ReadTimeout):
        order(transport, origin, deadline=DEADLINE)
    transport.close()


def test_an_answer_that_drips_over_tls_ends_at_the_deadline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with secure(tmp_path, monkeypatch) as server:
        server.script = dripping(b"HTTP/1.1 200 OK\r\nX-Mood: ", b"x")
        origin = f"https://127.0.0.1:{server.port}"
        transport = DirectTransport(httpx.URL(origin))

        with given_up_within_seconds(), pytest.raises(httpx.ReadTimeout):
            order(transport, origin, deadline=DEADLINE)
        transport.close()


def test_a_tls_handshake_that_drips_ends_at_the_deadline_and_nothing_was_sent() -> None:
    def drip(door: socket.socket) -> None:
        with suppress(OSError):
            connection, _ = door.accept()
            with connection:
                connection.sendall(b"\x16\x03\x03\x40\x00")  # a long record begins
                while True:
                    connection.sendall(b"x")
                    time.sleep(0.01)

    with socket.create_server(("127.0.0.1", 0)) as door:
        thread = threading.Thread(target=drip, args=(door,))
        thread.start()
        origin = f"https://127.0.0.1:{door.getsockname()[1]}"
        with given_up_within_seconds(), pytest.raises(httpx.ConnectTimeout, match=r"127\.0\.0\.1:\d+: TLS"):
            order(DirectTransport(httpx.URL(origin)), origin, deadline=DEADLINE)
        thread.join()


def test_a_server_that_takes_nothing_is_given_up_on_at_the_deadline() -> None:
    with socket.create_server(("127.0.0.1", 0)) as door:
        origin = f"http://127.0.0.1:{door.getsockname()[1]}"
        with given_up_within_seconds(), pytest.raises(httpx.WriteTimeout):
            order(DirectTransport(httpx.URL(origin)), origin, deadline=DEADLINE, content=bytes(16 * 1024 * 1024))


def test_a_server_that_takes_a_little_at_a_time_is_given_up_on_at_the_deadline() -> None:
    def sip(door: socket.socket) -> None:
        connection, _ = door.accept()
        with connection, suppress(OSError):
            while connection.recv(65536):
                time.sleep(0.02)

    with socket.create_server(("127.0.0.1", 0)) as door:
        thread = threading.Thread(target=sip, args=(door,))
        thread.start()
        origin = f"http://127.0.0.1:{door.getsockname()[1]}"
        with given_up_within_seconds(), pytest.raises(httpx.WriteTimeout):
            order(DirectTransport(httpx.URL(origin)), origin, deadline=DEADLINE, content=bytes(64 * 1024 * 1024))
    thread.join(30)


def test_after_the_deadline_nothing_is_sent_any_more(server: Peer) -> None:
    origin = f"http://127.0.0.1:{server.port}"
    transport = DirectTransport(httpx.URL(origin))
    order(transport, origin)

    with pytest.raises(httpx.ConnectTimeout, match="deadline has passed"):
        order(transport, origin, deadline=-1)

    assert len(server.orders) == 1
    transport.close()


@pytest.fixture
def deaf() -> Iterator[int]:
    """The port of a server that takes no more connections, so that connecting takes for ages."""
    with socket.create_server(("127.0.0.1", 0), backlog=0) as door:
        port = door.getsockname()[1]
        waiting = [socket.socket() for _ in range(4)]
        for each in waiting:
            each.setblocking(False)
            with suppress(BlockingIOError):
                each.connect(("127.0.0.1", port))
        yield port
        for each in waiting:
            each.close()


def resolves_to(monkeypatch: pytest.MonkeyPatch, *ports: int) -> None:
    found = [(socket.AF_INET, socket.SOCK_STREAM, 0, "", ("127.0.0.1", port)) for port in ports]

    def look_up(*_: object, **__: object) -> list[tuple[object, ...]]:
        return [*found]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)


def test_an_address_that_doesnt_answer_leaves_time_for_the_next_one(
    server: Peer, deaf: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    resolves_to(monkeypatch, deaf, server.port)
    transport = DirectTransport(httpx.URL("http://exchange.example"))

    assert order(transport, "http://exchange.example", deadline=2).text == "/order"
    transport.close()


def test_many_addresses_that_dont_answer_take_no_more_than_the_deadline(
    deaf: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    resolves_to(monkeypatch, *[deaf] * 20)

    with given_up_within_seconds(), pytest.raises(httpx.ConnectTimeout, match=r"exchange\.example:80"):
        order(DirectTransport(httpx.URL("http://exchange.example")), "http://exchange.example", deadline=DEADLINE)


# --- Connections ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("tls", [False, True])
@pytest.mark.parametrize("unasked", [b"", answer(b"/another")])
def test_what_arrives_while_nothing_is_asked_for_ends_the_connection(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tls: bool, unasked: bytes
) -> None:
    """The server's end, or an answer that nobody asked for: the next order goes over a fresh connection."""
    go_on, arrived = threading.Event(), threading.Event()
    file = peer.certificate(tmp_path) if tls else None
    monkeypatch.setenv(TRUST, str(file or ""))

    def then(connection: socket.socket, request: bytes) -> None:
        connection.sendall(answer(b"/order"))
        go_on.wait()
        if unasked:
            connection.sendall(unasked)
        else:
            connection.shutdown(socket.SHUT_RDWR)
        arrived.set()

    with peer.running(file) as server:
        server.script = then
        origin = f"{'https' if tls else 'http'}://127.0.0.1:{server.port}"
        transport = DirectTransport(httpx.URL(origin))
        for _ in range(3):
            go_on.clear()
            arrived.clear()
            assert order(transport, origin).text == "/order"
            go_on.set()
            assert arrived.wait(20)
        transport.close()

    assert server.connections == 3
    assert len(server.orders) == 3


def test_more_requests_than_connections_wait_their_turn(server: Peer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bpx_client.transport.direct.MAX_CONNECTIONS", 3)
    origin = f"http://127.0.0.1:{server.port}"
    transport = DirectTransport(httpx.URL(origin))
    answers: list[str] = []
    threads = [
        threading.Thread(target=lambda: answers.extend(order(transport, origin).text for _ in range(20)))
        for _ in range(12)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    transport.close()

    assert answers == ["/order"] * 240
    assert server.connections <= 3


def test_a_request_that_finds_no_free_connection_has_sent_nothing(
    server: Peer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bpx_client.transport.direct.MAX_CONNECTIONS", 1)
    asked, go_on = threading.Event(), threading.Event()

    def late(connection: socket.socket, request: bytes) -> None:
        asked.set()
        go_on.wait()
        connection.sendall(answer(b"/order"))

    server.script = late
    origin = f"http://127.0.0.1:{server.port}"
    transport = DirectTransport(httpx.URL(origin))
    busy = threading.Thread(target=order, args=(transport, origin))
    busy.start()
    asked.wait()

    with pytest.raises(httpx.PoolTimeout, match="all 1 connections are in use"):
        order(transport, origin, deadline=0.1)

    go_on.set()
    busy.join()
    assert order(transport, origin).text == "/order", "the slot is free again"
    assert len(server.orders) == 2
    transport.close()


# --- What is said ---------------------------------------------------------------------------------------------------


def test_a_server_that_isnt_there_is_named_and_nothing_else_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as door:
        origin = f"http://127.0.0.1:{door.getsockname()[1]}"

    with pytest.raises(httpx.ConnectError, match=rf"no connection to {origin[7:]}: Connection refused") as caught:
        order(DirectTransport(httpx.URL(origin)), origin)

    assert isinstance(caught.value.__cause__, ConnectionRefusedError)
    assert caught.value.__cause__.__context__ is None
    assert caught.value.request.url == f"{origin}/order"


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_host_name_that_cant_be_one_has_sent_nothing(scheme: str) -> None:
    origin = f"{scheme}://{'a' * 64}.example"

    with pytest.raises(httpx.ConnectError, match=r"no connection to a{64}\.example:\d+: .*label"):
        order(DirectTransport(httpx.URL(origin)), origin)


def test_a_certificate_that_isnt_trusted_is_the_cause_of_its_error(tmp_path: Path) -> None:
    with peer.running(peer.certificate(tmp_path)) as server:
        origin = f"https://127.0.0.1:{server.port}"
        with pytest.raises(httpx.ConnectError, match="CERTIFICATE_VERIFY_FAILED") as caught:
            order(DirectTransport(httpx.URL(origin)), origin)

    assert type(caught.value.__cause__).__name__ == "SSLCertVerificationError"
    assert server.orders == []


@pytest.mark.parametrize("content", [None, "", "no certificate", "-----BEGIN CERTIFICATE-----\nx\n"])
def test_certificates_that_cant_be_read_are_refused_when_the_transport_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str | None
) -> None:
    file = tmp_path / "authorities.pem"
    if content is not None:
        file.write_text(content)
    monkeypatch.setenv(TRUST, str(file))

    with pytest.raises(InvalidArgumentError, match=r"SSL_CERT_FILE: .*authorities\.pem.*unset the variable"):
        DirectTransport(httpx.URL("https://exchange.example"))


def test_a_closed_pool_says_what_to_do() -> None:
    transport = DirectTransport(httpx.URL("http://127.0.0.1:1"))
    transport.close()
    transport.close()

    with pytest.raises(ClosedClientError, match=r"the client is closed; open another one with connect\(\)"):
        order(transport, "http://127.0.0.1:1")
