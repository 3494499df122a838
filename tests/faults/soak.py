"""`make soak`: send many orders with faults, then many requests, and check memory and connections.

python -m tests.faults.soak --orders 2000 --requests 40000 --only uvloop
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import os
import random
import sys
import tracemalloc
from collections.abc import AsyncGenerator, Callable, Coroutine, Generator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractAsyncContextManager, AbstractContextManager, asynccontextmanager, contextmanager
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from statistics import median
from time import perf_counter
from typing import Any
from unittest.mock import patch

import httpx
import psutil

from bpx_api import AsyncClient, Client
from bpx_api.errors import BpxError
from bpx_client import aconnect, connect
from bpx_sandbox.server import RunningSandbox, running

from .storm import TROUBLE, AsyncOpenClient, OpenClient, judge, keys_of
from .ways import WAYS, Ride, run_on_uvloop

CALLERS = 20
PHASES = 10
GROWTH = 256
"""The growth in KiB that counts as flat; a leaked response for each of 1,500 requests would exceed it."""

Tell = Callable[[int], None]


@dataclass(frozen=True)
class Footprint:
    """Resources of the process after each tenth of the run.

    Attributes:
        memory: KiB of Python objects.
        connections: Open connections of the client's side.
        descriptors: Open files and sockets, those of the exchange in this same process included.
        after_closing: Connections that are open when the client has been closed.
        failed: Requests that failed.
    """

    memory: list[float]
    connections: list[int]
    descriptors: list[int]
    after_closing: int
    failed: int

    @property
    def is_flat(self) -> bool:
        """True if nothing grew during the run, and nothing is left.

        The first tenth fills caches. Of the others medians are compared, early and late: one look alone finds more or
        less of what the exchange, in this same process, has in hand for requests whose callers have gone.
        """
        # The middles of the two stand five tenths apart, and the bound is for eight, from the second to the last.
        grown = (median(self.memory[-4:]) - median(self.memory[1:5])) * 8 / 5
        # A connection has a descriptor at each end, and the end of a cancelled request's may last a moment longer.
        spread = max(self.descriptors) - min(self.descriptors)
        is_bounded = max(self.connections) <= 2 * CALLERS and spread <= 4 * CALLERS
        return grown < GROWTH and is_bounded and not self.after_closing and not self.failed


def direct(exchange: RunningSandbox) -> AbstractContextManager[Client]:
    """Open a client with default settings."""
    return connect(keys_of(exchange), base_url=exchange.base_url)


def adirect(exchange: RunningSandbox) -> AbstractAsyncContextManager[AsyncClient]:
    """Like `direct`, async."""
    return aconnect(keys_of(exchange), base_url=exchange.base_url)


@contextmanager
def over_httpx(exchange: RunningSandbox) -> Generator[Client]:
    """Open a client with the user's httpx client."""
    with httpx.Client() as http, connect(keys_of(exchange), base_url=exchange.base_url, http_client=http) as bpx:
        yield bpx


@asynccontextmanager
async def aover_httpx(exchange: RunningSandbox) -> AsyncGenerator[AsyncClient]:
    """Like `over_httpx`, async.

    For every request httpcore tries to import sniffio, which nothing requires any more. Where it isn't there, each try
    goes through all finders, and the strings that are interned on the way make CPython replace its table of them once:
    3.7 MiB that are nobody's leak. It is marked as missing, which ends the try at once.
    """
    missing = {"sniffio": None} if find_spec("sniffio") is None else {}
    async with (
        httpx.AsyncClient() as http,
        aconnect(keys_of(exchange), base_url=exchange.base_url, http_client=http) as bpx,
    ):
        with patch.dict(sys.modules, missing):
            yield bpx


def soak(
    exchange: RunningSandbox, requests: int, *, open_client: OpenClient = direct, tell: Tell | None = None
) -> Footprint:
    """Send many requests from many threads through one sync client."""
    watch = _Watch(exchange)

    def call(number: int) -> None:
        try:
            if number % 4:
                bpx.markets.get_depth(symbol="SOL_USDC", limit=5)
            else:
                bpx.capital.get_balances()
        except BpxError:
            watch.failed += 1

    with open_client(exchange) as bpx, ThreadPoolExecutor(CALLERS) as pool:
        for phase in range(PHASES):
            for _ in pool.map(call, range(requests // PHASES)):
                pass
            watch.note(tell, (phase + 1) * (requests // PHASES))
    return watch.footprint()


def asoak(
    exchange: RunningSandbox,
    requests: int,
    *,
    cancelled: bool = False,
    open_client: AsyncOpenClient = adirect,
    run: Callable[[Coroutine[Any, Any, Footprint]], Footprint] = asyncio.run,
    tell: Tell | None = None,
) -> Footprint:
    """Send many requests from many tasks through one async client; optionally cancel one task in ten in flight."""
    return run(_asoak(exchange, requests, cancelled, open_client, tell))


async def _asoak(
    exchange: RunningSandbox, requests: int, cancelled: bool, open_client: AsyncOpenClient, tell: Tell | None
) -> Footprint:
    watch = _Watch(exchange)
    chance = random.Random(0)
    async with open_client(exchange) as bpx:

        async def call(number: int) -> None:
            try:
                if number % 4:
                    await bpx.markets.get_depth(symbol="SOL_USDC", limit=5)
                else:
                    await bpx.capital.get_balances()
            except BpxError:
                watch.failed += 1

        async def work(numbers: Any) -> None:
            for number in numbers:
                task = asyncio.create_task(call(number))
                if cancelled and number % 10 == 0:
                    # Anywhere between the first step and the answer.
                    for _ in range(chance.randrange(12)):
                        await asyncio.sleep(0)
                    task.cancel()
                await asyncio.wait([task])

        for phase in range(PHASES):
            numbers = iter(range(requests // PHASES))
            async with asyncio.TaskGroup() as group:
                for _ in range(CALLERS):
                    group.create_task(work(numbers))
            watch.note(tell, (phase + 1) * (requests // PHASES))
    await asyncio.sleep(0.1)  # a connection that was just closed takes a turn of the loop
    return watch.footprint()


class _Watch:
    """Record the measurements."""

    def __init__(self, exchange: RunningSandbox) -> None:
        self.failed = 0
        self._port = int(exchange.base_url.rsplit(":", 1)[1])
        self._memory: list[float] = []
        self._connections: list[int] = []
        self._descriptors: list[int] = []
        tracemalloc.start()

    def note(self, tell: Tell | None, done: int) -> None:
        gc.collect()
        self._memory.append(tracemalloc.get_traced_memory()[0] / 1024)
        self._connections.append(self._open())
        self._descriptors.append(psutil.Process().num_fds())
        if tell:
            tell(done)

    def footprint(self) -> Footprint:
        tracemalloc.stop()
        return Footprint(self._memory, self._connections, self._descriptors, self._open(), self.failed)

    def _open(self) -> int:
        """Return the number of connections of the client."""
        found = psutil.Process(os.getpid()).net_connections("tcp")
        return sum(bool(each.raddr) and each.raddr.port == self._port for each in found)


SOAKS: Mapping[str, Callable[..., Footprint]] = {
    "threads": soak,
    "tasks": asoak,
    "tasks cancelled in flight": partial(asoak, cancelled=True),
    "tasks on uvloop": partial(asoak, run=run_on_uvloop),
    "tasks on uvloop cancelled in flight": partial(asoak, run=run_on_uvloop, cancelled=True),
    "threads over a user's httpx client": partial(soak, open_client=over_httpx),
    "tasks over a user's httpx client": partial(asoak, open_client=aover_httpx),
}


def main() -> None:
    """Run all parts, and fail with a reason."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--orders", type=int, default=2_000, help="for each way; 0 for none")
    parser.add_argument("--requests", type=int, default=40_000, help="likewise, a fifth over httpx")
    parser.add_argument("--only", default="", metavar="WORDS", help="the ways whose names contain this")
    options = parser.parse_args()
    for name, ride in WAYS.items():
        if options.orders and options.only in name:
            _orders(name, ride, options.orders)
    for name, way in SOAKS.items():
        if options.requests and options.only in name:
            # httpx's async client takes thirty times as long where many tasks share it and memory is traced.
            _requests(name, way, options.requests // 5 if "httpx" in name else options.requests)


def _orders(name: str, ride: Ride, orders: int) -> None:
    with running(seed=1, faults=TROUBLE) as exchange:
        began = perf_counter()
        report = ride(exchange, orders, tell=_progress(f"orders, {name}"))
        seconds = perf_counter() - began
        wrong = judge(exchange, report)
        injected = sum(each.injected for each in exchange.faults.active)
        matched = exchange.faults.active[0].matched
    print(f"\norders, {name}: {len(report.said)} in {seconds:.0f} s, {injected} faults in {matched} requests")
    print(f"  {dict(report.how)}")
    if wrong:
        sys.exit("\n".join(["the client and the exchange disagree:", *wrong]))


def _requests(name: str, way: Callable[..., Footprint], requests: int) -> None:
    with running(seed=1) as exchange:
        began = perf_counter()
        footprint = way(exchange, requests, tell=_progress(f"requests, {name}"))
        seconds = perf_counter() - began
    memory = ", ".join(f"{each:,.0f}" for each in footprint.memory)
    print(f"\nrequests, {name}: {requests} in {seconds:.0f} s; KiB: {memory}")
    print(f"  connections: {footprint.connections}, after closing: {footprint.after_closing}", end="; ")
    print(f"descriptors: {footprint.descriptors}", flush=True)
    if not footprint.is_flat:
        sys.exit("memory grew, connections were left behind, or requests failed")


def _progress(what: str) -> Tell:
    began = perf_counter()

    def tell(done: int) -> None:
        if done % 100 == 0:
            rate = done / (perf_counter() - began)
            print(f"\r{what}: {done:,} ({rate:,.0f} a second)", end="", flush=True)

    return tell


if __name__ == "__main__":
    main()
