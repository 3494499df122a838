"""`make soak`: many orders on a bad day, then many requests with flat memory and no connection left behind.

python -m tests.faults.soak --orders 10000 --requests 100000
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import os
import random
import sys
import tracemalloc
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from statistics import median
from time import perf_counter
from typing import Any

import psutil

from bpx_auth import Credentials, aconnect, connect
from bpx_client.errors import BpxError
from bpx_sandbox.server import RunningSandbox, running

from .storm import TROUBLE, Report, aride, judge, ride

CALLERS = 20
PHASES = 10
GROWTH = 256
"""KiB within which memory counts as flat; an answer leaked by each of 1,500 requests would take more."""

Tell = Callable[[int], None]


@dataclass(frozen=True)
class Footprint:
    """What the process holds after each tenth of the way: KiB of Python objects, and open connections."""

    memory: list[float]
    connections: list[int]
    after_closing: int
    failed: int

    @property
    def is_flat(self) -> bool:
        """Whether nothing grew along the way, and nothing is left.

        The first tenth fills caches. Of the others medians are compared, early and late: one look alone finds more or
        less of what the exchange, in this same process, has in hand for requests whose callers have gone.
        """
        # The middles of the two stand five tenths apart, and the bound is for eight, from the second to the last.
        grown = (median(self.memory[-4:]) - median(self.memory[1:5])) * 8 / 5
        return grown < GROWTH and max(self.connections) <= 2 * CALLERS and not self.after_closing and not self.failed


def soak(exchange: RunningSandbox, requests: int, *, tell: Tell | None = None) -> Footprint:
    """Many requests of many threads through one sync client."""
    keys = Credentials(exchange.public_key, exchange.secret_key)
    watch = _Watch(exchange)
    bpx = connect(keys, base_url=exchange.base_url)

    def call(number: int) -> None:
        try:
            if number % 4:
                bpx.markets.get_depth(symbol="SOL_USDC", limit=5)
            else:
                bpx.capital.get_balances()
        except BpxError:
            watch.failed += 1

    with bpx, ThreadPoolExecutor(CALLERS) as pool:
        for phase in range(PHASES):
            for _ in pool.map(call, range(requests // PHASES)):
                pass
            watch.note(tell, (phase + 1) * (requests // PHASES))
    return watch.footprint()


def asoak(exchange: RunningSandbox, requests: int, *, cancelled: bool = False, tell: Tell | None = None) -> Footprint:
    """Many requests of many tasks through one async client; on demand one task in ten is cancelled in flight."""
    return asyncio.run(_asoak(exchange, requests, cancelled, tell))


async def _asoak(exchange: RunningSandbox, requests: int, cancelled: bool, tell: Tell | None) -> Footprint:
    keys = Credentials(exchange.public_key, exchange.secret_key)
    watch = _Watch(exchange)
    chance = random.Random(0)
    async with aconnect(keys, base_url=exchange.base_url) as bpx:

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
    """Takes the measurements."""

    def __init__(self, exchange: RunningSandbox) -> None:
        self.failed = 0
        self._port = int(exchange.base_url.rsplit(":", 1)[1])
        self._memory: list[float] = []
        self._connections: list[int] = []
        tracemalloc.start()

    def note(self, tell: Tell | None, done: int) -> None:
        gc.collect()
        self._memory.append(tracemalloc.get_traced_memory()[0] / 1024)
        self._connections.append(self._open())
        if tell:
            tell(done)

    def footprint(self) -> Footprint:
        tracemalloc.stop()
        return Footprint(self._memory, self._connections, self._open(), self.failed)

    def _open(self) -> int:
        """Connections of the client's side."""
        found = psutil.Process(os.getpid()).net_connections("tcp")
        return sum(bool(each.raddr) and each.raddr.port == self._port for each in found)


def main() -> None:
    """Run all of it, and fail with a reason."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--orders", type=int, default=10_000)
    parser.add_argument("--requests", type=int, default=100_000)
    options = parser.parse_args()
    for name, through in (("threads", ride), ("tasks", aride)):
        _orders(name, through, options.orders // 2)
    _requests("sync", soak, options.requests)
    _requests("async", asoak, options.requests)
    _requests("async, tasks cancelled in flight", partial(asoak, cancelled=True), options.requests)


def _orders(name: str, through: Callable[..., Report], orders: int) -> None:
    with running(seed=1, faults=TROUBLE) as exchange:
        report = through(exchange, orders, tell=_progress(f"orders by {name}"))
        wrong = judge(exchange, report)
        struck = sum(each.struck for each in exchange.faults.armed)
        concerned = exchange.faults.armed[0].concerned
    print(f"\n  {len(report.said)} orders, {struck} of {concerned} requests struck, {dict(report.how)}")
    if wrong:
        sys.exit("\n".join(["the client and the exchange disagree:", *wrong]))


def _requests(name: str, through: Callable[..., Footprint], requests: int) -> None:
    with running(seed=1) as exchange:
        footprint = through(exchange, requests, tell=_progress(f"requests, {name}"))
    memory = ", ".join(f"{each:,.0f}" for each in footprint.memory)
    print(f"\n  KiB: {memory}; connections: {footprint.connections}, after closing: {footprint.after_closing}")
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
