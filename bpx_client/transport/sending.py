"""The two senders: they take the steps of a request flow, one by blocking and one by awaiting, and decide nothing."""

from __future__ import annotations

from collections.abc import Awaitable, Coroutine, Mapping
from typing import Any

import httpx

from ..flows import adrive, drive
from .rate_limits import AsyncRateLimiter, RateLimiter
from .request_flow import AcquireSlot, RequestPolicy, Send, request_flow, synchronize


class Sender:
    """Sends requests, one attempt or several each; safe to share between threads.

    Args:
        policy: The settings that all requests share.
        transport: Sends a request and gives the response, its body read.
        limiter: Holds requests back; None: nothing does.
    """

    def __init__(
        self, policy: RequestPolicy, transport: httpx.BaseTransport, limiter: RateLimiter | None = None
    ) -> None:
        self.policy = policy
        self._transport = transport
        self._limiter = limiter

    def __call__(self, request: httpx.Request) -> httpx.Response:
        """Send a request and give its response.

        Raises:
            httpx.RequestError: no attempt had a response.
        """
        return drive(request_flow(self.policy, request), self._take)

    def measure_clock(self, extensions: Mapping[str, Any]) -> int:
        """Measure how far the exchange's clock is ahead, in milliseconds; `extensions` are the client's.

        Raises:
            ClockError: it could not be measured.
        """
        return drive(synchronize(self.policy, extensions), self._take)

    def close(self) -> None:
        """Close the connections to the exchange, and to what counts the rate limits."""
        self._transport.close()
        if self._limiter is not None:
            self._limiter.close()

    def _take(self, step: Send | AcquireSlot) -> httpx.Response | bool:
        if isinstance(step, Send):
            return self._transport.handle_request(step.request)
        return self._limiter is None or self._limiter.acquire(step.request, step.max_wait)


class AsyncSender:
    """Sends requests, one attempt or several each; safe to share between tasks. Arguments as `Sender`."""

    def __init__(
        self, policy: RequestPolicy, transport: httpx.AsyncBaseTransport, limiter: AsyncRateLimiter | None = None
    ) -> None:
        from .direct_async import running_loop  # who only works with threads needs none of asyncio

        self.policy = policy
        self._transport = transport
        self._limiter = limiter
        self._require_loop = running_loop

    def __call__(self, request: httpx.Request) -> Coroutine[Any, Any, httpx.Response]:
        """Send a request and give its response; as `Sender`.

        Raises:
            EventLoopError: no asyncio event loop is running.
        """
        self._require_loop()
        return adrive(request_flow(self.policy, request), self._take)

    async def measure_clock(self, extensions: Mapping[str, Any]) -> int:
        """Measure how far the exchange's clock is ahead; as `Sender`."""
        self._require_loop()
        return await adrive(synchronize(self.policy, extensions), self._take)

    async def aclose(self) -> None:
        """Close the connections; as `Sender.close`."""
        await self._transport.aclose()
        if self._limiter is not None:
            await self._limiter.aclose()

    def _take(self, step: Send | AcquireSlot) -> Awaitable[httpx.Response | bool]:
        if isinstance(step, Send):
            return self._transport.handle_async_request(step.request)
        return self._acquire(step)

    async def _acquire(self, step: AcquireSlot) -> bool:
        return self._limiter is None or await self._limiter.acquire(step.request, step.max_wait)
