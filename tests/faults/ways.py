"""The ways to send the orders of the storm: threads and tasks, event loops, forked children, HTTP/2, a proxy."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import AsyncGenerator, Callable, Coroutine, Generator, Mapping
from contextlib import asynccontextmanager, contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar
from unittest.mock import patch

import httpx

from bpx_api import AsyncClient, Client
from bpx_client import aconnect, connect
from bpx_sandbox.server import RunningSandbox

from . import fronts, peer
from .storm import SETTINGS, TIMEOUT, Report, aride, keys_of, ride

T = TypeVar("T")

DROPS = 0.01
"""The probability that the proxy drops a connection, for each forwarded chunk; an order has several."""

Ride = Callable[..., Report]
"""A function that sends orders; its arguments are the exchange, the number of orders, and `tell=`."""


def run_on_uvloop(main: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine like `asyncio.run`."""
    import uvloop  # which Windows doesn't have

    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        return runner.run(main)


@contextmanager
def certificate() -> Generator[Path]:
    """Make a certificate for 127.0.0.1 that this process trusts."""
    with TemporaryDirectory() as folder:
        file = peer.certificate(Path(folder))
        with patch.dict(os.environ, SSL_CERT_FILE=str(file)):
            yield file


@contextmanager
def over_tls(exchange: RunningSandbox) -> Generator[Client]:
    """Open a client over TLS."""
    with (
        certificate() as file,
        fronts.tls(exchange.base_url, file) as url,
        connect(keys_of(exchange), base_url=url, **SETTINGS) as bpx,
    ):
        yield bpx


@asynccontextmanager
async def aover_tls(exchange: RunningSandbox) -> AsyncGenerator[AsyncClient]:
    """Like `over_tls`, async."""
    with certificate() as file, fronts.tls(exchange.base_url, file) as url:
        async with aconnect(keys_of(exchange), base_url=url, **SETTINGS) as bpx:
            yield bpx


@contextmanager
def over_http2(exchange: RunningSandbox) -> Generator[Client]:
    """Open a client with the user's httpx client, over HTTP/2."""
    with (
        certificate() as file,
        fronts.http2(exchange.base_url, file) as url,
        httpx.Client(http2=True, timeout=TIMEOUT) as http,
        connect(keys_of(exchange), base_url=url, http_client=http, **SETTINGS) as bpx,
    ):
        yield bpx


@asynccontextmanager
async def aover_http2(exchange: RunningSandbox) -> AsyncGenerator[AsyncClient]:
    """Like `over_http2`, async."""
    with certificate() as file, fronts.http2(exchange.base_url, file) as url:
        async with (
            httpx.AsyncClient(http2=True, timeout=TIMEOUT) as http,
            aconnect(keys_of(exchange), base_url=url, http_client=http, **SETTINGS) as bpx,
        ):
            yield bpx


@contextmanager
def proxied(exchange: RunningSandbox, *, tunnel: bool) -> Generator[str]:
    """Set a proxy in the environment, and return the exchange's URL: over TLS if the proxy shall open tunnels."""
    with certificate() as file, fronts.tls(exchange.base_url, file) as secure, fronts.proxy(DROPS) as proxy:
        with patch.dict(os.environ, http_proxy=proxy.url, https_proxy=proxy.url, no_proxy=""):
            yield secure if tunnel else exchange.base_url
        assert proxy.tunnels if tunnel else proxy.forwarded, "it was asked"


@contextmanager
def over_a_proxy(exchange: RunningSandbox, *, tunnel: bool) -> Generator[Client]:
    """Open a client that uses the proxy of the environment."""
    with (
        proxied(exchange, tunnel=tunnel) as url,
        connect(keys_of(exchange), base_url=url, **SETTINGS) as bpx,
    ):
        yield bpx


@asynccontextmanager
async def aover_a_proxy(exchange: RunningSandbox, *, tunnel: bool) -> AsyncGenerator[AsyncClient]:
    """Like `over_a_proxy`, async."""
    with proxied(exchange, tunnel=tunnel) as url:
        async with aconnect(keys_of(exchange), base_url=url, **SETTINGS) as bpx:
            yield bpx


def fork_and_ride(
    exchange: RunningSandbox, orders: int, *, kind: str, tls: bool, tell: Callable[[int], None] | None = None
) -> Report:
    """Send orders through one client that another process and its forked children share."""
    with certificate() as file, fronts.tls(exchange.base_url, file) as secure:
        environment = {**os.environ, **exchange.environment, "BPX_BASE_URL": secure if tls else exchange.base_url}
        program = [sys.executable, "-m", "tests.faults.prefork_program", kind, str(orders)]
        with subprocess.Popen(
            program,
            cwd=Path(__file__).parents[2],
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        ) as running:
            try:
                output, _ = running.communicate(timeout=60 + orders)
            except subprocess.TimeoutExpired:
                os.killpg(running.pid, signal.SIGKILL)  # its children too
                raise
    assert running.returncode == 0, output
    told = json.loads(output)
    if tell:
        tell(orders)
    return Report(dict(told["said"]), Counter(told["how"]))


WAYS: Mapping[str, Ride] = {
    "threads": ride,
    "tasks": aride,
    "threads over TLS": partial(ride, open_client=over_tls),
    "tasks on uvloop": partial(aride, run=run_on_uvloop),
    "tasks on uvloop over TLS": partial(aride, run=run_on_uvloop, open_client=aover_tls),
    "threads over HTTP/2": partial(ride, open_client=over_http2),
    "tasks over HTTP/2": partial(aride, open_client=aover_http2, tasks=12),
    "threads through a proxy": partial(ride, open_client=partial(over_a_proxy, tunnel=False)),
    "tasks through a proxy": partial(aride, open_client=partial(aover_a_proxy, tunnel=False)),
    "threads through a tunnel": partial(ride, open_client=partial(over_a_proxy, tunnel=True)),
    "tasks through a tunnel": partial(aride, open_client=partial(aover_a_proxy, tunnel=True)),
    "threads of forked children": partial(fork_and_ride, kind="threads", tls=False),
    "threads of forked children over TLS": partial(fork_and_ride, kind="threads", tls=True),
    "tasks of forked children": partial(fork_and_ride, kind="tasks", tls=False),
    "tasks of forked children over TLS": partial(fork_and_ride, kind="tasks", tls=True),
}
