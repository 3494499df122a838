"""Limits of a request and of a transport: timeouts, the deadline that shortens them, and connections."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Mapping

import httpx

from bpx_api.errors import InvalidArgumentError
from bpx_api.options import LONGEST_TIMEOUT, is_seconds

DEFAULT_TIMEOUT = httpx.Timeout(10.0, connect=5.0)
"""Seconds: 5 to connect, 10 each to send, to wait for a response, and to wait for a free connection."""

MAX_CONNECTIONS = 100
KEEPALIVE_EXPIRY = 30.0
"""Seconds after which a connection isn't used again: servers silently close idle connections."""


class Remaining(dict[str, float]):
    """A timeout's parts, none of them longer than what is left until the deadline at the moment of asking."""

    def __init__(self, parts: Mapping[str, float], ends: float, now: Callable[[], float]) -> None:
        super().__init__(parts)
        self._ends = ends
        self._now = now

    @property
    def left(self) -> float:
        """Seconds until the deadline; negative once it has passed."""
        return self._ends - self._now()

    def __getitem__(self, part: str) -> float:
        # Never zero: a socket would take that for "don't wait at all".
        return max(min(super().__getitem__(part), self._ends - self._now()), 0.001)

    def get(self, part: str, default: object = None) -> float:
        """Return one part; httpcore calls this."""
        return self[part]


def timeout_of(request: httpx.Request) -> Remaining:
    """Return the timeout of a request; one of a plain httpx client has no deadline, and parts that may be None."""
    timeout = request.extensions.get("timeout", {})
    if isinstance(timeout, Remaining):
        return timeout
    given = {part: timeout.get(part) for part in ("connect", "read", "write", "pool")}
    parts = {part: LONGEST_TIMEOUT if seconds is None else seconds for part, seconds in given.items()}
    return Remaining(parts, math.inf, time.monotonic)


def require_counts(settings: object, *names: str) -> None:
    """Refuse settings of which a number isn't an int of at least 1."""
    for name in names:
        number = getattr(settings, name)
        if isinstance(number, bool) or not isinstance(number, int) or number < 1:
            raise InvalidArgumentError(name, f"{number!r} is not an int of at least 1")


def require_seconds(settings: object, *names: str) -> None:
    """Refuse settings of which a number isn't a finite, positive number of seconds."""
    for name in names:
        seconds = getattr(settings, name)
        if not is_seconds(seconds):
            raise InvalidArgumentError(name, f"{seconds!r} is not a positive number of seconds")
