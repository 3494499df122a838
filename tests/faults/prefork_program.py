"""A program that forks while it trades, and continues to trade together with its children, through one client.

Arguments: "threads" or "tasks", and how many orders. What was said of each is printed as JSON. The exchange and the
keys are read from the environment.
"""

from __future__ import annotations

import asyncio
import json
import multiprocessing
import os
import sys
import threading
import traceback
from collections.abc import Callable, Sequence
from functools import partial

from bpx_client import aconnect, connect

from .storm import SETTINGS, Report, atrade, first_ids, trade

CHILDREN = 4
THREADS = 4
TASKS = 10


def forked(number: int, work: Callable[[], Report]) -> Callable[[], Report]:
    """Start a task in a child, by `os.fork` or multiprocessing; return a function that waits for its report."""
    reader, writer = os.pipe()

    def child() -> None:
        with os.fdopen(writer, "w") as file:
            json.dump(as_json(work()), file)

    if number % 2:
        process = multiprocessing.get_context("fork").Process(target=child)
        process.start()
    elif not os.fork():
        try:
            child()
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(0)
    os.close(writer)

    def report() -> Report:
        with os.fdopen(reader) as file:
            told = json.load(file)  # nothing, where the child has failed
        return Report(dict(told["said"]), told["how"])

    return report


def as_json(report: Report) -> dict[str, object]:
    """Convert a report to JSON values."""
    return {"said": list(report.said.items()), "how": report.how}


def join(into: Report, report: Report) -> None:
    """Add the report of a child."""
    assert into.said.keys().isdisjoint(report.said)
    into.said |= report.said
    into.how.update(report.how)


def parts(orders: int) -> Sequence[Sequence[int]]:
    """The numbers of orders of the parent before, while and after it forks, and of each child."""
    firsts, count = first_ids(orders), CHILDREN + 3
    return [firsts[at::count] for at in range(count)]


def with_threads(orders: int) -> Report:
    """Trade in threads."""
    before, meanwhile, after, *others = parts(orders)
    report = Report()
    with connect(**SETTINGS) as bpx:
        trade(bpx, before, report, threads=THREADS)
        busy = threading.Thread(target=trade, args=(bpx, meanwhile, report), kwargs={"threads": THREADS})
        busy.start()

        def in_child(firsts: Sequence[int]) -> Report:
            own = Report()
            trade(bpx, firsts, own, threads=THREADS)
            bpx.close()
            return own

        children = [forked(at, partial(in_child, firsts)) for at, firsts in enumerate(others)]
        trade(bpx, after, report, threads=THREADS)
        for child in children:
            join(report, child())
        busy.join()
    return report


async def with_tasks(orders: int) -> Report:
    """Trade in tasks."""
    before, meanwhile, after, *others = parts(orders)
    report = Report()
    async with aconnect(**SETTINGS) as bpx:
        await atrade(bpx, before, report, tasks=TASKS)
        busy = asyncio.create_task(atrade(bpx, meanwhile, report, tasks=TASKS))

        async def in_child(firsts: Sequence[int]) -> Report:
            own = Report()
            await atrade(bpx, firsts, own, tasks=TASKS)
            await bpx.aclose()
            return own

        def run(firsts: Sequence[int]) -> Report:
            return asyncio.run(in_child(firsts))

        children: list[Callable[[], Report]] = []
        for at, firsts in enumerate(others):
            await asyncio.sleep(0.01)
            children.append(forked(at, partial(run, firsts)))
        await atrade(bpx, after, report, tasks=TASKS)
        for child in children:
            join(report, await asyncio.to_thread(child))
        await busy
    return report


if __name__ == "__main__":
    kind, count = sys.argv[1], int(sys.argv[2])
    told = with_threads(count) if kind == "threads" else asyncio.run(with_tasks(count))
    print(json.dumps(as_json(told)))
