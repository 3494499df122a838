"""httpx stays the interface: its auth, clients, proxies, transports and hooks work, and what others build upon them."""

import asyncio
import socket
from collections.abc import AsyncIterator, Callable, Generator, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any, cast

import httpx
import pytest
import respx
from pytest_httpx import HTTPXMock

from bpx_api.errors import NoAnswerInTimeError, TransportError
from bpx_auth import BpxAuth
from bpx_client import Credentials, aconnect, connect
from bpx_client.transport import RetryPolicy, open_async_transport, open_transport
from bpx_client.transport.direct import DirectTransport
from bpx_client.transport.direct_async import AsyncDirectTransport
from bpx_client.transport.httpx_client import AsyncHttpxTransport, HttpxTransport
from bpx_sandbox.server import RunningSandbox

REAL = "https://api.backpack.exchange"
ONCE = RetryPolicy(attempts=1)
STATUS = {"status": "Maintenance", "message": "mocked"}


class Proxy(ThreadingHTTPServer):
    """A forward proxy for plain HTTP that notes what passes."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Passing)
        self.passed: list[str] = []

    @property
    def url(self) -> str:
        """The URL of the server."""
        return f"http://127.0.0.1:{self.server_port}"


class Passing(BaseHTTPRequestHandler):
    """One connection to the proxy."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Pass a request on to where its whole URL says."""
        cast(Proxy, self.server).passed.append(f"GET {self.path}")
        with httpx.Client(trust_env=False) as client:
            response = client.get(self.path, headers=list(self.headers.items()))
        self.send_response(response.status_code)
        self.send_header("Content-Type", response.headers["Content-Type"])
        self.send_header("Content-Length", str(len(response.content)))
        self.end_headers()
        self.wfile.write(response.content)

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet."""


@pytest.fixture
def proxy() -> Iterator[Proxy]:
    """A proxy on a real socket."""
    with Proxy() as found:
        Thread(target=found.serve_forever, daemon=True).start()
        yield found
        found.shutdown()


@contextmanager
def silent() -> Generator[str]:
    """A URL of a server that accepts connections and never responds."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"


# --- Auth, requests and responses -----------------------------------------------------------------------------------


def test_the_hook_signs_for_any_client_of_httpx(exchange: RunningSandbox, keys: Credentials) -> None:
    auth = BpxAuth(keys, origin=exchange.base_url)
    url = f"{exchange.base_url}/api/v1/capital"

    async def awaited() -> httpx.Response:
        async with httpx.AsyncClient(auth=auth) as client:
            return await client.get(url)

    assert httpx.get(url).status_code == 401
    assert httpx.get(url, auth=auth).json()["SOL"].keys() == {"available", "locked", "staked"}
    assert asyncio.run(awaited()).status_code == 200


def test_a_prepared_request_is_httpxs_own_and_anybody_can_send_it(exchange: RunningSandbox, keys: Credentials) -> None:
    with connect(keys, base_url=exchange.base_url) as bpx, httpx.Client() as client:
        request = bpx.prepare(bpx.capital.get_balances)
        response = client.send(request)

    assert type(request) is httpx.Request
    assert response.status_code == 200
    assert "SOL" in response.json()


def test_the_headers_of_a_response_are_httpxs_own(exchange: RunningSandbox) -> None:
    from bpx_api.api.system import get_status

    with connect(base_url=exchange.base_url) as bpx:
        response = get_status.sync_detailed(client=bpx)

    assert isinstance(response.headers, httpx.Headers)
    assert response.headers["CONTENT-TYPE"].startswith("application/json")


# --- Timeouts -------------------------------------------------------------------------------------------------------


def test_the_timeout_of_the_users_own_client_holds() -> None:
    with silent() as url, httpx.Client(timeout=httpx.Timeout(5, read=0.05)) as own:
        bpx = connect(base_url=url, http_client=own, retries=ONCE)
        with pytest.raises(NoAnswerInTimeError, match="ReadTimeout"):
            bpx.system.get_status()


def test_a_timeout_of_httpx_is_taken_part_by_part() -> None:
    timeout = httpx.Timeout(5, read=0.05)
    with (
        silent() as url,
        connect(base_url=url, timeout=timeout, retries=ONCE) as bpx,
        pytest.raises(NoAnswerInTimeError, match="ReadTimeout"),
    ):
        bpx.system.get_status()


# --- Proxies and transports -----------------------------------------------------------------------------------------


def test_requests_go_through_the_proxy_of_the_users_own_client(
    exchange: RunningSandbox, keys: Credentials, proxy: Proxy
) -> None:
    async def awaited() -> None:
        async with (
            httpx.AsyncClient(proxy=proxy.url) as own,
            aconnect(keys, base_url=exchange.base_url, http_client=own) as abpx,
        ):
            await abpx.order.get_open_orders(symbol="SOL_USDC")

    with httpx.Client(proxy=proxy.url) as own, connect(keys, base_url=exchange.base_url, http_client=own) as bpx:
        bpx.order.get_open_orders(symbol="SOL_USDC")
    asyncio.run(awaited())

    assert proxy.passed == [f"GET {exchange.base_url}/api/v1/orders?symbol=SOL_USDC"] * 2


def test_requests_go_through_the_proxy_that_the_environment_names(
    monkeypatch: pytest.MonkeyPatch, exchange: RunningSandbox, keys: Credentials, proxy: Proxy
) -> None:
    monkeypatch.setenv("http_proxy", proxy.url)
    monkeypatch.setenv("no_proxy", "")

    async def awaited() -> None:
        async with aconnect(keys, base_url=exchange.base_url) as abpx:
            await abpx.capital.get_balances()

    with connect(keys, base_url=exchange.base_url) as bpx:
        bpx.capital.get_balances()
    asyncio.run(awaited())

    assert proxy.passed == [f"GET {exchange.base_url}/api/v1/capital"] * 2


def test_a_mounted_transport_takes_the_requests_of_its_address(exchange: RunningSandbox) -> None:
    mocked = httpx.MockTransport(lambda _: httpx.Response(200, json=STATUS))

    async def awaited() -> list[str]:
        async with httpx.AsyncClient(mounts={REAL: mocked}) as own:
            clients = aconnect(http_client=own), aconnect(base_url=exchange.base_url, http_client=own)
            return [(await client.system.get_status()).status for client in clients]

    with httpx.Client(mounts={REAL: mocked}) as own:
        clients = connect(http_client=own), connect(base_url=exchange.base_url, http_client=own)
        assert [client.system.get_status().status for client in clients] == ["Maintenance", "Ok"]
    assert asyncio.run(awaited()) == ["Maintenance", "Ok"]


def test_an_application_can_be_mounted_in_the_place_of_the_network(exchange: RunningSandbox, keys: Credentials) -> None:
    async def awaited() -> set[str]:
        transport = httpx.ASGITransport(exchange.sandbox.app)
        async with httpx.AsyncClient(transport=transport) as own:
            abpx = aconnect(keys, base_url=exchange.base_url, http_client=own)
            return set(await abpx.capital.get_balances())

    assert asyncio.run(awaited()) >= {"SOL", "USDC"}


def test_event_hooks_see_every_request_signed_and_every_response(exchange: RunningSandbox, keys: Credentials) -> None:
    seen: list[str] = []

    def before(request: httpx.Request) -> None:
        seen.append(f"{request.url.path} {'X-Signature' in request.headers}")

    def after(response: httpx.Response) -> None:
        seen.append(str(response.status_code))

    async def before_awaited(request: httpx.Request) -> None:
        before(request)

    async def after_awaited(response: httpx.Response) -> None:
        after(response)

    async def awaited() -> None:
        async with httpx.AsyncClient(event_hooks={"request": [before_awaited], "response": [after_awaited]}) as own:
            await aconnect(keys, base_url=exchange.base_url, http_client=own).capital.get_balances()

    with httpx.Client(event_hooks={"request": [before], "response": [after]}) as own:
        connect(keys, base_url=exchange.base_url, http_client=own).capital.get_balances()
    asyncio.run(awaited())

    assert seen == ["/api/v1/capital True", "200"] * 2


# --- Tools that replace httpx in tests ------------------------------------------------------------------------------


@pytest.mark.parametrize("using", ["httpcore", "httpx"])
def test_respx_responds_whichever_client_was_opened_first(using: str, keys: Credentials) -> None:
    async def awaited() -> str:
        async with aconnect(keys) as abpx:
            return (await abpx.system.get_status()).status

    with connect(keys) as before, respx.mock(base_url=REAL, using=using) as mocked, connect(keys) as after:
        route = mocked.get("/api/v1/status").respond(json=STATUS)
        statuses = [before.system.get_status().status, after.system.get_status().status, asyncio.run(awaited())]

    assert statuses == ["Maintenance"] * 3
    assert route.call_count == 3


def test_respx_refuses_an_order_that_no_test_expects(keys: Credentials) -> None:
    with respx.mock, connect(keys) as bpx, pytest.raises(AssertionError, match="not mocked"):
        bpx.order.execute_order(symbol="SOL_USDC", side="Bid", order_type="Market", quantity="1")


def test_pytest_httpx_responds(httpx_mock: HTTPXMock, keys: Credentials) -> None:
    async def awaited() -> str:
        async with aconnect(keys) as abpx:
            return (await abpx.system.get_status()).status

    httpx_mock.add_response(url=f"{REAL}/api/v1/status", json=STATUS, is_reusable=True)
    httpx_mock.add_exception(httpx.ConnectError("no route"), url=f"{REAL}/api/v1/capital", is_reusable=True)

    with connect(keys, retries=ONCE) as bpx:
        assert bpx.system.get_status().status == "Maintenance"
        with pytest.raises(TransportError, match="no route"):
            bpx.capital.get_balances()
    assert asyncio.run(awaited()) == "Maintenance"


def test_when_the_mock_has_gone_requests_travel_again(exchange: RunningSandbox, keys: Credentials) -> None:
    async def awaited() -> list[str]:
        async with aconnect(keys, base_url=exchange.base_url) as abpx:
            with respx.mock:
                respx.get(f"{exchange.base_url}/api/v1/status").respond(json=STATUS)
                mocked = await abpx.system.get_status()
            return [mocked.status, (await abpx.system.get_status()).status]

    with connect(keys, base_url=exchange.base_url) as bpx:
        with respx.mock:
            respx.get(f"{exchange.base_url}/api/v1/status").respond(json=STATUS)
            mocked = bpx.system.get_status()
        assert [mocked.status, bpx.system.get_status().status] == ["Maintenance", "Ok"]
    assert asyncio.run(awaited()) == ["Maintenance", "Ok"]


# --- The client's transports in a plain httpx client ----------------------------------------------------------------


class Repeating(BaseHTTPRequestHandler):
    """A server that says what it was sent; `/elsewhere` points to another server, and `/moved` to the same one."""

    protocol_version = "HTTP/1.1"

    def _answer(self) -> None:
        if self.headers.get("Transfer-Encoding") == "chunked":
            body = b""
            while size := int(self.rfile.readline(), 16):
                body += self.rfile.read(size + 2)[:-2]
            self.rfile.readline()
        else:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        content = body or f"{self.command} {self.path}".encode()
        where = {"/elsewhere": "http://127.0.0.1:1/", "/moved": "/here"}.get(self.path)
        self.send_response(200 if where is None else 302)
        if where is not None:
            self.send_header("Location", where)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Set-Cookie", "seen=1")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    do_GET = do_POST = do_HEAD = _answer  # noqa: N815 http.server's names

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet."""


@pytest.fixture
def repeating() -> Iterator[httpx.URL]:
    """The address of such a server."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Repeating) as server:
        server.daemon_threads = True
        Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield httpx.URL(f"http://127.0.0.1:{server.server_port}")
        server.shutdown()


@pytest.fixture(params=["sync", "async", "auto", "async auto", "httpx", "async httpx"])
def plain(request: pytest.FixtureRequest, repeating: httpx.URL) -> Iterator[Callable[..., httpx.Response]]:
    """`httpx.Client.request` or `AsyncClient.request`, over each transport."""
    kind, timeout = request.param.split()[-1], httpx.Timeout(5)
    transports: dict[str, Callable[[], httpx.BaseTransport]] = {
        "sync": lambda: DirectTransport(repeating),
        "auto": lambda: open_transport(repeating, timeout),
        "httpx": lambda: HttpxTransport(httpx.Client, owned=True),
    }
    async_transports: dict[str, Callable[[], httpx.AsyncBaseTransport]] = {
        "async": lambda: AsyncDirectTransport(repeating),
        "auto": lambda: open_async_transport(repeating, timeout),
        "httpx": lambda: AsyncHttpxTransport(httpx.AsyncClient, owned=True),
    }
    options: dict[str, Any] = {"base_url": repeating, "follow_redirects": True, "timeout": None}
    if request.param.startswith("async"):
        with asyncio.Runner() as runner:
            client = httpx.AsyncClient(transport=async_transports[kind](), **options)
            yield lambda *args, **arguments: runner.run(client.request(*args, **arguments))
            runner.run(client.aclose())
    else:
        with httpx.Client(transport=transports[kind](), **options) as sync_client:
            yield sync_client.request


def test_a_transport_works_in_a_plain_client(plain: Callable[..., httpx.Response]) -> None:
    responses = [plain("GET", "/a?x=1"), plain("POST", "/", json={"b": 1}), plain("POST", "/", data={"c": "1"})]

    assert [response.text for response in responses] == ["GET /a?x=1", '{"b":1}', "c=1"]
    assert responses[0].request.url.path == "/a"
    assert responses[0].cookies["seen"] == "1"


def test_a_transport_sends_a_body_that_is_given_as_a_stream(plain: Callable[..., httpx.Response]) -> None:
    uploaded = plain("POST", "/", files={"file": b"contents"})

    assert b"contents" in uploaded.content


def test_a_transport_takes_the_response_to_head_for_complete(plain: Callable[..., httpx.Response]) -> None:
    head, after = plain("HEAD", "/a"), plain("GET", "/b")

    assert (head.status_code, head.content, after.text) == (200, b"", "GET /b")


def test_a_transport_follows_its_clients_redirects_within_its_origin(plain: Callable[..., httpx.Response]) -> None:
    assert plain("GET", "/moved").text == "GET /here"


@pytest.mark.parametrize("plain", ["sync", "async", "auto", "async auto"], indirect=True)
def test_a_transport_sends_nothing_to_another_origin(plain: Callable[..., httpx.Response]) -> None:
    with pytest.raises(httpx.UnsupportedProtocol, match="is another origin than"):
        plain("GET", "/elsewhere")


def test_a_generator_is_sent_in_one_chunk(repeating: httpx.URL) -> None:
    async def pieces() -> AsyncIterator[bytes]:
        yield b"one "
        yield b"two"

    async def awaited() -> list[httpx.Response]:
        async with httpx.AsyncClient(transport=AsyncDirectTransport(repeating), base_url=repeating) as client:
            return [await client.post("/", content=pieces()), await client.get("/")]

    with httpx.Client(transport=DirectTransport(repeating), base_url=repeating) as client:
        responses = [
            client.post("/", content=iter([b"one ", b"two"])),
            client.post("/", content=iter([])),
            client.get("/"),
        ]

    assert [response.text for response in responses] == ["one two", "POST /", "GET /"]
    assert [response.text for response in asyncio.run(awaited())] == ["one two", "GET /"]


def test_the_hook_signs_over_a_transport_in_a_plain_client(exchange: RunningSandbox, keys: Credentials) -> None:
    origin = httpx.URL(exchange.base_url)
    auth = BpxAuth(keys, origin=exchange.base_url)

    with httpx.Client(transport=DirectTransport(origin), base_url=origin, auth=auth) as client:
        assert "SOL" in client.get("/api/v1/capital").json()
