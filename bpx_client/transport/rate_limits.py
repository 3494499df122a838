"""Keeping to the documented rate limits: a request waits for its turn instead of running into a refusal.

Requests are counted in this process, by a clock that nobody sets, or in Redis (the extra `[redis]`), by Redis's clock,
for many processes and machines that trade for one subaccount. A request takes its place at once, if need be one in the
future, and then sleeps until it: nobody holds a lock while waiting, and many waiting cost no more than one.
"""

from __future__ import annotations

import math
import threading
import time
from collections import deque
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import httpx

from bpx_api.errors import InvalidArgumentError

from ..flows import Sleep, adrive, drive
from .forking import register
from .limits import require_counts, require_seconds

if TYPE_CHECKING:
    import asyncio

ORDINARY, HISTORICAL = "ordinary", "historical"

SLACK = 1
"""Seconds by which a period is counted longer: requests that leave a minute apart may arrive a little closer."""

LATE = 0.1
"""Seconds after its time by which a place is lost: a busy machine has woken its request up too late."""

REDIS_TIMEOUT = 5.0
"""Seconds that Redis has for each reply."""

REDIS_CONNECTIONS = 10
"""Connections to Redis that an async client opens at most; a sync one needs no more than it has threads."""

UNUSABLE = (
    *(ArithmeticError, AssertionError, AttributeError, EOFError, LookupError),
    *(OSError, RuntimeError, TypeError, ValueError),
)
"""Errors of a Redis client beside its own errors, where what replies isn't Redis.

All else, such as the exception of a signal handler, isn't about Redis.
"""

TAKE_PLACE = """
local limit, period, most = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.ceil(clock[2] / 1000)
local last = redis.call('LINDEX', KEYS[1], -1)
if last and tonumber(string.match(last, '^%d+')) > now + 1000 then
  redis.call('DEL', KEYS[1])
end
local before = redis.call('LINDEX', KEYS[1], -limit)
local wait = before and math.max(tonumber(string.match(before, '%d+$')) + period - now, 0) or 0
if wait > most then
  return {0, wait}
end
redis.call('RPUSH', KEYS[1], string.format('%.0f %.0f', now, now + wait))
redis.call('LTRIM', KEYS[1], -limit, -1)
redis.call('PEXPIRE', KEYS[1], wait + period)
return {1, wait}
"""
"""Takes the next place and says in how many milliseconds it is; none, where that is later than the most.

The list holds when each place was given out and which moment it is. Where the last was given out in the future, Redis's
clock was set back: counting begins anew.
"""


@dataclass(frozen=True, slots=True)
class RateLimits:
    """Requests a minute that may be sent; the exchange counts them per subaccount.

    Attributes:
        ordinary: Requests a minute, other than for historical market data. The exchange allows 2,000.
        historical: Requests a minute for historical market data, such as candles. The exchange allows 30.
        redis: URL of a Redis server that counts for many processes, such as `redis://localhost:6379/0`; needs the extra
            `[redis]`. None: this process counts for itself. Without a usable reply from Redis within five seconds
            nothing is sent: the call raises `NotSentError`.
        name: What the count is kept under: give every process of a subaccount the same one. None: the public key,
            which is right while the subaccount has one key alone.
        period: Seconds that count as the minute; a shorter one, with numbers to match, spreads requests more evenly.
            One second is added to it, since requests don't all travel equally fast.
        max_wait: Seconds that a request waits at most. Where its turn comes later, nothing is sent: the call raises
            `NotSentError`.

    Raises:
        InvalidArgumentError: a number isn't positive.
    """

    ordinary: int = 2000
    historical: int = 30
    redis: str | None = field(default=None, repr=False)  # it may name a password
    name: str | None = None
    period: int = 60
    max_wait: float = 300.0

    def __post_init__(self) -> None:
        require_counts(self, ORDINARY, HISTORICAL, "period")
        require_seconds(self, "max_wait")


Grouping = Callable[[httpx.Request], str]
"""Says which count a request belongs to: `ordinary` or `historical`."""


class Window:
    """The moments, by `time.monotonic`, at which requests went or will go: no more than the limit in any period."""

    def __init__(self, limit: int, period: float) -> None:
        self._limit = limit
        self._period = period
        self._moments: deque[float] = deque()

    def wait(self, now: float) -> float:
        """Seconds until the next place."""
        moments = self._moments
        while moments and moments[0] + self._period <= now:
            moments.popleft()
        return 0.0 if len(moments) < self._limit else moments[-self._limit] + self._period - now

    def take(self, moment: float) -> None:
        """Take a place; it is no earlier than all others."""
        self._moments.append(moment)

    def give_back(self, moment: float) -> None:
        """Give up a place; those behind it stay where they are."""
        if moment in self._moments:
            self._moments.remove(moment)


class _Counts:
    """The two limits, and where they are counted."""

    def __init__(self, rate_limits: RateLimits, name: str, group: Grouping) -> None:
        self._rate_limits = rate_limits
        self._name = rate_limits.name or name
        self._group = group
        self._period = rate_limits.period + SLACK
        self._limits = {ORDINARY: rate_limits.ordinary, HISTORICAL: rate_limits.historical}
        self._windows = {group: Window(limit, self._period) for group, limit in self._limits.items()}
        if rate_limits.redis is not None and find_spec("redis") is None:
            raise InvalidArgumentError(
                "rate_limits", "needs the package `redis`; install it with: pip install 'bpx-client[redis]'"
            )

    def _longest(self, max_wait: float) -> float:
        return min(max(max_wait, 0.0), self._rate_limits.max_wait)

    def _refused(self, request: httpx.Request, max_wait: float) -> bool:
        """Return False where the place comes too late for this caller; raise where it would for any."""
        longest = self._rate_limits.max_wait
        if max_wait <= longest:
            return False
        problem = (
            f"its turn within the rate limits comes in more than {longest:g} s; send fewer requests at once, or allow "
            "longer waits: RateLimits(max_wait=…)"
        )
        raise httpx.PoolTimeout(problem, request=request)

    def _count_in_redis(self, request: httpx.Request, group: str, longest: float) -> Generator[Any, Any, bool]:
        """The flow of one request: asks Redis for a place, by the arguments of the script, and waits for it."""
        from redis import RedisError

        limit, ends = self._limits[group], time.monotonic() + longest
        # Who counts otherwise counts apart.
        key = f"bpx:{self._name}:{group}:{limit}/{self._period}"
        while True:
            left = max(ends - time.monotonic(), 0.0)
            try:
                wait = _wait((yield [key], [limit, self._period * 1000, int(left * 1000)]), left)
            except (RedisError, *UNUSABLE) as error:
                raise _redis_failed(error, request) from error
            if wait is None:
                return False
            moment = time.monotonic() + wait
            yield Sleep(wait)
            if time.monotonic() - moment < LATE:
                return True


class RateLimiter(_Counts):
    """Holds requests back by blocking the thread, first come, first served; safe to share between threads."""

    def __init__(self, rate_limits: RateLimits, name: str, group: Grouping) -> None:
        super().__init__(rate_limits, name, group)
        # Held for moments alone, and only by `with`, which a signal handler that raises can't leave half done. It is
        # reentrant for a handler that sends a request itself.
        self._lock = threading.RLock()
        self._redis: Any = None if rate_limits.redis is None else _redis(rate_limits)
        register(self)

    def acquire(self, request: httpx.Request, max_wait: float = math.inf) -> bool:
        """Wait until the request may be sent.

        Args:
            request: The request.
            max_wait: Seconds to wait at most.

        Returns:
            True if it may be sent. False: that would be later than `max_wait` allows; it was not waited for.

        Raises:
            httpx.ConnectError: Redis gives no usable reply; nothing was sent.
            httpx.PoolTimeout: That would be later than `RateLimits.max_wait`; nothing was sent.
        """
        group, longest = self._group(request), self._longest(max_wait)
        if self._redis is None:
            counted = self._count_here(group, time.monotonic() + longest)
        else:
            counted = drive(self._count_in_redis(request, group, longest), lambda call: self._redis[1](*call))
        return counted or self._refused(request, max_wait)

    def _count_here(self, group: str, ends: float) -> bool:
        window = self._windows[group]
        while True:
            with self._lock:
                now = time.monotonic()
                moment = now + window.wait(now)
                if moment > max(ends, now):
                    return False
                window.take(moment)
            self._sleep_until(moment, group)
            if time.monotonic() - moment < LATE:
                return True

    def _sleep_until(self, moment: float, group: str) -> None:
        seconds = moment - time.monotonic()
        if seconds <= 0:
            return
        try:
            time.sleep(seconds)
        except BaseException:
            with self._lock:
                self._windows[group].give_back(moment)
            raise

    def close(self) -> None:
        """Close the connections to Redis."""
        if self._redis is not None:
            self._redis[0].close()

    def start_in_child(self) -> None:
        """Forget who held the lock in the parent process."""
        self._lock = threading.RLock()


class AsyncRateLimiter(_Counts):
    """Holds requests back by suspending the task, first come, first served; safe to share between tasks."""

    def __init__(self, rate_limits: RateLimits, name: str, group: Grouping) -> None:
        super().__init__(rate_limits, name, group)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._turns: dict[str, asyncio.Lock] = {}
        self._redis: Any = None
        if rate_limits.redis is not None:
            _async_redis(rate_limits)  # an address that can't be used is refused at once

    async def acquire(self, request: httpx.Request, max_wait: float = math.inf) -> bool:
        """Wait until the request may be sent; as `RateLimiter.acquire`."""
        import asyncio  # who only works with threads needs none of it

        group, longest = self._group(request), self._longest(max_wait)
        if self._loop is not asyncio.get_running_loop():
            # Locks and connections belong to a loop; another `asyncio.run` has another one.
            self._loop = asyncio.get_running_loop()
            self._turns = {group: asyncio.Lock() for group in self._limits}
            self._redis = None if self._rate_limits.redis is None else _async_redis(self._rate_limits)
        if self._redis is None:
            counted = await self._count_here(group, longest)
        else:
            counted = await adrive(self._count_in_redis(request, group, longest), self._ask_redis)
        return counted or self._refused(request, max_wait)

    async def _ask_redis(self, call: tuple[list[str], list[int]]) -> object:
        import asyncio

        async with asyncio.timeout(REDIS_TIMEOUT):
            return await self._redis[1](*call)

    async def _count_here(self, group: str, longest: float) -> bool:
        import asyncio

        window = self._windows[group]
        try:
            # Not by places in the future: where a task is cancelled, those behind it move up.
            async with asyncio.timeout(longest), self._turns[group]:
                while (wait := window.wait(time.monotonic())) > 0:  # noqa: ASYNC110 it isn't known when, but how long
                    await asyncio.sleep(wait)
                window.take(time.monotonic())
        except TimeoutError:
            return False
        return True

    async def aclose(self) -> None:
        """Close the connections to Redis."""
        if self._redis is not None:
            await self._redis[0].aclose()


def _wait(reply: object, most: float) -> float | None:
    """Read the reply to `TAKE_PLACE`: seconds to wait; None: no place was taken."""
    match reply:
        case [0, int()]:
            return None
        case [1, int(milliseconds)] if 0 <= milliseconds <= most * 1000:
            return milliseconds / 1000
        case _:
            raise ValueError(f"{reply!r:.80} is not a reply to the script")


def _redis_failed(error: Exception, request: httpx.Request) -> httpx.ConnectError:
    """The error of a request that was certainly never sent, whatever Redis, or what isn't one, replied."""
    problem = f"{type(error).__name__}: {str(error) or f'nothing within {REDIS_TIMEOUT:g} s'}"
    return httpx.ConnectError(
        f"Redis, which counts the requests, gives no usable reply: {problem:.200}", request=request
    )


def _url(rate_limits: RateLimits) -> str:
    """The URL that the Redis client takes. No frame that may raise keeps it: it may name a password."""
    return (rate_limits.redis or "").replace("redis+unix://", "unix://", 1)


def _redis(rate_limits: RateLimits) -> tuple[Any, Any]:
    """A client, and the script on it."""
    from redis import Redis
    from redis.retry import Retry

    client = _opened(rate_limits, Redis, Retry)
    return client, client.register_script(TAKE_PLACE)


def _async_redis(rate_limits: RateLimits) -> tuple[Any, Any]:
    """A client, and the script on it; awaited."""
    from redis.asyncio import BlockingConnectionPool, Redis
    from redis.asyncio.retry import Retry

    # The call's own timeout is enough.
    pool = _opened(rate_limits, BlockingConnectionPool, Retry, max_connections=REDIS_CONNECTIONS, timeout=None)
    client = Redis.from_pool(pool)
    return client, client.register_script(TAKE_PLACE)


def _opened(rate_limits: RateLimits, kind: Any, retry: Any, **options: Any) -> Any:  # noqa: ANN401 redis has no types
    from redis import ConnectionError
    from redis.backoff import NoBackoff

    try:
        return kind.from_url(
            _url(rate_limits),
            socket_connect_timeout=REDIS_TIMEOUT,
            socket_timeout=REDIS_TIMEOUT,
            # Once more where a connection was lost while idle; not where Redis hangs.
            retry=retry(NoBackoff(), 1, supported_errors=(ConnectionError,)),
            **options,
        )
    except ValueError:
        # Its message may show the URL's password.
        problem = "is not the URL of a Redis server, such as redis://localhost:6379/0"
        raise InvalidArgumentError("redis", problem) from None
