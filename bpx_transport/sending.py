"""The two senders: they take a journey's steps, one by blocking and one by awaiting, and decide nothing."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, TypeVar

import httpx

from .journey import Admit, Conduct, Given, Pause, Step, Steps, Transmit, journey, synchronize
from .pacing import AsyncPace, Pace

R = TypeVar("R")


class Sender:
    """Sends requests, one attempt or several each; safe to share between threads.

    Args:
        conduct: What holds for every request.
        transmit: Makes one attempt: sends a request and gives the answer, its body loaded.
        pace: Holds requests back; None: nothing does.
    """

    def __init__(
        self, conduct: Conduct, transmit: Callable[[httpx.Request], httpx.Response], pace: Pace | None = None
    ) -> None:
        self.conduct = conduct
        self._transmit = transmit
        self._pace = pace

    def __call__(self, request: httpx.Request) -> httpx.Response:
        """Send a request and give its answer.

        Raises:
            httpx.RequestError: no attempt had an answer.
        """
        return self._run(journey(self.conduct, request))

    def measure_clock(self, extensions: Mapping[str, Any]) -> int:
        """Measure how far the exchange's clock is ahead, in milliseconds.

        Args:
            extensions: Those of the client's requests.

        Raises:
            ClockError: it could not be measured.
        """
        return self._run(synchronize(self.conduct, extensions))

    def _run(self, steps: Steps[R]) -> R:
        try:
            step = next(steps)
            while True:
                try:
                    answer = self._take(step)
                except httpx.RequestError as error:
                    step = steps.throw(error)
                else:
                    step = steps.send(answer)
        except StopIteration as end:
            result: R = end.value
            return result
        finally:
            steps.close()  # interrupted or cancelled, it puts in order what it has begun

    def _take(self, step: Step) -> Given:
        match step:
            case Transmit(request):
                return self._transmit(request)
            case Pause(seconds):
                time.sleep(seconds)
            case Admit(request, patience):
                return self._pace is None or self._pace.admit(request, patience)
        return None


class AsyncSender:
    """Sends requests, one attempt or several each; safe to share between tasks. Arguments as `Sender`."""

    def __init__(
        self,
        conduct: Conduct,
        transmit: Callable[[httpx.Request], Awaitable[httpx.Response]],
        pace: AsyncPace | None = None,
    ) -> None:
        from .direct_async import running_loop  # who only works with threads needs none of asyncio

        self.conduct = conduct
        self._transmit = transmit
        self._pace = pace
        self._require_loop = running_loop

    async def __call__(self, request: httpx.Request) -> httpx.Response:
        """Send a request and give its answer; as `Sender`.

        Raises:
            EventLoopError: no asyncio event loop is running.
        """
        return await self._run(journey(self.conduct, request))

    async def measure_clock(self, extensions: Mapping[str, Any]) -> int:
        """Measure how far the exchange's clock is ahead; as `Sender`."""
        return await self._run(synchronize(self.conduct, extensions))

    async def _run(self, steps: Steps[R]) -> R:
        self._require_loop()
        try:
            step = next(steps)
            while True:
                try:
                    answer = await self._take(step)
                except httpx.RequestError as error:
                    step = steps.throw(error)
                else:
                    step = steps.send(answer)
        except StopIteration as end:
            result: R = end.value
            return result
        finally:
            steps.close()  # interrupted or cancelled, it puts in order what it has begun

    async def _take(self, step: Step) -> Given:
        match step:
            case Transmit(request):
                return await self._transmit(request)
            case Pause(seconds):
                from asyncio import sleep  # who only works with threads needs none of asyncio

                await sleep(seconds)
            case Admit(request, patience):
                return self._pace is None or await self._pace.admit(request, patience)
        return None
