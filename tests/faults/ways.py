"""The ways in which the storm's orders travel: threads and tasks, event loops, forked children, HTTP/2, a proxy."""

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
"""The probability that the proxy drops a connection, for each piece that it passes on; an order makes several."""

Ride = Callable[..., Report]
"""Sends orders to an exchange: it, how many, and `tell=`."""


def run_on_uvloop(main: Coroutine[Any, Any, T]) -> T:
    """As `asyncio.run`."""
    import uvloop  # which Windows doesn't have

    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        return runner.run(main)


@contextmanager
def certificate() -> Generator[Path]:
    """A certificate for 127.0.0.1 with its key, which this process trusts."""
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
    """As `over_tls`, for tasks."""
    with certificate() as file, fronts.tls(exchange.base_url, file) as url:
        async with aconnect(keys_of(exchange), base_url=url, **SETTINGS) as bpx:
            yield bpx


@contextmanager
def over_http2(exchange: RunningSandbox) -> Generator[Client]:
    """Open a client on an httpx client of the user's, over HTTP/2."""
    with (
        certificate() as file,
        fronts.http2(exchange.base_url, file) as url,
        httpx.Client(http2=True, timeout=TIMEOUT) as http,
        connect(keys_of(exchange), base_url=url, http_client=http, **SETTINGS) as bpx,
    ):
        yield bpx


@asynccontextmanager
async def aover_http2(exchange: RunningSandbox) -> AsyncGenerator[AsyncClient]:
    """As `over_http2`, for tasks."""
    with certificate() as file, fronts.http2(exchange.base_url, file) as url:
        async with (
            httpx.AsyncClient(http2=True, timeout=TIMEOUT) as http,
            aconnect(keys_of(exchange), base_url=url, http_client=http, **SETTINGS) as bpx,
        ):
            yield bpx


@contextmanager
def proxied(exchange: RunningSandbox, *, tunnel: bool) -> Generator[str]:
    """Name a proxy in the environment, and give the exchange's address: over TLS where the proxy is to open tunnels."""
    with certificate() as file, fronts.tls(exchange.base_url, file) as secure, fronts.proxy(DROPS) as proxy:
        with patch.dict(os.environ, http_proxy=proxy.url, https_proxy=proxy.url, no_proxy=""):
            yield secure if tunnel else exchange.base_url
        assert proxy.tunnels if tunnel else proxy.forwarded, "it was asked"


@contextmanager
def over_a_proxy(exchange: RunningSandbox, *, tunnel: bool) -> Generator[Client]:
    """Open a client that finds a proxy in the environment."""
    with (
        proxied(exchange, tunnel=tunnel) as url,
        connect(keys_of(exchange), base_url=url, **SETTINGS) as bpx,
    ):
        yield bpx


@asynccontextmanager
async def aover_a_proxy(exchange: RunningSandbox, *, tunnel: bool) -> AsyncGenerator[AsyncClient]:
    """As `over_a_proxy`, for tasks."""
    with proxied(exchange, tunnel=tunnel) as url:
        async with aconnect(keys_of(exchange), base_url=url, **SETTINGS) as bpx:
            yield bpx


def fork_and_ride(
    exchange: RunningSandbox, orders: int, *, kind: str, tls: bool, tell: Callable[[int], None] | None = None
) -> Report:
    """Send orders through one client that a process, which isn't this one, and its forked children share."""
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
