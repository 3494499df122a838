"""A program that forks inside its event loop; parent and children continue to trade through one client.

Arguments: the address, the event loop ("asyncio" or "uvloop"), the way to fork ("os" or "multiprocessing").
"""

from __future__ import annotations

import asyncio
import gc
import multiprocessing
import os
import sys
import time
from collections.abc import Callable, Coroutine, Sequence
from typing import Any

import httpx

from bpx_api.errors import EventLoopError
from bpx_client.transport.direct_async import AsyncDirectTransport
from tests.faults.order_server import order, place

ORDERS = 40
CHILDREN = 4


def run_child(transport: AsyncDirectTransport, url: httpx.URL, first: int, run: Callable[..., Any]) -> None:
    inherited: Any = list(transport._inherited.values())  # pyright: ignore[reportPrivateUsage]
    assert inherited, "the parent had connections"
    for connection in inherited[0].idle:
        # Closing what is inherited, as some cleaning up might, disturbs nobody.
        connection.close()
    gc.collect()

    async def trade() -> None:
        told = await asyncio.gather(*(place(transport, url, number) for number in range(first, first + ORDERS)))
        assert set(told) == {"placed"}, told
        await transport.aclose()

    run(trade())


async def fork_at(
    transport: AsyncDirectTransport, url: httpx.URL, first: int, kind: str, run: Callable[..., Any]
) -> Any:
    """Start a child; return a function that waits for it and returns its exit code."""
    if kind == "multiprocessing":
        child: Any = multiprocessing.get_context("fork").Process(target=run_child, args=(transport, url, first, run))
        child.start()

        def exit_code() -> int | None:
            return child.exitcode  # type: ignore[no-any-return]

        return ended(exit_code)
    pid = os.fork()
    if not pid:
        code = 1
        try:
            try:
                # The event loop that the parent is running isn't the child's.
                transport.handle_async_request(order(url, first)).send(None)
            except EventLoopError:
                run_child(transport, url, first, run)
                code = 0
        finally:
            sys.stdout.flush()
            os._exit(code)

    def status() -> int | None:
        found, status = os.waitpid(pid, os.WNOHANG)
        return os.waitstatus_to_exitcode(status) if found else None

    return ended(status)


async def ended(code: Callable[[], int | None]) -> int:
    while True:
        found = code()
        if found is not None:
            return found
        await asyncio.sleep(0.005)


async def main(url: httpx.URL, kind: str, run: Callable[..., Any]) -> None:
    transport = AsyncDirectTransport(url)
    numbers = iter(range(1_000_000))
    trading = True
    told: list[str] = []

    async def work() -> None:
        while trading:
            told.append(await place(transport, url, next(numbers)))
            await asyncio.sleep(0)

    workers = [asyncio.create_task(work()) for _ in range(8)]
    children: Sequence[Coroutine[Any, Any, int]] = []
    for each in range(1, CHILDREN + 1):
        await asyncio.sleep(0.05)
        children = [*children, await fork_at(transport, url, each * 1_000_000, kind, run)]
    codes = await asyncio.gather(*children)
    done, ends = len(told), time.monotonic() + 10
    while True:
        await asyncio.sleep(0.01)
        if len(told) >= done + 50 or time.monotonic() > ends:
            break
    trading = False
    await asyncio.gather(*workers)
    assert set(codes) == {0}, codes
    assert len(told) >= done + 50, "the parent's event loop goes on"
    assert set(told) == {"placed"}, set(told)
    opened = {id(own) for own in transport._by_loop.values()}  # pyright: ignore[reportPrivateUsage]
    assert len(opened) == 1
    await transport.aclose()
    print("orders of the parent:", len(told))


def started(kind: str) -> Callable[..., Any]:
    if kind == "asyncio":
        return asyncio.run
    import uvloop

    def run(main: Coroutine[Any, Any, Any]) -> Any:
        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
            return runner.run(main)

    return run


if __name__ == "__main__":
    run = started(sys.argv[2])
    run(main(httpx.URL(sys.argv[1]), sys.argv[3], run))
