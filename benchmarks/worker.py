"""A process that measures one subject; it reads tasks from the standard input and writes results, as lines of JSON.

`python -m benchmarks.worker <module of subjects> <subject> <URL of the server>`
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict
from importlib import import_module
from typing import Any, TextIO

from .timing import Timed, time_calls, time_concurrent_calls


def main(module: str, subject: str, url: str) -> None:
    """Measure until the standard input closes."""
    # Output of the libraries goes to the standard error, so that it doesn't mix with the results.
    results = os.fdopen(os.dup(sys.stdout.fileno()), "w")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    found = getattr(import_module(f"benchmarks.subjects.{module}"), subject)
    _KINDS[module](found, url, _Channel(results))


class _Channel:
    """Yields the tasks, and sends the result of each."""

    def __init__(self, results: TextIO) -> None:
        self._results = results

    def __iter__(self) -> Iterator[dict[str, Any]]:
        self._write({"ready": True})
        for line in sys.stdin:
            yield json.loads(line)

    def send(self, timed: Timed) -> None:
        self._write(asdict(timed))

    def _write(self, value: Any) -> None:
        print(json.dumps(value), file=self._results, flush=True)


def _placing(subject: Any, url: str, channel: _Channel) -> None:
    with subject(url) as call:
        call()
        for task in channel:
            channel.send(time_calls(call, task["seconds"]))


def _placing_at_once(subject: Any, url: str, channel: _Channel) -> None:
    async def place() -> None:
        async with subject(url) as call:
            await call()
            for task in channel:
                channel.send(await time_concurrent_calls(call, task["seconds"], task["size"]))

    asyncio.run(place())


def _flooding(subject: Any, url: str, channel: _Channel) -> None:
    with subject(url) as flood:
        for task in channel:
            channel.send(flood(task["seconds"]))


def _prepared(subject: Any, url: str, channel: _Channel) -> None:
    calls: dict[tuple[str, int], Callable[[], object]] = {}
    for task in channel:
        what = task["what"], task["size"]
        if what not in calls:
            calls[what] = subject(*what)
        channel.send(time_calls(calls[what], task["seconds"]))


_KINDS: dict[str, Callable[[Any, str, _Channel], None]] = {
    "placing": _placing,
    "placing_at_once": _placing_at_once,
    "flooding": _flooding,
    "reading": _prepared,
    "signing": _prepared,
}


if __name__ == "__main__":
    main(*sys.argv[1:])
