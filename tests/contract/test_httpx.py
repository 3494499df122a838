"""httpx stays the interface: its auth, clients, proxies, transports and hooks work, and what others build upon them."""

import asyncio
import socket
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import cast

import httpx
import pytest
import respx
from pytest_httpx import HTTPXMock

from bpx_api.errors import NoAnswerInTimeError, TransportError
from bpx_auth import BpxAuth
from bpx_client import Credentials, aconnect, connect
from bpx_client.transport import RetryPolicy
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
        """Where it listens."""
        return f"http://127.0.0.1:{self.server_port}"


class Passing(BaseHTTPRequestHandler):
    """One connection to the proxy."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Pass a request on to where its whole URL says."""
        cast(Proxy, self.server).passed.append(f"GET {self.path}")
        with httpx.Client(trust_env=False) as client:
            answer = client.get(self.path, headers=list(self.headers.items()))
        self.send_response(answer.status_code)
        self.send_header("Content-Type", answer.headers["Content-Type"])
        self.send_header("Content-Length", str(len(answer.content)))
        self.end_headers()
        self.wfile.write(answer.content)

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
    """An address where connections are taken and nothing is ever answered."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"


# --- Auth, requests and answers -------------------------------------------------------------------------------------


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
        answer = client.send(request)

    assert type(request) is httpx.Request
    assert answer.status_code == 200
    assert "SOL" in answer.json()


def test_the_headers_of_an_answer_are_httpxs_own(exchange: RunningSandbox) -> None:
    from bpx_api.api.system import get_status

    with connect(base_url=exchange.base_url) as bpx:
        answer = get_status.sync_detailed(client=bpx)

    assert isinstance(answer.headers, httpx.Headers)
    assert answer.headers["CONTENT-TYPE"].startswith("application/json")


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


def test_event_hooks_see_every_request_signed_and_every_answer(exchange: RunningSandbox, keys: Credentials) -> None:
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
def test_respx_answers_whichever_client_was_opened_first(using: str, keys: Credentials) -> None:
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


def test_pytest_httpx_answers(httpx_mock: HTTPXMock, keys: Credentials) -> None:
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
