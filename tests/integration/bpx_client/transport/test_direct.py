"""The fast path: every answer that HTTP/1.1 allows is read, every failure is httpx's own error.

Over real sockets, sync and async alike, against a server that does exactly what the test says.
"""

import asyncio
import gzip
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress

import httpx
import pytest

from bpx_client.transport.auto import is_direct
from bpx_client.transport.direct import DirectTransport
from bpx_client.transport.direct_async import AsyncDirectTransport
from bpx_client.transport.limits import Remaining

TIMEOUT = {"connect": 2.0, "read": 0.3, "write": 2.0, "pool": 0.2}
OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"

Script = Callable[[socket.socket, bytes], None]
"""The server's part in one request: given the connection, and what arrived."""


def answering(*pieces: bytes, close: bool = False) -> Script:
    def run(connection: socket.socket, request: bytes) -> None:
        for piece in pieces:
            connection.sendall(piece)
        if close:
            connection.shutdown(socket.SHUT_RDWR)

    return run


def silent(connection: socket.socket, request: bytes) -> None:
    pass


class Server:
    """A server on a free port of the loopback that runs one script for each request, the last one for all further."""

    def __init__(self) -> None:
        self.scripts: list[Script] = [answering(OK)]
        self.requests: list[bytes] = []
        self.asked = threading.Event()
        self.hung_up = threading.Event()
        self.left = threading.Event()
        self.connections: list[socket.socket] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.origin = httpx.URL(f"http://127.0.0.1:{self._listener.getsockname()[1]}")
        self._threads = [threading.Thread(target=self._accept, daemon=True)]
        self._threads[0].start()

    def close(self) -> None:
        for connection in [self._listener, *self.connections]:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join()
        self._listener.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                connection, _ = self._listener.accept()
                connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                self.connections.append(connection)
                self._threads.append(threading.Thread(target=self._serve, args=(connection,), daemon=True))
                self._threads[-1].start()

    def _serve(self, connection: socket.socket) -> None:
        with connection, suppress(OSError):
            while data := connection.recv(65536):
                self.requests.append(data)
                self.asked.set()
                script = self.scripts.pop(0) if len(self.scripts) > 1 else self.scripts[0]
                script(connection, data)
                self.hung_up.set()
        self.left.set()


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server()
    yield server
    server.close()


class Sync:
    """The transport for threads."""

    def __init__(self, origin: httpx.URL) -> None:
        self.transport = DirectTransport(origin)

    def send(self, *requests: httpx.Request, after: Callable[[], object] = bool) -> list[httpx.Response]:
        try:
            return [(self.transport.handle_request(request), after())[0] for request in requests]
        finally:
            self.transport.close()


class Async:
    """The transport for tasks, in an event loop of its own."""

    def __init__(self, origin: httpx.URL) -> None:
        self.origin = origin

    def send(self, *requests: httpx.Request, after: Callable[[], object] = bool) -> list[httpx.Response]:
        async def run() -> list[httpx.Response]:
            transport = AsyncDirectTransport(self.origin)
            try:
                return [(await transport.handle_async_request(request), after())[0] for request in requests]
            finally:
                await transport.aclose()

        return asyncio.run(run())


@pytest.fixture(params=[Sync, Async])
def way(request: pytest.FixtureRequest, server: Server) -> Sync | Async:
    """Either transport, for the server."""
    kind: type[Sync | Async] = request.param
    return kind(server.origin)


def get(origin: httpx.URL, **headers: str) -> httpx.Request:
    return httpx.Request("GET", origin.join("/api/v1/time?x=1"), headers=headers, extensions={"timeout": TIMEOUT})


def post(origin: httpx.URL) -> httpx.Request:
    headers = {"Content-Type": "application/json"}
    return httpx.Request(
        "POST", origin.join("/order"), headers=headers, content=b'{"price":"1"}', extensions={"timeout": TIMEOUT}
    )


def test_what_is_sent_is_the_request_as_it_was_built(server: Server, way: Sync | Async) -> None:
    way.send(post(server.origin))

    [sent] = server.requests
    assert sent.startswith(b"POST /order HTTP/1.1\r\nHost: 127.0.0.1:")
    assert b"\r\nContent-Type: application/json\r\n" in sent
    assert sent.endswith(b'Content-Length: 13\r\n\r\n{"price":"1"}')


def test_the_query_stands_in_the_request_line(server: Server, way: Sync | Async) -> None:
    way.send(get(server.origin))

    assert server.requests[0].startswith(b"GET /api/v1/time?x=1 HTTP/1.1\r\n")


CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
GZIPPED = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 22\r\n\r\n"
ANSWERS = [
    pytest.param([OK], id="with a length"),
    pytest.param([OK[:10], OK[10:30], OK[30:]], id="in pieces"),
    pytest.param(
        [b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\no\r\n1\r\nk\r\n0\r\n\r\n"], id="in chunks"
    ),
    pytest.param([b"HTTP/1.1 100 Continue\r\n\r\n", OK], id="after an interim answer"),
    pytest.param([b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" + OK], id="after hints"),
    pytest.param([GZIPPED + gzip.compress(b"ok")], id="in gzip"),
]


@pytest.mark.parametrize("pieces", ANSWERS)
def test_an_answer_is_read_however_it_is_cut(server: Server, way: Sync | Async, pieces: list[bytes]) -> None:
    server.scripts = [answering(*pieces)]

    first, second = way.send(get(server.origin), get(server.origin))

    assert (first.status_code, first.content, first.text) == (200, b"ok", "ok")
    assert second.content == b"ok"
    assert len(server.connections) == 1, "the connection was used again"


@pytest.mark.parametrize(
    "head",
    [b"HTTP/1.1 200 OK\r\n\r\n", b"HTTP/1.0 200 OK\r\n\r\n", b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"],
)
def test_an_answer_without_a_length_ends_with_the_connection(server: Server, way: Sync | Async, head: bytes) -> None:
    server.scripts = [answering(head, b"ok", close=True)]

    answers = way.send(get(server.origin), get(server.origin))

    assert [answer.content for answer in answers] == [b"ok", b"ok"]
    assert len(server.connections) == 2


@pytest.mark.parametrize("status", [204, 304])
def test_an_answer_that_has_no_body_by_its_status_is_complete(server: Server, way: Sync | Async, status: int) -> None:
    server.scripts = [answering(b"HTTP/1.1 %d Nothing\r\nX-Mood: good\r\n\r\n" % status)]

    [answer] = way.send(get(server.origin))

    assert (answer.status_code, answer.content, answer.headers["x-mood"]) == (status, b"", "good")


def test_a_connection_that_the_server_closes_politely_is_not_used_again(server: Server, way: Sync | Async) -> None:
    server.scripts = [answering(OK.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n", 1))]

    way.send(get(server.origin), get(server.origin))

    assert len(server.connections) == 2


def test_a_connection_that_the_server_dropped_while_idle_is_not_used_again(server: Server, way: Sync | Async) -> None:
    server.scripts = [answering(OK, close=True)]

    # After each answer the connection is closed; what is seen of it in time is what counts.
    first, second = way.send(get(server.origin), get(server.origin), after=server.hung_up.wait)

    assert (first.content, second.content) == (b"ok", b"ok")
    assert len(server.connections) == 2


def test_what_follows_an_answer_is_never_taken_for_the_next_one(server: Server, way: Sync | Async) -> None:
    server.scripts = [answering(OK + OK.replace(b"ok", b"no")), answering(OK)]

    answers = way.send(get(server.origin), get(server.origin))

    assert [answer.content for answer in answers] == [b"ok", b"ok"]
    assert len(server.connections) == 2


FAILURES = [
    pytest.param(answering(close=True), httpx.RemoteProtocolError, "without a response", id="closed at once"),
    pytest.param(answering(OK[:20], close=True), httpx.RemoteProtocolError, "complete", id="closed within the head"),
    pytest.param(answering(OK[:-1], close=True), httpx.RemoteProtocolError, "complete", id="closed within the body"),
    pytest.param(
        answering(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nok", close=True),
        httpx.RemoteProtocolError,
        "complete",
        id="closed within a chunk",
    ),
    pytest.param(answering(b"SSH-2.0-OpenSSH\r\n"), httpx.RemoteProtocolError, "not valid HTTP", id="not HTTP"),
    pytest.param(silent, httpx.ReadTimeout, "timed out", id="silent"),
    pytest.param(answering(OK[:-1]), httpx.ReadTimeout, "timed out", id="silent within the body"),
    pytest.param(
        answering(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\nok"),
        httpx.DecodingError,
        "header",
        id="not what its encoding says",
    ),
]


@pytest.mark.parametrize(("script", "kind", "words"), FAILURES)
def test_a_failure_after_sending_is_never_one_of_those_that_allow_to_send_again(
    server: Server, way: Sync | Async, script: Script, kind: type[httpx.RequestError], words: str
) -> None:
    server.scripts = [script]

    with pytest.raises(kind, match=words) as caught:
        way.send(post(server.origin))

    assert not isinstance(caught.value, httpx.ConnectError | httpx.ConnectTimeout | httpx.PoolTimeout)
    assert len(server.requests) == 1, "it was sent once"


def test_an_answer_that_trickles_in_is_given_up_on_at_the_deadline(server: Server, way: Sync | Async) -> None:
    def trickle(connection: socket.socket, request: bytes) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
        while True:
            connection.sendall(b"x")
            time.sleep(0.02)

    server.scripts = [trickle]
    request, began = get(server.origin), time.monotonic()
    request.extensions = {"timeout": Remaining(TIMEOUT, began + 0.6, time.monotonic)}

    with pytest.raises(httpx.ReadTimeout):
        way.send(request)

    assert time.monotonic() - began < 10, "not the twenty seconds that the answer takes"


def test_the_connection_of_a_failed_request_is_closed(server: Server) -> None:
    server.scripts = [silent, answering(OK)]
    transport = DirectTransport(server.origin)

    with pytest.raises(httpx.ReadTimeout):
        transport.handle_request(get(server.origin))

    assert transport.handle_request(get(server.origin)).content == b"ok"
    assert server.left.wait(2), "the client closed it"
    transport.close()


@pytest.mark.parametrize("kind", [Sync, Async])
def test_a_connection_that_is_refused_has_sent_nothing(kind: type[Sync | Async]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        origin = httpx.URL(f"http://127.0.0.1:{listener.getsockname()[1]}")

    with pytest.raises(httpx.ConnectError):
        kind(origin).send(post(origin))


@pytest.mark.parametrize("kind", [Sync, Async])
def test_a_host_that_does_not_exist_has_sent_nothing(kind: type[Sync | Async]) -> None:
    origin = httpx.URL("http://exchange.invalid")

    with pytest.raises(httpx.ConnectError):
        kind(origin).send(post(origin))


@pytest.mark.parametrize("kind", [Sync, Async])
def test_tls_that_fails_has_sent_nothing(server: Server, kind: type[Sync | Async]) -> None:
    origin = server.origin.copy_with(scheme="https")
    server.scripts = [answering(b"HTTP/1.1 400 this is plain HTTP\r\n\r\n", close=True)]

    with pytest.raises(httpx.ConnectError):
        kind(origin).send(post(origin))

    assert not any(b"POST" in data for data in server.requests)


def test_a_certificate_is_always_checked() -> None:
    transport = DirectTransport(httpx.URL("https://127.0.0.1"))
    assert transport._context is not None  # pyright: ignore[reportPrivateUsage]
    assert transport._context.verify_mode is ssl.CERT_REQUIRED  # pyright: ignore[reportPrivateUsage]
    assert transport._context.check_hostname  # pyright: ignore[reportPrivateUsage]


@pytest.mark.parametrize("value", ["a\r\nX-Evil: 1", "a\nb", "a\rb"])
def test_a_header_cant_smuggle_another_one_in(server: Server, way: Sync | Async, value: str) -> None:
    with pytest.raises(httpx.LocalProtocolError, match="line break"):
        way.send(get(server.origin, mood=value))

    assert server.requests == []


def test_a_cancelled_request_takes_its_connection_with_it(server: Server) -> None:
    server.scripts = [silent, answering(OK)]

    async def run() -> bytes:
        transport = AsyncDirectTransport(server.origin)
        task = asyncio.create_task(transport.handle_async_request(get(server.origin)))
        await asyncio.to_thread(server.asked.wait)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        answer = await transport.handle_async_request(get(server.origin))
        await transport.aclose()
        return answer.content

    assert asyncio.run(run()) == b"ok"
    assert len(server.connections) == 2


def test_a_hundred_tasks_share_the_transport(server: Server) -> None:
    async def run() -> list[httpx.Response]:
        transport = AsyncDirectTransport(server.origin)
        requests = [get(server.origin) for _ in range(150)]
        for request in requests:
            request.extensions = {"timeout": dict.fromkeys(TIMEOUT, 20.0)}
        answers = await asyncio.gather(*map(transport.handle_async_request, requests))
        await transport.aclose()
        return answers

    assert {answer.content for answer in asyncio.run(run())} == {b"ok"}
    assert len(server.connections) <= 100


def test_threads_share_the_transport(server: Server) -> None:
    transport = DirectTransport(server.origin)
    answers: list[bytes] = []

    def work() -> None:
        answers.extend(transport.handle_request(get(server.origin)).content for _ in range(20))

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert answers == [b"ok"] * 160
    assert len(server.connections) <= 8
    transport.close()


def test_a_closed_pool_says_so(way: Sync | Async, server: Server) -> None:
    way.send()

    if isinstance(way, Sync):
        with pytest.raises(RuntimeError, match="closed"):
            way.send(get(server.origin))


def test_closing_leaves_a_request_in_flight_its_answer(server: Server) -> None:
    answer_now = threading.Event()

    def late(connection: socket.socket, request: bytes) -> None:
        answer_now.wait()
        connection.sendall(OK)

    server.scripts = [late]

    async def run() -> bytes:
        transport = AsyncDirectTransport(server.origin)
        task = asyncio.create_task(transport.handle_async_request(get(server.origin)))
        await asyncio.to_thread(server.asked.wait)
        await transport.aclose()
        answer_now.set()
        return (await task).content

    assert asyncio.run(run()) == b"ok"


def test_a_request_that_finds_no_free_connection_has_sent_nothing(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bpx_client.transport.direct_async.MAX_CONNECTIONS", 1)
    server.scripts = [silent]

    async def run() -> None:
        transport = AsyncDirectTransport(server.origin)
        busy = asyncio.create_task(transport.handle_async_request(get(server.origin)))
        await asyncio.sleep(0)
        with pytest.raises(httpx.PoolTimeout):
            await transport.handle_async_request(get(server.origin))
        with suppress(httpx.ReadTimeout):
            await busy

    asyncio.run(run())
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    ("environment", "direct"),
    [
        ({}, True),
        ({"https_proxy": "http://127.0.0.1:1"}, False),
        ({"HTTPS_PROXY": "http://127.0.0.1:1"}, False),
        ({"http_proxy": "http://127.0.0.1:1"}, True),
        ({"all_proxy": "socks5://127.0.0.1:1"}, False),
        ({"https_proxy": "http://127.0.0.1:1", "no_proxy": "backpack.exchange"}, True),
    ],
)
def test_a_proxy_in_the_environment_takes_the_ordinary_way(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], direct: bool
) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    assert is_direct(httpx.URL("https://api.backpack.exchange")) is direct
