"""A process that measures one subject: told on its standard input what to measure, it answers with one line of JSON.

`python -m benchmarks.worker <module of subjects> <subject> <the server's address>`
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

from .timing import Timed, repeated, repeated_at_once

Measure = Callable[[str, int, float], Timed]
"""Measures, given what, how much of it, and for how many seconds."""


def main(module: str, subject: str, url: str) -> None:
    """Answer until the standard input closes."""
    # What a library prints is no answer.
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    found = getattr(import_module(f"benchmarks.subjects.{module}"), subject)
    _KINDS[module](found, url, _Talk(answers))


class _Talk:
    """Gives the questions, and takes the answer to each."""

    def __init__(self, answers: TextIO) -> None:
        self._answers = answers

    def __iter__(self) -> Iterator[dict[str, Any]]:
        self._tell({"ready": True})
        for line in sys.stdin:
            yield json.loads(line)

    def answer(self, timed: Timed) -> None:
        self._tell(asdict(timed))

    def _tell(self, value: Any) -> None:
        print(json.dumps(value), file=self._answers, flush=True)


def _placing(subject: Any, url: str, talk: _Talk) -> None:
    with subject(url) as call:
        call()
        for question in talk:
            talk.answer(repeated(call, question["seconds"]))


def _placing_at_once(subject: Any, url: str, talk: _Talk) -> None:
    async def place() -> None:
        async with subject(url) as call:
            await call()
            for question in talk:
                talk.answer(await repeated_at_once(call, question["seconds"], question["size"]))

    asyncio.run(place())


def _flooding(subject: Any, url: str, talk: _Talk) -> None:
    with subject(url) as flood:
        for question in talk:
            talk.answer(flood(question["seconds"]))


def _prepared(subject: Any, url: str, talk: _Talk) -> None:
    calls: dict[tuple[str, int], Callable[[], object]] = {}
    for question in talk:
        what = question["what"], question["size"]
        if what not in calls:
            calls[what] = subject(*what)
        talk.answer(repeated(calls[what], question["seconds"]))


_KINDS: dict[str, Callable[[Any, str, _Talk], None]] = {
    "placing": _placing,
    "placing_at_once": _placing_at_once,
    "flooding": _flooding,
    "reading": _prepared,
    "signing": _prepared,
}


if __name__ == "__main__":
    main(*sys.argv[1:])
