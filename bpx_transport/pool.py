"""Which way requests take: the short one of `direct`, or httpx's client where a user's settings ask for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from types import FunctionType
from typing import Generic, Protocol, TypeVar

import httpx

from .wire import MAX_RESPONSE_SIZE

P = TypeVar("P")

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


class _Ways(Generic[P]):
    """The short way, and httpx's for as long as anybody has put something in the place of httpx's own functions.

    Args:
        direct: The short way.
        ordinary: Opens httpx's client.
        steps: The methods that httpx's client sends a request through, each as its class and its name.
    """

    def __init__(self, direct: P, ordinary: Callable[[], P], steps: Sequence[tuple[type, str]]) -> None:
        self._direct = direct
        self._ordinary: P | None = None
        self._open_ordinary = ordinary
        self._steps = steps

    @property
    def current(self) -> P:
        """The way for a request that is to be sent now."""
        if not _replaced(self._steps):
            return self._direct
        if self._ordinary is None:
            self._ordinary = self._open_ordinary()
        return self._ordinary

    @property
    def opened(self) -> Sequence[P]:
        """The ways to close."""
        return [self._direct] if self._ordinary is None else [self._direct, self._ordinary]


class ShortPool:
    """The short way, which makes room as soon as anybody has put something in the place of httpx's own functions.

    That is how respx, pytest-httpx and VCR.py keep a test's orders from the exchange, and how OpenTelemetry and Sentry
    see what is sent: all of them find the requests where they look for them. To ask costs half a microsecond.

    Args:
        direct: The short way.
        ordinary: Opens httpx's client.
    """

    def __init__(self, direct: Pool, ordinary: Callable[[], Pool]) -> None:
        import httpcore  # which the direct way has loaded

        steps = (
            (httpx.Client, "send"),
            (httpx.Client, "_transport_for_url"),
            (httpx.HTTPTransport, "handle_request"),
            (httpcore.ConnectionPool, "handle_request"),
        )
        self._ways = _Ways(direct, ordinary, steps)

    def send(self, request: httpx.Request) -> httpx.Response:
        """Send a request."""
        return self._ways.current.send(request)

    def close(self) -> None:
        """Close the connections of both ways."""
        for way in self._ways.opened:
            way.close()


class AsyncShortPool:
    """The short way for tasks; else as `ShortPool`."""

    def __init__(self, direct: AsyncPool, ordinary: Callable[[], AsyncPool]) -> None:
        import httpcore

        steps = (
            (httpx.AsyncClient, "send"),
            (httpx.AsyncClient, "_transport_for_url"),
            (httpx.AsyncHTTPTransport, "handle_async_request"),
            (httpcore.AsyncConnectionPool, "handle_async_request"),
        )
        self._ways = _Ways(direct, ordinary, steps)

    async def send(self, request: httpx.Request) -> httpx.Response:
        """Send a request."""
        return await self._ways.current.send(request)

    async def aclose(self) -> None:
        """Close the connections of both ways."""
        for way in self._ways.opened:
            await way.aclose()


def open_pool(
    origin: httpx.URL,
    timeout: httpx.Timeout,
    client: httpx.Client | None = None,
    *,
    max_response_size: int = MAX_RESPONSE_SIZE,
) -> Pool:
    """Open a pool of connections for threads.

    Args:
        origin: Scheme, host and port of the exchange.
        timeout: The timeout of requests that state none, complete.
        client: A user's own client, which is used as it is.
        max_response_size: Bytes that the body of an answer may have.

    Returns:
        The pool; the short way unless there is a client, or the environment names a proxy.
    """
    if client is not None:
        return OrdinaryPool(client, owned=False)

    def ordinary() -> OrdinaryPool:
        return OrdinaryPool(httpx.Client(timeout=timeout, limits=_LIMITS), owned=True)

    if not is_direct(origin):
        return ordinary()
    from .direct import DirectPool  # here, as httpx does it: httpcore is a tenth of the time that all imports take

    return ShortPool(DirectPool(origin), ordinary)


def open_async_pool(
    origin: httpx.URL,
    timeout: httpx.Timeout,
    client: httpx.AsyncClient | None = None,
    *,
    max_response_size: int = MAX_RESPONSE_SIZE,
) -> AsyncPool:
    """Open a pool of connections for tasks; else as `open_pool`."""
    if client is not None:
        return AsyncOrdinaryPool(client, owned=False)

    def ordinary() -> AsyncOrdinaryPool:
        return AsyncOrdinaryPool(httpx.AsyncClient(timeout=timeout, limits=_LIMITS), owned=True)

    if not is_direct(origin):
        return ordinary()
    from .direct_async import AsyncDirectPool  # who only works with threads needs no asyncio

    return AsyncShortPool(AsyncDirectPool(origin), ordinary)


def _replaced(steps: Iterable[tuple[type, str]]) -> bool:
    """Whether any of the methods that httpx's client sends a request through isn't the library's own."""
    for owner, name in steps:
        method = getattr(owner, name)
        # Not by its name, which a stand-in may have taken over: by the module that its code belongs to.
        if type(method) is not FunctionType or not method.__globals__["__name__"].startswith(("httpx.", "httpcore.")):
            return True
    return False


def is_direct(url: httpx.URL) -> bool:
    """Whether the environment names no proxy for a host."""
    from urllib.request import getproxies, proxy_bypass  # takes longer to load than this whole package

    return getproxies().keys().isdisjoint((url.scheme, "all")) or bool(proxy_bypass(url.host))
