"""The httpx clients that carry requests: always with a timeout, never following a redirect."""

from __future__ import annotations

import math

import httpx

from bpx_client.errors import InvalidArgumentError

DEFAULT_TIMEOUT = httpx.Timeout(10.0, connect=5.0)
"""Seconds: 5 to connect, 10 each to send, to wait for an answer, and to wait for a free connection."""

_LIMITS = httpx.Limits(max_connections=100, max_keepalive_connections=100, keepalive_expiry=30.0)


def open_pool(timeout: float | httpx.Timeout = DEFAULT_TIMEOUT) -> httpx.Client:
    """Open a pool of connections for sync use.

    Args:
        timeout: Seconds for connecting, sending, waiting for the answer and waiting for a connection, each; or an
            `httpx.Timeout`. Every part of it must be set.

    Returns:
        An httpx client; the caller closes it.

    Raises:
        InvalidArgumentError: a part of the timeout is missing, zero or negative.
    """
    return httpx.Client(timeout=complete(timeout), limits=_LIMITS, follow_redirects=False)


def open_async_pool(timeout: float | httpx.Timeout = DEFAULT_TIMEOUT) -> httpx.AsyncClient:
    """Open a pool of connections for async use; else as `open_pool`."""
    return httpx.AsyncClient(timeout=complete(timeout), limits=_LIMITS, follow_redirects=False)


def complete(timeout: float | httpx.Timeout) -> httpx.Timeout:
    """A timeout with every part set.

    Raises:
        InvalidArgumentError: a part is missing, zero or negative.
    """
    given = httpx.Timeout(timeout)
    missing = [name for name, seconds in given.as_dict().items() if seconds is None or not 0 < seconds < math.inf]
    if missing:
        raise InvalidArgumentError(
            "timeout",
            f"{', '.join(missing)} has no positive number of seconds in {given!r}; "
            "a call without a timeout could hang for ever",
        )
    return given
