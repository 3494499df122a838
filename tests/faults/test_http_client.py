"""Over an httpx client, the user's or our own: deadlines, bounds, forks and errors hold as they do without one."""

import asyncio
import gzip
import multiprocessing
import os
import socket
import ssl
import threading
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from inspect import iscoroutine
from pathlib import Path
from typing import Any

import anyio
import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from h2.config import H2Configuration
from h2.connection import H2Connection
from h2.events import StreamEnded

from bpx_api.errors import (
    BpxError,
    ClosedClientError,
    NoAnswerInTimeError,
    NotSentError,
    OutcomeUnknownError,
    TransportError,
)
from bpx_client import Credentials, aconnect, connect
from bpx_client.transport import RetryPolicy, open_async_transport, open_transport
from bpx_sandbox.server import RunningSandbox

from . import fronts, peer
from .http2_server import Http2Request, answering, http2_server

ORDER: dict[str, Any] = {"symbol": "SOL_USDC", "side": "Bid", "order_type": "Market", "quantity": 1, "client_id": 7}
ONCE = RetryPolicy(attempts=1)
SOON = RetryPolicy(attempts=1, deadline=0.5)
SECONDS = 5.0
"""Long after a deadline of half a second, and long before a dripping server of these tests gives up by itself."""
CONTEXT = ssl.create_default_context()
"""One for all clients: loading certificates takes longer than all else here."""

Serve = Callable[[socket.socket], None]


@contextmanager
def server(serve: Serve) -> Generator[str]:
    """A server that treats each connection as told; gives its address."""

    def accept() -> None:
        while True:
            try:
                caller = door.accept()[0]
            except OSError:
                return
            threading.Thread(target=treat, args=(caller,), daemon=True).start()

    def treat(caller: socket.socket) -> None:
        with caller, suppress(OSError):
            serve(caller)

    with socket.create_server(("127.0.0.1", 0)) as door:
        thread = threading.Thread(target=accept, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{door.getsockname()[1]}"
        door.shutdown(socket.SHUT_RDWR)
    thread.join()


def drip(caller: socket.socket, data: bytes) -> None:
    """Send a byte at a time, for a minute."""
    for at in range(1200):
        caller.sendall(data[at % len(data) : at % len(data) + 1])
        time.sleep(0.05)


def dripping_headers(caller: socket.socket) -> None:
    caller.recv(65536)
    caller.sendall(b"HTTP/1.1 200 OK\r\n")
    drip(caller, b"X-Pad: a\r\n")


def dripping_body(caller: socket.socket) -> None:
    caller.recv(65536)
    caller.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
    drip(caller, b" ")


def dripping_at_the_second_request(caller: socket.socket) -> None:
    caller.recv(65536)
    caller.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[]")
    dripping_headers(caller)


def dripping_handshake(caller: socket.socket) -> None:
    caller.recv(65536)
    caller.sendall(b"\x16\x03\x03\x40\x00")  # a handshake of 16 KiB follows
    drip(caller, b"\x02")


Run = Callable[..., Any]


def sync_run(base_url: str, keys: Credentials, calls: list[str], **options: Any) -> None:
    client: dict[str, Any] = {
        "verify": CONTEXT,
        **{name: options.pop(name) for name in list(options) if name != "retries"},
    }
    own = client.pop("own", True)
    http = httpx.Client(**client) if own else None
    with connect(keys, base_url=base_url, http_client=http, **options) as bpx:
        try:
            for call in calls:
                bpx.order.execute_order(**ORDER) if call == "order" else bpx.order.get_open_orders()
        finally:
            if http is not None:
                http.close()


def async_run(base_url: str, keys: Credentials, calls: list[str], **options: Any) -> None:
    async def run() -> None:
        client: dict[str, Any] = {
            "verify": CONTEXT,
            **{name: options.pop(name) for name in list(options) if name != "retries"},
        }
        own = client.pop("own", True)
        http = httpx.AsyncClient(**client) if own else None
        async with aconnect(keys, base_url=base_url, http_client=http, **options) as bpx:
            try:
                for call in calls:
                    await (bpx.order.execute_order(**ORDER) if call == "order" else bpx.order.get_open_orders())
            finally:
                if http is not None:
                    await http.aclose()

    asyncio.run(run())


both = pytest.mark.parametrize("run", [sync_run, async_run], ids=["sync", "async"])


@contextmanager
def in_time() -> Generator[None]:
    began = time.monotonic()
    yield
    assert time.monotonic() - began < SECONDS


# --- Deadlines ------------------------------------------------------------------------------------------------------


@both
@pytest.mark.parametrize("serve", [dripping_headers, dripping_body])
@pytest.mark.parametrize("way", ["a user's client", "a user's client with a proxy", "our own client with a proxy"])
def test_a_slow_download_ends_at_the_deadline_at_the_deadline(
    monkeypatch: pytest.MonkeyPatch, credentials: Credentials, run: Run, serve: Serve, way: str
) -> None:
    with server(serve) as url, in_time():
        options: dict[str, Any] = {}
        if way == "a user's client with a proxy":
            options, url = {"proxy": url}, "http://127.0.0.1:9"
        elif way == "our own client with a proxy":
            monkeypatch.setenv("http_proxy", url)
            monkeypatch.setenv("no_proxy", "")
            options, url = {"own": False}, "http://127.0.0.1:9"
        with pytest.raises(OutcomeUnknownError, match="the call's deadline has passed"):
            run(url, credentials, ["order"], retries=SOON, **options)


@both
def test_a_connection_that_was_used_before_has_the_deadline_too(credentials: Credentials, run: Run) -> None:
    with (
        server(dripping_at_the_second_request) as url,
        in_time(),
        pytest.raises(OutcomeUnknownError, match="the call's deadline has passed"),
    ):
        run(url, credentials, ["orders", "order"], retries=SOON)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> ssl.SSLContext:
    """A server's certificate, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    made = x509.CertificateBuilder(name, name, key.public_key(), 1, now - timedelta(1), now + timedelta(1))
    file = tmp_path_factory.mktemp("tls") / "server.pem"
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    file.write_bytes(private + made.sign(key, hashes.SHA256()).public_bytes(Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context


@both
@pytest.mark.parametrize("serve", [dripping_headers, dripping_body])
def test_a_server_that_drips_over_tls_is_given_up_at_the_deadline(
    credentials: Credentials, certificate: ssl.SSLContext, run: Run, serve: Serve
) -> None:
    def encrypted(caller: socket.socket) -> None:
        with certificate.wrap_socket(caller, server_side=True) as secure:
            serve(secure)

    trusting = ssl.create_default_context()
    trusting.check_hostname = False
    trusting.verify_mode = ssl.CERT_NONE
    with server(encrypted) as url, in_time(), pytest.raises(OutcomeUnknownError, match="deadline has passed"):
        run(url.replace("http", "https"), credentials, ["order"], retries=SOON, verify=trusting)


@both
def test_a_tls_handshake_that_drips_was_certainly_no_order(credentials: Credentials, run: Run) -> None:
    with server(dripping_handshake) as url, in_time(), pytest.raises(NotSentError):
        run(url.replace("http", "https"), credentials, ["order"], retries=SOON)


@both
def test_a_tunnel_that_a_proxy_never_opens_is_given_up(credentials: Credentials, run: Run) -> None:
    with server(dripping_headers) as url, in_time(), pytest.raises(OutcomeUnknownError, match="deadline has passed"):
        run("https://127.0.0.1:9", credentials, ["order"], retries=SOON, proxy=url)


@both
@pytest.mark.parametrize("what", ["headers", "body"])
def test_http_2_has_the_deadline(credentials: Credentials, run: Run, what: str) -> None:
    def answer(_: Http2Request, connection: H2Connection, stream: int, flush: Callable[[], None]) -> None:
        if what == "body":
            connection.send_headers(stream, [(":status", "200")])
        for _turn in range(200):
            if what == "body":
                connection.send_data(stream, b" ")
            else:
                connection.ping(b"12345678")
            flush()
            time.sleep(0.05)

    with http2_server(answer) as http2, in_time(), pytest.raises(OutcomeUnknownError):
        run(http2.url, credentials, ["order"], retries=SOON, http1=False, http2=True)


@both
def test_the_deadline_of_one_call_cuts_no_other_off(credentials: Credentials, run: Run) -> None:
    """Earlier calls of the same thread have ended; a later call has a deadline of its own."""

    def slow(caller: socket.socket) -> None:
        while caller.recv(65536):
            time.sleep(0.25)
            caller.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[]")

    with server(slow) as url:
        run(url, credentials, ["orders"] * 6, retries=RetryPolicy(attempts=1, deadline=1.0))


def test_a_client_whose_call_was_cut_off_can_be_used_again(exchange: RunningSandbox, keys: Credentials) -> None:
    with (
        server(dripping_headers) as url,
        httpx.Client(verify=CONTEXT, limits=httpx.Limits(max_connections=1), timeout=3) as http,
    ):
        dripping = connect(keys, base_url=url, http_client=http, retries=SOON)
        bpx = connect(keys, base_url=exchange.base_url, http_client=http)
        for _ in range(2):
            with pytest.raises(NoAnswerInTimeError):
                dripping.order.get_open_orders()
            assert bpx.order.get_open_orders() == []


# --- Bounds ---------------------------------------------------------------------------------------------------------


def compressed_twice() -> bytes:
    """Two kilobytes that become a hundred megabytes."""
    return gzip.compress(gzip.compress(bytes(100_000_000), mtime=0), mtime=0)


def endless(caller: socket.socket) -> None:
    caller.recv(65536)
    caller.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
    while True:
        caller.sendall(bytes(65536))


def bomb(encoding: str, body: bytes) -> Serve:
    head = f"HTTP/1.1 200 OK\r\nContent-Encoding: {encoding}\r\nContent-Length: {len(body)}\r\n\r\n".encode()

    def serve(caller: socket.socket) -> None:
        while caller.recv(65536):
            caller.sendall(head + body)

    return serve


@both
@pytest.mark.parametrize(
    ("serve", "problem"),
    [
        (endless, "more than 67108864 bytes"),
        (bomb("gzip", gzip.compress(bytes(100_000_000), 1)), "more than 67108864 bytes"),
        (bomb("gzip, gzip", compressed_twice()), "encoded as 'gzip, gzip'"),
    ],
    ids=["endless", "compressed", "compressed twice"],
)
def test_an_answer_is_bounded_as_it_arrives_and_decompressed(
    credentials: Credentials, run: Run, serve: Serve, problem: str
) -> None:
    with server(serve) as url, pytest.raises(OutcomeUnknownError, match=problem):
        run(url, credentials, ["order"], retries=ONCE)


@both
def test_a_compressed_answer_is_read(credentials: Credentials, run: Run) -> None:
    with server(bomb("gzip", gzip.compress(b"[]"))) as url:
        run(url, credentials, ["orders", "orders"])


@pytest.mark.parametrize("way", ["direct", "client", "async client"])
def test_the_bound_is_an_argument(way: str) -> None:
    timeout = httpx.Timeout(5)

    async def awaited(request: httpx.Request) -> object:
        async with httpx.AsyncClient(verify=CONTEXT) as http:
            return await open_async_transport(request.url, timeout, http, max_response_size=5).handle_async_request(
                request
            )

    def called(request: httpx.Request) -> object:
        with httpx.Client(verify=CONTEXT) as http:
            return open_transport(
                request.url, timeout, None if way == "direct" else http, max_response_size=5
            ).handle_request(request)

    def ask(url: str) -> object:
        request = httpx.Request("GET", url, extensions={"timeout": timeout.as_dict()})
        return asyncio.run(awaited(request)) if way == "async client" else called(request)

    with server(bomb("identity", b"123456")) as url, pytest.raises(httpx.RemoteProtocolError, match="more than 5 b"):
        ask(url)


# --- Forks ----------------------------------------------------------------------------------------------------------


def in_a_child(work: Callable[[], object]) -> str:
    """Run something in a forked child; give what it returned, or raised."""
    ours, theirs = multiprocessing.Pipe()
    child = os.fork()
    if not child:
        try:
            try:
                theirs.send(repr(work()))
            except BaseException as error:
                theirs.send(f"{type(error).__name__}: {error}")
        finally:
            os._exit(0)
    try:
        assert ours.poll(20), "the child hangs"
        said: str = ours.recv()
        return said
    finally:
        os.waitpid(child, 0)
        ours.close()
        theirs.close()


forks = pytest.mark.skipif(not hasattr(os, "fork"), reason="no forks here")


@forks
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_a_users_client_is_refused_in_a_forked_child(exchange: RunningSandbox, keys: Credentials) -> None:
    with httpx.Client(verify=CONTEXT) as http:
        bpx = connect(keys, base_url=exchange.base_url, http_client=http)
        abpx = aconnect(keys, base_url=exchange.base_url, http_client=httpx.AsyncClient(verify=CONTEXT))
        assert bpx.order.get_open_orders() == []
        said = [
            in_a_child(bpx.order.get_open_orders),
            in_a_child(lambda: asyncio.run(abpx.order.get_open_orders())),
            in_a_child(bpx.close),
        ]
        assert bpx.order.get_open_orders() == [], "the parent's goes on"

    for text in said[:2]:
        assert text.startswith("InvalidArgumentError: http_client: belongs to process")
        assert text.endswith("Create the httpx client and call connect() after the fork")
    assert said[2] == "None"


class Proxy(ThreadingHTTPServer):
    """A proxy that passes on, and counts its connections."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Passing)
        self.connections = 0

    def process_request(self, request: Any, client_address: Any) -> None:
        self.connections += 1
        super().process_request(request, client_address)


class Passing(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        with httpx.Client(trust_env=False, verify=CONTEXT) as client:
            answer = client.get(self.path, headers=list(self.headers.items()))
        self.send_response(answer.status_code)
        self.send_header("Content-Type", answer.headers["Content-Type"])
        self.send_header("Content-Length", str(len(answer.content)))
        self.end_headers()
        self.wfile.write(answer.content)

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet."""


@pytest.fixture
def proxy(monkeypatch: pytest.MonkeyPatch) -> Iterator[Proxy]:
    """A proxy on a real socket, which the environment names."""
    with Proxy() as found:
        threading.Thread(target=found.serve_forever, daemon=True).start()
        monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{found.server_port}")
        monkeypatch.setenv("no_proxy", "")
        yield found
        found.shutdown()


@forks
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_our_own_client_begins_anew_in_a_forked_child(
    exchange: RunningSandbox, keys: Credentials, proxy: Proxy
) -> None:
    def work() -> int:
        bpx.order.get_open_orders()
        bpx.close()
        return proxy.connections

    with connect(keys, base_url=exchange.base_url) as bpx:
        bpx.order.get_open_orders()
        assert proxy.connections == 1
        assert in_a_child(work) == "1", "the child counts on the proxy of its parent's"
        assert proxy.connections == 2, "a connection of its own"
        bpx.order.get_open_orders()
        assert proxy.connections == 2, "the parent's is as it was"


@forks
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_our_own_async_client_begins_anew_in_a_forked_child(
    exchange: RunningSandbox, keys: Credentials, proxy: Proxy
) -> None:
    async def run() -> None:
        async with aconnect(keys, base_url=exchange.base_url) as bpx:
            await bpx.order.get_open_orders()

            async def work() -> None:
                await bpx.order.get_open_orders()
                await bpx.aclose()

            def in_a_new_loop() -> object:
                asyncio.events._set_running_loop(None)  # the fork happened within the parent's
                return asyncio.run(work())

            assert in_a_child(in_a_new_loop) == "None"
            assert proxy.connections == 2
            await bpx.order.get_open_orders()
            assert proxy.connections == 2

    asyncio.run(run())


# --- Errors ---------------------------------------------------------------------------------------------------------


class Mine(Exception):  # noqa: N818 - a user's own
    """An exception of a user's own code."""


def mocked(
    keys: Credentials,
    flavour: str,
    call: str,
    answer: Callable[[httpx.Request], Any],
    retries: RetryPolicy | None = None,
    **hooks: Any,
) -> None:
    """Make one call over a client with a transport and event hooks of the user's."""
    transport = httpx.MockTransport(answer)
    if flavour == "sync":
        with httpx.Client(transport=transport, event_hooks={name: [hook] for name, hook in hooks.items()}) as http:
            bpx = connect(keys, http_client=http, retries=retries)
            bpx.order.execute_order(**ORDER) if call == "order" else bpx.order.get_open_orders()
        return

    def awaited(hook: Callable[[Any], Any]) -> Callable[[Any], Any]:
        async def called(argument: Any) -> None:
            if iscoroutine(begun := hook(argument)):
                await begun

        return called

    async def run() -> None:
        event_hooks = {name: [awaited(hook)] for name, hook in hooks.items()}
        async with httpx.AsyncClient(transport=transport, event_hooks=event_hooks) as http:
            bpx = aconnect(keys, http_client=http, retries=retries)
            await (bpx.order.execute_order(**ORDER) if call == "order" else bpx.order.get_open_orders())

    asyncio.run(run())


def raising(error: Exception) -> Callable[[Any], Any]:
    def hook(_: object) -> None:
        raise error

    return hook


class Counting:
    """A transport that counts, and answers with an empty list."""

    def __init__(self) -> None:
        self.requests = 0

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests += 1
        return httpx.Response(200, json=[])


flavours = pytest.mark.parametrize("flavour", ["sync", "async"])


@flavours
@pytest.mark.parametrize("call", ["order", "orders"])
def test_what_a_request_hook_raises_is_the_users_own(credentials: Credentials, flavour: str, call: str) -> None:
    exchange = Counting()

    with pytest.raises(Mine, match="no more orders today"):
        mocked(credentials, flavour, call, exchange, request=raising(Mine("no more orders today")))

    assert exchange.requests == 0


@flavours
@pytest.mark.parametrize(
    "error",
    [Mine("mine"), httpx.ConnectError("of another client"), httpx.PoolTimeout("of another client"), RuntimeError("x")],
    ids=lambda error: type(error).__name__,
)
def test_what_a_response_hook_raises_leaves_it_open_whether_an_order_was_placed(
    credentials: Credentials, flavour: str, error: Exception
) -> None:
    """And never lets it be sent again, whatever it is called: a hook may use an httpx client of its own."""
    exchange = Counting()

    with pytest.raises(OutcomeUnknownError, match=f"{type(error).__name__} after the request was sent") as unknown:
        mocked(credentials, flavour, "order", exchange, response=raising(error))

    assert exchange.requests == 1
    assert unknown.value.__cause__ is not None
    assert unknown.value.__cause__.__cause__ is error


@flavours
def test_a_response_hook_that_is_cut_off_at_the_deadline_leaves_it_open_too(
    credentials: Credentials, flavour: str
) -> None:
    """A client of its own couldn't connect, which says nothing of the order."""
    exchange = Counting()
    with server(dripping_handshake) as url, in_time():

        def hook(_: object) -> None:
            httpx.get(url.replace("http", "https"), verify=CONTEXT, timeout=10)

        async def ahook(_: object) -> None:
            await asyncio.sleep(60)

        with pytest.raises(OutcomeUnknownError):
            mocked(credentials, flavour, "order", exchange, SOON, response=hook if flavour == "sync" else ahook)

    assert exchange.requests == 1


@flavours
def test_what_a_response_hook_raises_after_a_read_is_the_users_own(credentials: Credentials, flavour: str) -> None:
    with pytest.raises(Mine):
        mocked(credentials, flavour, "orders", Counting(), response=raising(Mine()))


@flavours
@pytest.mark.parametrize(
    "error",
    [
        anyio.EndOfStream(),
        anyio.ClosedResourceError(),
        anyio.BrokenResourceError(),
        httpx.InvalidURL("x"),
        httpx.CookieConflict("x"),
        httpx.ResponseNotRead(),
        RuntimeError("x"),
        KeyError("x"),
        OSError("x"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_whatever_a_transport_raises_an_order_may_have_been_placed(
    credentials: Credentials, flavour: str, error: Exception
) -> None:
    with pytest.raises(OutcomeUnknownError, match=type(error).__name__):
        mocked(credentials, flavour, "order", raising(error))


@flavours
def test_a_read_whose_answer_httpx_itself_cant_take_is_a_transport_error(
    credentials: Credentials, flavour: str
) -> None:
    def away(_: httpx.Request) -> httpx.Response:
        return httpx.Response(302, headers={"Location": "https://[::1"})

    with pytest.raises(TransportError):
        mocked(credentials, flavour, "orders", away)


@flavours
def test_what_a_mock_asserts_is_told_as_it_is(credentials: Credentials, flavour: str) -> None:
    with pytest.raises(AssertionError, match="unexpected"):
        mocked(credentials, flavour, "order", raising(AssertionError("unexpected")))


@flavours
def test_a_hook_may_read_the_answer(credentials: Credentials, flavour: str) -> None:
    def read(response: httpx.Response) -> None:
        seen.append(response.is_stream_consumed)

    seen: list[bool] = []
    mocked(credentials, flavour, "orders", Counting(), response=read)

    assert seen == [True]


def test_a_hook_may_read_the_answer_from_a_socket(exchange: RunningSandbox, keys: Credentials) -> None:
    seen: list[bytes] = []

    def read(response: httpx.Response) -> None:
        seen.append(response.read())

    with httpx.Client(verify=CONTEXT, event_hooks={"response": [read]}) as http:
        assert connect(keys, base_url=exchange.base_url, http_client=http).order.get_open_orders() == []

    assert seen == [b"[]"]


@flavours
def test_a_users_client_that_was_closed_says_so(credentials: Credentials, flavour: str) -> None:
    async def awaited() -> None:
        http = httpx.AsyncClient(verify=CONTEXT)
        bpx = aconnect(credentials, http_client=http)
        await http.aclose()
        await bpx.order.execute_order(**ORDER)

    def called() -> None:
        http = httpx.Client(verify=CONTEXT)
        bpx = connect(credentials, http_client=http)
        http.close()
        bpx.order.execute_order(**ORDER)

    with pytest.raises(ClosedClientError):
        asyncio.run(awaited()) if flavour == "async" else called()


@both
@pytest.mark.parametrize("moment", ["at once", "after the headers"])
def test_http_2_nonsense_leaves_it_open_whether_an_order_was_placed(
    credentials: Credentials, run: Run, moment: str
) -> None:
    def nonsense(caller: socket.socket) -> None:
        connection = H2Connection(H2Configuration(client_side=False))
        connection.initiate_connection()
        while not any(isinstance(event, StreamEnded) for event in connection.receive_data(caller.recv(65536))):
            pass
        if moment == "after the headers":
            connection.send_headers(1, [(":status", "200")])
        caller.sendall(connection.data_to_send())
        time.sleep(0.1)
        caller.sendall(b"\x00\x00\x05\x00\x00\x00\x00\x00\x09" + b"\xff" * 64)  # data of no stream
        time.sleep(0.2)

    options: dict[str, Any] = {"retries": ONCE, "http1": False, "http2": True}
    with server(nonsense) as url, pytest.raises(OutcomeUnknownError):
        run(url, credentials, ["order"], **options)
    with server(nonsense) as url, pytest.raises(TransportError):
        run(url, credentials, ["orders"], **options)


# --- Logs -----------------------------------------------------------------------------------------------------------

BROKER_KEY = "br0k3r-k3y-h0rs3"


def test_what_ends_a_connection_over_http_2_is_each_requests_own_error(
    exchange: RunningSandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """httpcore keeps one exception for all requests of the connection, whose traceback grows with each of them."""
    write = ssl.SSLObject.write

    def fail(this: ssl.SSLObject, data: bytes) -> int:
        if this.server_side:
            return write(this, data)
        raise ssl.SSLEOFError(8, "EOF occurred in violation of protocol")

    async def run() -> list[Any]:
        async with httpx.AsyncClient(http2=True, verify=ssl.create_default_context(cafile=file)) as http:
            bpx = aconnect(base_url=url, http_client=http, retries=RetryPolicy(attempts=4, first_wait=0.02))
            await bpx.system.get_status()
            monkeypatch.setattr(ssl.SSLObject, "write", fail)
            return await asyncio.gather(*(bpx.system.get_status() for _ in range(10)), return_exceptions=True)

    file = peer.certificate(tmp_path)
    with fronts.http2(exchange.base_url, file) as url:
        errors = asyncio.run(run())
        monkeypatch.undo()

    assert [type(error) for error in errors] == [TransportError] * 10


@flavours
def test_no_log_of_http_2_shows_the_brokers_key(
    credentials: Credentials, caplog: pytest.LogCaptureFixture, flavour: str
) -> None:
    """hpack writes every header into its DEBUG log, each by itself and all of them compressed."""
    order: dict[str, Any] = {**ORDER, "x_broker_key": BROKER_KEY}
    version: dict[str, Any] = {"http1": False, "http2": True, "verify": CONTEXT}

    async def awaited(url: str) -> None:
        async with httpx.AsyncClient(**version) as http:
            await aconnect(credentials, base_url=url, http_client=http).order.execute_order(**order)

    def called(url: str) -> None:
        with httpx.Client(**version) as http:
            connect(credentials, base_url=url, http_client=http).order.execute_order(**order)

    with (
        caplog.at_level("DEBUG"),
        http2_server(answering(400, [])) as http2,
        suppress(BpxError),
    ):
        asyncio.run(awaited(http2.url)) if flavour == "async" else called(http2.url)

    [request] = http2.requests
    assert request.headers["x-broker-key"] == BROKER_KEY, "it was sent"
    lines = [record.getMessage() for record in caplog.records if record.name.startswith("hpack")]
    assert any("content-type" in line for line in lines), "the log is on"
    secrets = (BROKER_KEY, request.headers["x-signature"], "header block")
    # The server of this test decodes them in the same process.
    assert [line for line in lines if any(secret in line for secret in secrets) and not line.startswith("Decod")] == []
