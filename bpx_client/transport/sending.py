"""The two senders: they take a request flow's steps, one by blocking and one by awaiting, and decide nothing."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, TypeVar

import httpx

from .rate_limits import AsyncRateLimiter, RateLimiter
from .request_flow import (
    AcquireSlot,
    RequestFlow,
    RequestPolicy,
    Send,
    Sleep,
    Step,
    StepResult,
    request_flow,
    synchronize,
)

R = TypeVar("R")


class Sender:
    """Sends requests, one attempt or several each; safe to share between threads.

    Args:
        policy: The settings that all requests share.
        send: Makes one attempt: sends a request and gives the answer, its body loaded.
        limiter: Holds requests back; None: nothing does.
    """

    def __init__(
        self, policy: RequestPolicy, send: Callable[[httpx.Request], httpx.Response], limiter: RateLimiter | None = None
    ) -> None:
        self.policy = policy
        self._send = send
        self._limiter = limiter

    def __call__(self, request: httpx.Request) -> httpx.Response:
        """Send a request and give its answer.

        Raises:
            httpx.RequestError: no attempt had an answer.
        """
        return self._run(request_flow(self.policy, request))

    def measure_clock(self, extensions: Mapping[str, Any]) -> int:
        """Measure how far the exchange's clock is ahead, in milliseconds.

        Args:
            extensions: Those of the client's requests.

        Raises:
            ClockError: it could not be measured.
        """
        return self._run(synchronize(self.policy, extensions))

    def _run(self, steps: RequestFlow[R]) -> R:
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

    def _take(self, step: Step) -> StepResult:
        match step:
            case Send(request):
                return self._send(request)
            case Sleep(seconds):
                time.sleep(seconds)
            case AcquireSlot(request, max_wait):
                return self._limiter is None or self._limiter.acquire(request, max_wait)
        return None


class AsyncSender:
    """Sends requests, one attempt or several each; safe to share between tasks. Arguments as `Sender`."""

    def __init__(
        self,
        policy: RequestPolicy,
        send: Callable[[httpx.Request], Awaitable[httpx.Response]],
        limiter: AsyncRateLimiter | None = None,
    ) -> None:
        from .direct_async import running_loop  # who only works with threads needs none of asyncio

        self.policy = policy
        self._send = send
        self._limiter = limiter
        self._require_loop = running_loop

    async def __call__(self, request: httpx.Request) -> httpx.Response:
        """Send a request and give its answer; as `Sender`.

        Raises:
            EventLoopError: no asyncio event loop is running.
        """
        return await self._run(request_flow(self.policy, request))

    async def measure_clock(self, extensions: Mapping[str, Any]) -> int:
        """Measure how far the exchange's clock is ahead; as `Sender`."""
        return await self._run(synchronize(self.policy, extensions))

    async def _run(self, steps: RequestFlow[R]) -> R:
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

    async def _take(self, step: Step) -> StepResult:
        match step:
            case Send(request):
                return await self._send(request)
            case Sleep(seconds):
                from asyncio import sleep  # who only works with threads needs none of asyncio

                await sleep(seconds)
            case AcquireSlot(request, max_wait):
                return self._limiter is None or await self._limiter.acquire(request, max_wait)
        return None
