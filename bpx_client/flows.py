"""Flows: generators that decide what to do next, as httpx's `auth_flow` does, and the two drivers that do it.

A flow does no I/O. One driver blocks and the other awaits; that is all in which the sync and the async client differ.
"""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Generator
from dataclasses import dataclass
from typing import Any, TypeVar

R = TypeVar("R")


@dataclass(slots=True)
class Sleep:
    """A step: do nothing for some seconds."""

    seconds: float


def drive(flow: Generator[Any, Any, R], take: Callable[[Any], object]) -> R:
    """Run a flow to its end by blocking.

    Args:
        flow: The flow. What a step raises is raised at its `yield`; interrupted, it is closed.
        take: Takes a step other than `Sleep` and returns its result.

    Returns:
        What the flow returns.
    """
    try:
        step = next(flow)
        while True:
            try:
                result: object = None
                if isinstance(step, Sleep):
                    time.sleep(step.seconds)
                else:
                    result = take(step)
            except Exception as error:
                step = flow.throw(error)
            else:
                step = flow.send(result)
    except StopIteration as end:
        value: R = end.value
        return value
    finally:
        flow.close()


async def adrive(flow: Generator[Any, Any, R], take: Callable[[Any], Awaitable[object]]) -> R:
    """Run a flow to its end by awaiting; else as `drive`."""
    try:
        step = next(flow)
        while True:
            try:
                result: object = None
                if isinstance(step, Sleep):
                    from asyncio import sleep  # who only works with threads needs none of asyncio

                    await sleep(step.seconds)
                else:
                    result = await take(step)
            except Exception as error:
                step = flow.throw(error)
            else:
                step = flow.send(result)
    except StopIteration as end:
        value: R = end.value
        return value
    finally:
        flow.close()
