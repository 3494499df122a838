"""Measure the duration of a call, sequential or concurrent, with the garbage collector on."""

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
        wall: Microseconds of elapsed time for one call.
        processor: Microseconds of this process's processor time for one call.
        calls: The number of calls.
    """

    wall: float
    processor: float
    calls: int


def in_round_order(subjects: Iterable[T], number: int) -> Sequence[T]:
    """Return the subjects in the order of a round: every second round is reversed, so that neighbours change."""
    return list(subjects)[:: -1 if number % 2 else 1]


def time_calls(call: Callable[[], object], seconds: float) -> Timed:
    """Repeat a call for a number of seconds, at least once."""
    # The batch is large enough to make reading the clock negligible; finding its size is the warm-up.
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


async def time_concurrent_calls(call: Callable[[], Awaitable[object]], seconds: float, at_once: int) -> Timed:
    """Keep a number of calls in flight for a number of seconds; each task makes at least one."""
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
