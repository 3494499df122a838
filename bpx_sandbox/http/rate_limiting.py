"""The documented rate limits: 2,000 requests a minute for each account, 30 for historical market data."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Mapping

from bpx_sandbox.engine import errors

MINUTE_MS = 60_000
ORDINARY, HISTORICAL = "ordinary", "historical"
LIMITS: Mapping[str, int] = {ORDINARY: 2_000, HISTORICAL: 30}


class SlidingWindowLimiter:
    """Counts the requests of the last minute by account. Requests without a signature share one count."""

    def __init__(self, limits: Mapping[str, int] = LIMITS) -> None:
        self._limits = limits
        self._times: defaultdict[tuple[str, str], deque[int]] = defaultdict(deque)

    def acquire(self, account: str, now: int, *, is_historical: bool) -> None:
        """Count a request, or refuse it; a refused request doesn't count.

        Args:
            account: The name of the account; empty without a signature.
            now: Unix time in milliseconds.
            is_historical: True if the limit for historical market data applies.
        """
        kind = HISTORICAL if is_historical else ORDINARY
        times = self._times[account, kind]
        while times and times[0] <= now - MINUTE_MS:
            times.popleft()
        if len(times) >= self._limits[kind]:
            raise errors.too_many_requests(retry_after_ms=times[0] + MINUTE_MS - now)
        times.append(now)
