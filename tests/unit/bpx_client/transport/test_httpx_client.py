"""httpx's client as a transport: what its hooks, mocks and transports do to a request has a name."""

import time
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

import httpx
import pytest

from bpx_client.transport.decoding import ResponseTooLarge
from bpx_client.transport.httpx_client import HttpxTransport
from bpx_client.transport.limits import Remaining

URL = "https://api.backpack.exchange/api/v1/order"


def transport(answer: Callable[[httpx.Request], httpx.Response], limit: int = 100, **options: Any) -> HttpxTransport:
    client = httpx.Client(transport=httpx.MockTransport(answer), **options)
    return HttpxTransport(lambda: client, owned=True, max_response_size=limit)


def test_a_request_hook_may_replace_the_body() -> None:
    def replace(request: httpx.Request) -> None:
        request.stream = httpx.ByteStream(b"replaced")

    def echo(request: httpx.Request) -> httpx.Response:
        assert isinstance(request.stream, httpx.SyncByteStream)
        return httpx.Response(200, content=b"".join(request.stream))

    sender = transport(echo, event_hooks={"request": [replace]})

    assert sender.handle_request(httpx.Request("POST", URL, content=b"original")).content == b"replaced"
    sender.close()


def test_a_response_that_a_hook_has_read_is_bounded_too() -> None:
    def read(response: httpx.Response) -> None:
        response.read()

    sender = transport(lambda _: httpx.Response(200, content=b"x" * 101), event_hooks={"response": [read]})

    with pytest.raises(ResponseTooLarge):
        sender.handle_request(httpx.Request("GET", URL))
    sender.close()


def test_a_body_that_trickles_out_of_a_users_transport_ends_at_the_deadline() -> None:
    """There is no socket that could be shut down: the next piece that comes too late ends it."""

    class Trickle(httpx.SyncByteStream):
        def __iter__(self) -> Iterator[bytes]:
            while True:
                time.sleep(0.02)
                yield b"x"

    ends = time.monotonic() + 0.05
    sender = transport(lambda _: httpx.Response(200, stream=Trickle()), limit=10**6)
    timeout = Remaining(httpx.Timeout(5.0).as_dict(), ends, time.monotonic)  # type: ignore[arg-type]

    with pytest.raises(httpx.ReadTimeout, match="deadline has passed"):
        sender.handle_request(httpx.Request("GET", URL, extensions={"timeout": timeout}))
    assert time.monotonic() < ends + 5
    sender.close()


def test_a_transport_that_gives_httpx_what_it_does_not_take_leaves_the_outcome_of_an_order_open() -> None:
    """The order was sent: httpx's own complaint about the response doesn't say that it wasn't."""

    class Awaited(httpx.AsyncByteStream):
        async def __aiter__(self) -> AsyncIterator[bytes]:
            yield b"x"

    sender = transport(lambda _: httpx.Response(200, stream=Awaited()))

    with pytest.raises(httpx.ReadError, match="AssertionError after the request was sent"):
        sender.handle_request(httpx.Request("POST", URL, content=b"{}"))
    sender.close()
