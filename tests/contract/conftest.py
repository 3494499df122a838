"""Fixtures of the contract tests: a local exchange for each worker, on a real socket, and its clients."""

import asyncio
from collections.abc import Iterator
from typing import cast

import httpx
import pytest

from bpx_api import Client
from bpx_client import Credentials, aconnect, connect
from bpx_sandbox.server import RunningSandbox, running

from .flavours import Flavour


@pytest.fixture(scope="session")
def exchange() -> Iterator[RunningSandbox]:
    """The worker's exchange."""
    with running(seed=1) as sandbox:
        yield sandbox


@pytest.fixture(scope="session")
def keys(exchange: RunningSandbox) -> Credentials:
    """The account's keys."""
    return Credentials(exchange.public_key, exchange.secret_key)


@pytest.fixture(scope="session")
def bpx(exchange: RunningSandbox, keys: Credentials) -> Iterator[Client]:
    """The sync client, signed."""
    with connect(keys, base_url=exchange.base_url) as client:
        yield client


@pytest.fixture(scope="session")
def http() -> Iterator[httpx.Client]:
    """An HTTP client without signing."""
    with httpx.Client(timeout=10) as client:
        yield client


@pytest.fixture(scope="session")
def runner() -> Iterator[asyncio.Runner]:
    """The worker's event loop."""
    with asyncio.Runner() as runner:
        yield runner


@pytest.fixture(scope="session")
def flavours(
    exchange: RunningSandbox, keys: Credentials, bpx: Client, runner: asyncio.Runner
) -> Iterator[dict[str, Flavour]]:
    """The client in both flavours."""
    client = aconnect(keys, base_url=exchange.base_url)
    yield {"sync": Flavour("sync", bpx, runner), "async": Flavour("async", client, runner)}
    runner.run(client.aclose())


@pytest.fixture(scope="session")
def uvloop_flavour(exchange: RunningSandbox, keys: Credentials) -> Iterator[Flavour]:
    """The async client on uvloop's event loop."""
    uvloop = pytest.importorskip("uvloop", reason="uvloop isn't available on this system")
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        client = aconnect(keys, base_url=exchange.base_url)
        yield Flavour("async", client, runner)
        runner.run(client.aclose())


@pytest.fixture(params=["sync", "async", "uvloop"])
def flavour(request: pytest.FixtureRequest, flavours: dict[str, Flavour]) -> Flavour:
    """Each flavour in turn; the async one on asyncio's own event loop and on uvloop."""
    if request.param == "uvloop":
        return cast(Flavour, request.getfixturevalue("uvloop_flavour"))
    return flavours[str(request.param)]
