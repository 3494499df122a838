"""The client and servers that fail: errors name the address and what to do, and fit on a screen."""

import asyncio
import socket
import traceback
from collections.abc import Callable, Iterator

import httpx
import pytest

from bpx_api import BpxError, Client
from bpx_api.errors import (
    NoAnswerInTimeError,
    NotSentError,
    TransportError,
)
from bpx_client import aconnect, connect
from tests.unit.bpx_api.test_client import ONCE, answering, exchange_error


@pytest.fixture
def silent_server() -> Iterator[str]:
    """The address of a server that takes connections and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"http://127.0.0.1:{server.getsockname()[1]}"


def test_a_server_that_never_answers_is_given_up_on(silent_server: str) -> None:
    with (
        connect(base_url=silent_server, timeout=0.05, retries=ONCE) as bpx,
        pytest.raises(NoAnswerInTimeError) as raised,
    ):
        bpx.markets.get_markets()

    assert str(raised.value).startswith("get_markets: no answer from 127.0.0.1:")
    assert "in time (ReadTimeout" in str(raised.value)
    assert isinstance(raised.value.__cause__, httpx.ReadTimeout)


def test_a_server_that_never_answers_is_given_up_on_by_one_call_with_its_own_timeout(silent_server: str) -> None:
    async def ask() -> None:
        async with aconnect(base_url=silent_server, retries=ONCE) as bpx:
            await bpx.with_options(timeout=0.05).markets.get_markets()

    with pytest.raises(NoAnswerInTimeError):
        asyncio.run(ask())


def test_a_server_that_refuses_connections_raises_that_nothing_was_sent() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"http://127.0.0.1:{server.getsockname()[1]}"

    with connect(base_url=address, retries=ONCE) as bpx, pytest.raises(TransportError) as raised:
        bpx.markets.get_markets()

    assert isinstance(raised.value, NotSentError)
    assert raised.value.operation == "get_markets"
    assert isinstance(raised.value.__cause__, httpx.ConnectError)


def test_a_dead_servers_address_and_what_to_do_are_named() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"127.0.0.1:{server.getsockname()[1]}"

    with connect(base_url=f"http://{address}", retries=ONCE) as bpx, pytest.raises(NotSentError) as raised:
        bpx.markets.get_markets()

    assert str(raised.value).startswith(f"get_markets: no connection to {address} (ConnectError: ")
    assert str(raised.value).endswith("; nothing was sent: check the network, call again")


def refusing(base_url: str) -> Client:
    return connect(base_url="http://127.0.0.1:9", retries=ONCE)


FAILURES: dict[str, Callable[[str], Client]] = {
    "nobody listens": refusing,
    "no answer in time": lambda silent: connect(base_url=silent, timeout=0.05, retries=ONCE),
    "an unexpected shape": lambda _: answering(httpx.Response(200, json=[{"symbol": "SOL_USDC"}])),
    "no JSON": lambda _: answering(httpx.Response(200, text="<html>")),
    "400": lambda _: answering(httpx.Response(400, content=exchange_error("INVALID_CLIENT_REQUEST"))),
    "429": lambda _: answering(httpx.Response(429, headers={"Retry-After": "3"})),
}


@pytest.mark.parametrize("name", FAILURES)
def test_a_traceback_fits_on_a_screen(silent_server: str, name: str) -> None:
    """Python's own lines and the caller's frame included."""
    with FAILURES[name](silent_server) as bpx, pytest.raises(BpxError) as raised:
        bpx.markets.get_markets()

    lines = "".join(traceback.format_exception(raised.value)).splitlines()

    assert len(lines) <= 18, "\n".join(lines)
