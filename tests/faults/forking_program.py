"""A program that forks while its threads place orders; its last line has the outcome of each order, as JSON.

It places them over the direct way, whose connections a child inherits: each order's answer must name it.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable
from functools import partial
from types import FrameType

import httpx

from bpx_client.transport.direct import DirectTransport

TIMEOUT = dict.fromkeys(("connect", "read", "write", "pool"), 30.0)
ORDERS, THREADS, CHILDREN = 20, 4, 6

Told = dict[str, str]
"""The response to each order, or the error."""


def place(transport: DirectTransport, origin: str, order: str) -> str:
    """Place an order; return its response, or the error."""
    request = httpx.Request("POST", f"{origin}/{order}", content=b"{}", extensions={"timeout": TIMEOUT})
    try:
        return transport.handle_request(request).text
    except Exception as error:
        return repr(error)


def place_many(transport: DirectTransport, origin: str, name: str) -> Told:
    """Place orders from several threads at once."""
    told: Told = {}

    def work(thread: int) -> None:
        for number in range(ORDERS):
            order = f"{name}.{thread}.{number}"
            told[order] = place(transport, origin, order)

    threads = [threading.Thread(target=work, args=(each,)) for each in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return told


def forked(work: Callable[[], Told]) -> Callable[[], Told]:
    """Start a task in a child made by `os.fork`; return a function that waits for the result."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        try:
            with os.fdopen(writer, "w") as file:
                json.dump(work(), file)
        finally:
            os._exit(0)
    os.close(writer)

    def result() -> Told:
        with os.fdopen(reader) as file:
            told: Told = json.load(file)
        os.waitpid(child, 0)
        return told

    return result


def spread(origin: str, method: str) -> Told:
    """Place orders in this process and in children that are forked meanwhile."""
    transport = DirectTransport(httpx.URL(origin))
    told = place_many(transport, origin, "before")
    here: list[Told] = []
    busy = threading.Thread(target=lambda: here.append(place_many(transport, origin, "parent")))
    busy.start()
    if method == "os.fork":
        children = [forked(partial(place_many, transport, origin, f"child {at}")) for at in range(CHILDREN)]
        for child in children:
            told |= child()
    else:
        context = multiprocessing.get_context("fork")
        queue: multiprocessing.Queue[Told] = context.Queue()

        def work(name: str) -> None:
            queue.put(place_many(transport, origin, name))

        processes = [context.Process(target=work, args=(f"child {at}",)) for at in range(CHILDREN)]
        for process in processes:
            process.start()
        for _ in processes:
            told |= queue.get()
        for process in processes:
            process.join()
    busy.join()
    told |= here[0] | place_many(transport, origin, "after")
    transport.close()
    return told


def from_a_signal(origin: str) -> Told:
    """Fork in a signal handler during a request: parent and child continue in the middle of `send`."""
    transport = DirectTransport(httpx.URL(origin))
    told = {"before": place(transport, origin, "before")}
    parent = os.getpid()
    reader, writer = os.pipe()

    def handle(number: int, frame: FrameType | None) -> None:
        os.fork()

    signal.signal(signal.SIGALRM, handle)
    signal.setitimer(signal.ITIMER_REAL, 0.2)
    answered = place(transport, origin, "slow")
    name = "parent" if os.getpid() == parent else "child"
    mine = {f"{name} slow": answered, f"{name} after": place(transport, origin, f"{name} after")}
    if name == "child":
        with os.fdopen(writer, "w") as file:
            json.dump(mine, file)
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as file:
        told |= mine | json.load(file)
    os.wait()
    transport.close()
    return told


if __name__ == "__main__":
    where, how = sys.argv[1:]
    print(json.dumps(from_a_signal(where) if how == "signal" else spread(where, how)))
