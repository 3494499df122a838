"""How long a call takes, again and again or many at once; the garbage collector works as it does everywhere."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Timed:
    """One round.

    Attributes:
        wall: Microseconds for one call, by the clock on the wall.
        processor: Microseconds of this process's processor time for one call.
        calls: How many calls were made.
    """

    wall: float
    processor: float
    calls: int


def in_turn(subjects: Iterable[T], number: int) -> Sequence[T]:
    """The subjects in the order of a round: every other one goes backwards, so that nobody always follows the same."""
    return list(subjects)[:: -1 if number % 2 else 1]


def repeated(call: Callable[[], object], seconds: float) -> Timed:
    """Make a call again and again for so many seconds, or once if it takes longer."""
    # How many calls take long enough to make looking at the clock free; those are the warm-up as well.
    batch, least = 1, min(0.02, seconds / 5)
    while _spent(call, batch) < least:
        batch *= 2
    calls, begun, used = 0, time.perf_counter(), time.process_time()
    while True:
        for _ in range(batch):
            call()
        calls += batch
        elapsed = time.perf_counter() - begun
        if elapsed >= seconds:
            return Timed(elapsed / calls * 1e6, (time.process_time() - used) / calls * 1e6, calls)


async def repeated_at_once(call: Callable[[], Awaitable[object]], seconds: float, at_once: int) -> Timed:
    """Keep so many calls in flight for so many seconds; each of the tasks makes one at least."""
    await _in_flight(call, seconds / 5, at_once)
    begun, used = time.perf_counter(), time.process_time()
    calls = await _in_flight(call, seconds, at_once)
    elapsed = time.perf_counter() - begun
    return Timed(elapsed / calls * 1e6, (time.process_time() - used) / calls * 1e6, calls)


def _spent(call: Callable[[], object], times: int) -> float:
    begun = time.perf_counter()
    for _ in range(times):
        call()
    return time.perf_counter() - begun


async def _in_flight(call: Callable[[], Awaitable[object]], seconds: float, at_once: int) -> int:
    end = time.perf_counter() + seconds

    async def calling() -> int:
        calls = 0
        while True:
            await call()
            calls += 1
            if time.perf_counter() >= end:
                return calls

    return sum(await asyncio.gather(*(calling() for _ in range(at_once))))
