"""A signed request is only sent to the first address, with any client, protocol or redirect."""

import asyncio
import socket
import ssl
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

import httpx
import pytest

from bpx_auth import BpxAuth, Credentials, signed_string

from .http2_server import answering, http2_server

SIGNING = {"x-api-key", "x-signature", "x-timestamp", "x-window"}
ORDER = {"symbol": "SOL_USDC", "side": "Bid", "orderType": "Market", "quantity": "1"}


@dataclass
class Received:
    """A request as a server received it."""

    method: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Place:
    """A server, and what it received."""

    url: str
    received: Callable[[], list[Received]]


Server = Callable[[int, dict[str, str]], Any]
CONTEXT = ssl.create_default_context()
"""One for all clients: loading certificates takes longer than all else here."""


@contextmanager
def http1(status: int, headers: dict[str, str]) -> Generator[Place]:
    """A server that speaks HTTP/1.1 and gives each request the same answer; it reads until the client is done."""
    received: list[Received] = []
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    answer = f"HTTP/1.1 {status} Said\r\n{lines}Content-Length: 2\r\nConnection: close\r\n\r\n[]".encode()

    def serve() -> None:
        while True:
            try:
                caller = door.accept()[0]
            except OSError:
                return
            with caller, suppress(OSError):
                received.append(read_request(caller))
                caller.sendall(answer)

    with socket.create_server(("127.0.0.1", 0)) as door:
        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield Place(f"http://127.0.0.1:{door.getsockname()[1]}", lambda: received)
        door.shutdown(socket.SHUT_RDWR)
    thread.join()


def read_request(caller: socket.socket) -> Received:
    data = b""
    while b"\r\n\r\n" not in data and (piece := caller.recv(65536)):
        data += piece
    head, _, body = data.partition(b"\r\n\r\n")
    first, *lines = head.decode().split("\r\n")
    headers = {name.lower(): value for name, value in (line.split(": ", 1) for line in lines)}
    while len(body) < int(headers.get("content-length", 0)) and (piece := caller.recv(65536)):
        body += piece
    return Received(first.split()[0], headers, body)


@contextmanager
def http2(status: int, headers: dict[str, str]) -> Generator[Place]:
    """A server that speaks HTTP/2 and gives each request the same answer."""
    with http2_server(answering(status, list(headers.items()), b"[]")) as server:
        yield Place(server.url, lambda: [Received(r.headers[":method"], r.headers, r.body) for r in server.requests])


@dataclass
class Outcome:
    """The outcome of a redirected request.

    Attributes:
        response: The answer of the second address; None where the client refused to go on.
        hooked: For each request, and for the request of each response, as the client's hooks saw it: True if signed.
    """

    response: httpx.Response | None
    hooked: list[bool]


def send(flavour: str, protocol: str, auth: BpxAuth, method: str, url: str, body: dict[str, str] | None) -> Outcome:
    """Send a request on a client of httpx's own that follows redirects."""
    outcome = Outcome(None, [])
    options: dict[str, Any] = {"auth": auth, "follow_redirects": True, "http2": protocol == "HTTP/2", "verify": CONTEXT}
    options["http1"] = not options["http2"]

    def note(seen: httpx.Request | httpx.Response) -> None:
        request = seen if isinstance(seen, httpx.Request) else seen.request
        outcome.hooked.append("X-Signature" in request.headers)

    async def anote(seen: httpx.Request | httpx.Response) -> None:
        note(seen)

    async def awaited() -> httpx.Response:
        async with httpx.AsyncClient(**options, event_hooks={"request": [anote], "response": [anote]}) as http:
            return await http.request(method, url, json=body)

    with suppress(httpx.StreamConsumed):
        if flavour == "async":
            outcome.response = asyncio.run(awaited())
        else:
            with httpx.Client(**options, event_hooks={"request": [note], "response": [note]}) as http:
                outcome.response = http.request(method, url, json=body)
    return outcome


CASES = [
    ("GET", "/api/v1/orders?symbol=SOL_USDC", None),
    ("DELETE", "/api/v1/orders", {"symbol": "SOL_USDC"}),
    ("DELETE", "/api/v1/orders?symbol=SOL_USDC", None),
    ("POST", "/api/v1/order", ORDER),
]


@pytest.mark.parametrize("flavour", ["sync", "async"])
@pytest.mark.parametrize(("protocol", "server"), [("HTTP/1.1", http1), ("HTTP/2", http2)], ids=["HTTP/1.1", "HTTP/2"])
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize(("method", "path", "body"), CASES, ids=["GET", "DELETE a body", "DELETE a query", "POST"])
def test_neither_the_signature_nor_the_body_follows_a_redirect_to_another_origin(
    credentials: Credentials,
    flavour: str,
    protocol: str,
    server: Server,
    status: int,
    method: str,
    path: str,
    body: dict[str, str] | None,
) -> None:
    with server(200, {}) as away, server(status, {"location": f"{away.url}/api/v1/orders"}) as home:
        outcome = send(flavour, protocol, BpxAuth(credentials, origin=home.url), method, f"{home.url}{path}", body)

    [first] = home.received()
    assert first.headers.keys() >= SIGNING, "the request itself was signed"
    assert bool(first.body) == bool(body)
    for request in away.received():
        assert SIGNING.isdisjoint(request.headers)
        assert request.body == b""
    if outcome.response is None:
        assert body, "it goes on, unless a body would have to be sent a second time"
    else:
        [redirected] = outcome.response.history
        assert redirected.request.headers["X-Signature"] == first.headers["x-signature"], "it can be looked at"
        assert signed_string(redirected.request)
        assert signed_string(outcome.response.request) is None
        assert outcome.hooked == [True, True, False, False]
    assert outcome.hooked[:2] == [True, True], "event hooks see what is sent"


@pytest.mark.parametrize("flavour", ["sync", "async"])
@pytest.mark.parametrize("protocol", ["HTTP/1.1", "HTTP/2"])
def test_a_redirect_within_the_origin_is_not_signed_either(
    credentials: Credentials, flavour: str, protocol: str
) -> None:
    """The signature is for the first path's operation; were it sent on, it would be one for another operation."""
    server = http2 if protocol == "HTTP/2" else http1
    with server(307, {"location": "/api/v1/orders"}) as home:
        with suppress(httpx.TooManyRedirects):
            send(flavour, protocol, BpxAuth(credentials, origin=home.url), "GET", f"{home.url}/api/v1/capital", None)

        first, *others = home.received()

    assert first.headers.keys() >= SIGNING
    assert others
    assert all(SIGNING.isdisjoint(request.headers) for request in others)


def test_a_body_does_not_follow_a_redirect_on_a_transport_that_reads_it_in_its_own_way(
    credentials: Credentials,
) -> None:
    """Transports needn't iterate over the stream: some (httpx-aiohttp, mocks) take `request.content`."""
    sent: list[tuple[str, bytes]] = []

    def answer(request: httpx.Request) -> httpx.Response:
        sent.append((request.url.host, request.content))
        return httpx.Response(307, headers={"Location": "https://example.com/"})

    with (
        httpx.Client(transport=httpx.MockTransport(answer), auth=BpxAuth(credentials), follow_redirects=True) as http,
        pytest.raises(httpx.StreamConsumed),
    ):
        http.post("https://api.backpack.exchange/api/v1/order", json=ORDER)

    assert [host for host, _ in sent] == ["api.backpack.exchange"]


def test_instruments_may_put_other_headers_in_the_place_of_a_signed_requests(credentials: Credentials) -> None:
    """As OpenTelemetry does: the signature is sent with them, and doesn't follow a redirect with them either."""
    sent: list[httpx.Headers] = []

    class Instrumented(httpx.BaseTransport):
        def handle_request(self, request: httpx.Request) -> httpx.Response:
            request.headers = httpx.Headers({**request.headers, "traceparent": "00"})
            sent.append(request.headers)
            return httpx.Response(302 if len(sent) == 1 else 200, headers={"Location": "https://example.com/"})

    with httpx.Client(transport=Instrumented(), auth=BpxAuth(credentials), follow_redirects=True) as http:
        http.get("https://api.backpack.exchange/api/v1/capital")

    assert ["X-Signature" in headers for headers in sent] == [True, False]


def test_a_signed_request_is_sent_again_by_a_transport_that_tries_twice(credentials: Credentials) -> None:
    sent: list[bytes] = []

    class Twice(httpx.BaseTransport):
        def handle_request(self, request: httpx.Request) -> httpx.Response:
            assert isinstance(request.stream, httpx.SyncByteStream)
            sent.extend(b"".join(request.stream) for _ in range(2))
            return httpx.Response(200)

    with httpx.Client(transport=Twice(), auth=BpxAuth(credentials)) as http:
        http.post("https://api.backpack.exchange/api/v1/order", json=ORDER)

    assert sent[0] == sent[1] != b""


def test_a_request_that_was_signed_before_loses_that_signature_too_when_it_is_redirected(
    credentials: Credentials,
) -> None:
    sent: list[httpx.Headers] = []

    def answer(request: httpx.Request) -> httpx.Response:
        sent.append(request.headers)
        return httpx.Response(302 if len(sent) == 1 else 200, headers={"Location": "https://example.com/"})

    auth = BpxAuth(credentials)
    request = auth.sign(httpx.Request("GET", "https://api.backpack.exchange/api/v1/capital"))
    with httpx.Client(transport=httpx.MockTransport(answer), auth=auth, follow_redirects=True) as http:
        response = http.send(request)

    assert ["X-Signature" in headers for headers in sent] == [True, False]
    assert signed_string(response.request) is None
