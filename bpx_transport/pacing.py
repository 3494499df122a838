"""Keeping to the documented rate limits: a request waits for its turn instead of running into a refusal.

The counting is done by `limits` (the extra `[pacing]`), in this process or, for many processes and machines that trade
for one subaccount, in Redis. Of the requests that wait in one process, one asks for the next place and the others queue
behind it, so that many waiting cost no more than one.
"""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import httpx

from bpx_client.errors import InvalidArgumentError

if TYPE_CHECKING:
    from limits import RateLimitItem

ORDINARY, HISTORICAL = "ordinary", "historical"
NAMESPACE = "bpx"
MARGIN = 0.005
"""Seconds added to a wait, so that a coarse clock doesn't wake a request up just too early."""

SLACK = 1
"""Seconds by which a period is counted longer: requests that leave a minute apart may arrive a little closer."""

REDIS_TIMEOUTS = {"socket_connect_timeout": 5.0, "socket_timeout": 5.0}


@dataclass(frozen=True, slots=True)
class Pacing:
    """How many requests a minute to send at most; the exchange counts them per subaccount.

    Attributes:
        ordinary: Requests a minute, other than for historical market data. The exchange allows 2,000.
        historical: Requests a minute for historical market data, such as candles. The exchange allows 30.
        redis: URL of a Redis server that counts for many processes, such as `redis://localhost:6379/0`. None: this
            process counts for itself. Without an answer from Redis nothing is sent: the call raises `NotSentError`.
            Requests are counted by each machine's clock, so keep these in step (NTP does).
        name: What the count is kept under: give every process of a subaccount the same one. None: the public key,
            which is right while the subaccount has one key alone.
        period: Seconds that count as the minute; a shorter one, with numbers to match, spreads requests more evenly.
            One second is added to it, since requests don't all travel equally fast.

    Raises:
        InvalidArgumentError: a number isn't positive.
    """

    ordinary: int = 2000
    historical: int = 30
    redis: str | None = field(default=None, repr=False)  # it may name a password
    name: str | None = None
    period: int = 60

    def __post_init__(self) -> None:
        for name in (ORDINARY, HISTORICAL, "period"):
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
        self._limits = {
            ORDINARY: _limit(pacing.ordinary, pacing.period),
            HISTORICAL: _limit(pacing.historical, pacing.period),
        }

    def _key(self, request: httpx.Request) -> tuple[RateLimitItem, str, str]:
        group = self._group(request)
        return self._limits[group], self._name, group


class Pace(_Counts):
    """Holds requests back by blocking the thread; safe to share between threads."""

    def __init__(self, pacing: Pacing, name: str, group: Grouping) -> None:
        super().__init__(pacing, name, group)
        from limits.strategies import MovingWindowRateLimiter

        self._storage = _storage(pacing, "")
        self._limiter = MovingWindowRateLimiter(self._storage)
        self._turns = {ORDINARY: threading.Lock(), HISTORICAL: threading.Lock()}

    def admit(self, request: httpx.Request, patience: float = math.inf) -> bool:
        """Wait until the request may be sent.

        Args:
            request: The request.
            patience: Seconds to wait at most.

        Returns:
            Whether it may be sent. False: that would be later than the patience lasts.

        Raises:
            httpx.ConnectError: Redis doesn't answer; nothing was sent.
        """
        limit, name, group = self._key(request)
        ends = time.monotonic() + patience
        turn = self._turns[group]
        if not turn.acquire(timeout=min(patience, threading.TIMEOUT_MAX)):
            return False
        try:
            with _redis_failures(request):
                while not self._limiter.hit(limit, name, group):
                    wait = _until(self._limiter.get_window_stats(limit, name, group).reset_time)
                    if time.monotonic() + wait > ends:
                        return False
                    time.sleep(wait)
                return True
        finally:
            turn.release()

    def close(self) -> None:
        """Close the connections to Redis."""
        if hasattr(self._storage, "get_connection"):
            self._storage.get_connection().close()


class AsyncPace(_Counts):
    """Holds requests back by suspending the task, first come, first served; safe to share between tasks."""

    def __init__(self, pacing: Pacing, name: str, group: Grouping) -> None:
        super().__init__(pacing, name, group)
        import asyncio  # who only works with threads needs none of it

        from limits.aio.strategies import MovingWindowRateLimiter

        self._storage = _storage(pacing, "async+")
        self._limiter = MovingWindowRateLimiter(self._storage)
        self._turns = {ORDINARY: asyncio.Lock(), HISTORICAL: asyncio.Lock()}

    async def admit(self, request: httpx.Request, patience: float = math.inf) -> bool:
        """Wait until the request may be sent; as `Pace.admit`."""
        import asyncio

        limit, name, group = self._key(request)
        try:
            async with asyncio.timeout(None if math.isinf(patience) else patience), self._turns[group]:
                with _redis_failures(request):
                    while not await self._limiter.hit(limit, name, group):
                        stats = await self._limiter.get_window_stats(limit, name, group)
                        await asyncio.sleep(_until(stats.reset_time))
                return True
        except TimeoutError:
            return False

    async def aclose(self) -> None:
        """Close the connections to Redis."""
        if hasattr(self._storage, "bridge"):
            await self._storage.bridge.get_connection().aclose()


def _limit(number: int, period: int) -> RateLimitItem:
    try:
        from limits import RateLimitItemPerSecond
    except ModuleNotFoundError:
        raise InvalidArgumentError(
            "pacing", "needs the package `limits`; install it with: pip install 'bpx-client[pacing]'"
        ) from None
    return RateLimitItemPerSecond(number, period + SLACK, namespace=NAMESPACE)


def _storage(pacing: Pacing, flavour: str) -> Any:  # noqa: ANN401 the two flavours have no base in common
    """Where the counts are kept; `flavour` is the prefix by which `limits` tells sync from async."""
    from limits.errors import ConfigurationError
    from limits.storage import storage_from_string

    if pacing.redis is None:
        return storage_from_string(f"{flavour}memory://")
    implementation = {"implementation": "redispy"} if flavour else {}
    if not pacing.redis.startswith(("redis://", "rediss://", "redis+unix://")):
        raise _no_redis_url()
    try:
        return storage_from_string(f"{flavour}{pacing.redis}", wrap_exceptions=True, **implementation, **REDIS_TIMEOUTS)
    except (ConfigurationError, ValueError):
        # Their messages may show the URL's password.
        raise _no_redis_url() from None


def _no_redis_url() -> InvalidArgumentError:
    return InvalidArgumentError("redis", "is no URL of a Redis server, such as redis://localhost:6379/0")


@contextmanager
def _redis_failures(request: httpx.Request) -> Generator[None]:
    """Turns a failure of Redis into the error of a request that was certainly never sent."""
    from limits.errors import StorageError

    try:
        yield
    except StorageError as error:
        problem = f"Redis, which counts the requests, doesn't answer ({error.storage_error})"
        raise httpx.ConnectError(problem, request=request) from error


def _until(reset_time: float) -> float:
    return max(reset_time - time.time(), 0) + MARGIN
