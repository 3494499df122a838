"""Keeping to the documented rate limits: a request waits for its turn instead of running into a refusal.

The counting is done by `limits` (the extra `[pacing]`), in this process or, for many processes and machines that trade
for one subaccount, in Redis.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import httpx

from bpx_client.errors import InvalidArgumentError

if TYPE_CHECKING:
    from limits import RateLimitItem

ORDINARY, HISTORICAL = "ordinary", "historical"
NAMESPACE = "bpx"
MARGIN = 0.005
"""Seconds added to a wait, so that a coarse clock doesn't wake a request up just too early."""


@dataclass(frozen=True, slots=True)
class Pacing:
    """How many requests a minute to send at most; the exchange counts them per subaccount.

    Attributes:
        ordinary: Requests a minute, other than for historical market data. The exchange allows 2,000.
        historical: Requests a minute for historical market data, such as candles. The exchange allows 30.
        redis: URL of a Redis server that counts for many processes, such as `redis://localhost:6379/0`. None: this
            process counts for itself.
        name: What the count is kept under: give every process of a subaccount the same one. None: the public key.

    Raises:
        InvalidArgumentError: a number isn't positive.
    """

    ordinary: int = 2000
    historical: int = 30
    redis: str | None = None
    name: str | None = None

    def __post_init__(self) -> None:
        for name in (ORDINARY, HISTORICAL):
            number = getattr(self, name)
            if isinstance(number, bool) or not isinstance(number, int) or number < 1:
                raise InvalidArgumentError(name, f"{number!r} is not a whole number of at least 1")


Grouping = Callable[[httpx.Request], str]
"""Says which count a request belongs to: `ordinary` or `historical`."""


class _Counts:
    """The two limits and the name that they are counted under."""

    def __init__(self, pacing: Pacing, name: str, group: Grouping) -> None:
        self._name = pacing.name or name
        self._group = group
        self._limits = {ORDINARY: _a_minute(pacing.ordinary), HISTORICAL: _a_minute(pacing.historical)}

    def _key(self, request: httpx.Request) -> tuple[RateLimitItem, str, str]:
        group = self._group(request)
        return self._limits[group], self._name, group


class Pace(_Counts):
    """Holds requests back by blocking the thread; safe to share between threads."""

    def __init__(self, pacing: Pacing, name: str, group: Grouping) -> None:
        super().__init__(pacing, name, group)
        from limits.storage import storage_from_string
        from limits.strategies import MovingWindowRateLimiter

        self._limiter = MovingWindowRateLimiter(storage_from_string(pacing.redis or "memory://"))

    def admit(self, request: httpx.Request) -> None:
        """Return as soon as the request may be sent."""
        limit, name, group = self._key(request)
        while not self._limiter.hit(limit, name, group):
            time.sleep(_until(self._limiter.get_window_stats(limit, name, group).reset_time))


class AsyncPace(_Counts):
    """Holds requests back by suspending the task; safe to share between tasks."""

    def __init__(self, pacing: Pacing, name: str, group: Grouping) -> None:
        super().__init__(pacing, name, group)
        from limits.aio.strategies import MovingWindowRateLimiter
        from limits.storage import storage_from_string

        url = f"async+{pacing.redis}" if pacing.redis else "async+memory://"
        options = {"implementation": "redispy"} if pacing.redis else {}
        self._limiter = MovingWindowRateLimiter(storage_from_string(url, **options))

    async def admit(self, request: httpx.Request) -> None:
        """Return as soon as the request may be sent."""
        limit, name, group = self._key(request)
        while not await self._limiter.hit(limit, name, group):
            stats = await self._limiter.get_window_stats(limit, name, group)
            await asyncio.sleep(_until(stats.reset_time))


def _a_minute(number: int) -> RateLimitItem:
    try:
        from limits import RateLimitItemPerMinute
    except ModuleNotFoundError:
        raise InvalidArgumentError(
            "pacing", "needs the package `limits`; install it with: pip install 'bpx-client[pacing]'"
        ) from None
    return RateLimitItemPerMinute(number, namespace=NAMESPACE)


def _until(reset_time: float) -> float:
    return max(reset_time - time.time(), 0) + MARGIN
