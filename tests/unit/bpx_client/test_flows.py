"""The two drivers of flows: whatever a step does, the flow hears of it, or is closed."""

import asyncio
from collections.abc import Callable, Generator
from typing import Any

import pytest

from bpx_client.flows import Sleep, adrive, drive

Flow = Generator[Any, Any, str]
Drive = Callable[[Flow, Callable[[Any], object]], str]


def driven_async(flow: Flow, take: Callable[[Any], object]) -> str:
    async def awaited(step: object) -> object:
        return take(step)

    return asyncio.run(adrive(flow, awaited))


both = pytest.mark.parametrize("run", [drive, driven_async], ids=["sync", "async"])


@both
def test_a_flow_gets_the_result_of_each_step_and_its_value_is_returned(run: Drive) -> None:
    def flow() -> Flow:
        first = yield 1
        slept = yield Sleep(0)
        second = yield first
        return f"{first} {slept} {second}"

    assert run(flow(), lambda step: step + 1) == "2 None 3"


@both
@pytest.mark.parametrize("error", [ValueError("no"), OSError(5, "no")])
def test_what_a_step_raises_is_raised_at_its_yield(run: Drive, error: Exception) -> None:
    def failing(step: object) -> object:
        raise error

    def flow() -> Flow:
        with pytest.raises(type(error)) as caught:
            yield 1
        return str(caught.value)

    assert run(flow(), failing) == str(error)


@both
def test_what_ends_an_iteration_within_a_step_does_not_end_the_flow_with_success(run: Drive) -> None:
    def flow() -> Flow:
        yield 1
        return "sent"

    with pytest.raises(RuntimeError, match="StopIteration"):
        run(flow(), lambda step: next(iter(())))


@both
def test_an_interrupted_flow_is_closed(run: Drive) -> None:
    closed: list[str] = []

    def flow() -> Flow:
        try:
            yield 1
        finally:
            closed.append("closed")
        return "sent"

    def interrupted(step: object) -> object:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(flow(), interrupted)

    assert closed == ["closed"]
