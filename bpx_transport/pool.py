"""Which way requests take: the short one of `direct`, or httpx's client where a user's settings ask for it."""

from __future__ import annotations

import math
from typing import Protocol

import httpx

from bpx_client.errors import InvalidArgumentError

DEFAULT_TIMEOUT = httpx.Timeout(10.0, connect=5.0)
"""Seconds: 5 to connect, 10 each to send, to wait for an answer, and to wait for a free connection."""

_LIMITS = httpx.Limits(max_connections=100, max_keepalive_connections=100, keepalive_expiry=30.0)


class Pool(Protocol):
    """Connections that requests are sent over."""

    def send(self, request: httpx.Request) -> httpx.Response:
        """Send a request, whose extensions state a timeout, and give its answer, the body loaded."""
        ...

    def close(self) -> None:
        """Close the connections."""
        ...


class AsyncPool(Protocol):
    """Connections that requests are sent over; as `Pool`, awaited."""

    async def send(self, request: httpx.Request) -> httpx.Response:
        """Send a request, whose extensions state a timeout, and give its answer, the body loaded."""
        ...

    async def aclose(self) -> None:
        """Close the connections."""
        ...


class OrdinaryPool:
    """An httpx client as a pool: proxies, event hooks, mounted transports; redirects are never followed.

    Args:
        client: The client.
        owned: Whether to close it.
    """

    def __init__(self, client: httpx.Client, *, owned: bool) -> None:
        self._client = client
        self._owned = owned

    def send(self, request: httpx.Request) -> httpx.Response:
        """Send a request; signed or not, it is not for the client's own auth."""
        return self._client.send(request, auth=None, follow_redirects=False)

    def close(self) -> None:
        """Close the client, if it is owned."""
        if self._owned:
            self._client.close()


class AsyncOrdinaryPool:
    """An httpx client as a pool for tasks. Arguments as `OrdinaryPool`."""

    def __init__(self, client: httpx.AsyncClient, *, owned: bool) -> None:
        self._client = client
        self._owned = owned

    async def send(self, request: httpx.Request) -> httpx.Response:
        """Send a request; as `OrdinaryPool.send`."""
        return await self._client.send(request, auth=None, follow_redirects=False)

    async def aclose(self) -> None:
        """Close the client, if it is owned."""
        if self._owned:
            await self._client.aclose()


def open_pool(origin: httpx.URL, timeout: httpx.Timeout, client: httpx.Client | None = None) -> Pool:
    """Open a pool of connections for threads.

    Args:
        origin: Scheme, host and port of the exchange.
        timeout: The timeout of requests that state none, complete.
        client: A user's own client, which is used as it is.

    Returns:
        The pool; the short way unless there is a client, or the environment names a proxy.
    """
    if client is not None:
        return OrdinaryPool(client, owned=False)
    if is_direct(origin):
        from .direct import DirectPool  # here, as httpx does it: httpcore is a tenth of the time that all imports take

        return DirectPool(origin)
    return OrdinaryPool(httpx.Client(timeout=timeout, limits=_LIMITS), owned=True)


def open_async_pool(origin: httpx.URL, timeout: httpx.Timeout, client: httpx.AsyncClient | None = None) -> AsyncPool:
    """Open a pool of connections for tasks; else as `open_pool`."""
    if client is not None:
        return AsyncOrdinaryPool(client, owned=False)
    if is_direct(origin):
        from .direct_async import AsyncDirectPool  # who only works with threads needs no asyncio

        return AsyncDirectPool(origin)
    return AsyncOrdinaryPool(httpx.AsyncClient(timeout=timeout, limits=_LIMITS), owned=True)


def is_direct(url: httpx.URL) -> bool:
    """Whether the environment names no proxy for a host."""
    from urllib.request import getproxies, proxy_bypass  # takes longer to load than this whole package

    return getproxies().keys().isdisjoint((url.scheme, "all")) or bool(proxy_bypass(url.host))


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
