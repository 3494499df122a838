"""The choice of a transport: the fast path of `direct`, or httpx's client where a user's settings ask for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from types import FunctionType
from typing import Generic, TypeAlias, TypeVar

import httpx

from .certificates import ssl_context
from .decoding import MAX_RESPONSE_SIZE
from .httpx_client import AsyncHttpxTransport, HttpxTransport
from .limits import KEEPALIVE_EXPIRY, MAX_CONNECTIONS

C = TypeVar("C")
T = TypeVar("T", httpx.BaseTransport, httpx.AsyncBaseTransport)

Methods: TypeAlias = Sequence[tuple[type, str]]
"""Methods, each as its class and its name."""


class AutoTransport(httpx.BaseTransport, httpx.AsyncBaseTransport, Generic[T]):
    """The fast path, until somebody puts something in the place of httpx's own methods; then httpx's client.

    That is how respx, pytest-httpx and VCR.py keep a test's orders from the exchange, and how OpenTelemetry and Sentry
    see what is sent: all of them find the requests where they look for them. To ask costs half a microsecond.

    For threads or for tasks, as `httpx.MockTransport`: whichever the two transports are for.

    Args:
        direct: The fast path.
        open_fallback: Opens a transport over httpx's client.
        methods: Those that httpx's client sends a request through.
    """

    def __init__(self, direct: T, open_fallback: Callable[[], T], methods: Methods) -> None:
        self._direct: T = direct
        self._open_fallback: Callable[[], T] = open_fallback
        self._fallback: T | None = None
        self._methods = methods

    def handle_request(self: AutoTransport[httpx.BaseTransport], request: httpx.Request) -> httpx.Response:
        """Send a request and give its response, the body read."""
        return self._chosen().handle_request(request)

    async def handle_async_request(
        self: AutoTransport[httpx.AsyncBaseTransport], request: httpx.Request
    ) -> httpx.Response:
        """Send a request and give its response, the body read."""
        return await self._chosen().handle_async_request(request)

    def close(self: AutoTransport[httpx.BaseTransport]) -> None:
        """Close the connections."""
        for transport in filter(None, (self._direct, self._fallback)):
            transport.close()

    async def aclose(self: AutoTransport[httpx.AsyncBaseTransport]) -> None:
        """Close the connections."""
        for transport in filter(None, (self._direct, self._fallback)):
            await transport.aclose()

    def _chosen(self) -> T:
        if not _are_replaced(self._methods):
            return self._direct
        if self._fallback is None:
            self._fallback = self._open_fallback()
        return self._fallback


def open_transport(
    origin: httpx.URL,
    timeout: httpx.Timeout,
    client: httpx.Client | None = None,
    *,
    max_response_size: int = MAX_RESPONSE_SIZE,
) -> httpx.BaseTransport:
    """Open a transport for threads.

    Args:
        origin: Scheme, host and port of the exchange.
        timeout: The timeout of requests that state none, complete.
        client: A user's own client, which is used as it is.
        max_response_size: Bytes that the body of a response may have, as it arrives and decompressed.

    Returns:
        The transport; the fast path unless there is a client, or the environment names a proxy.
    """
    if client is not None:
        return HttpxTransport(lambda: client, max_response_size=max_response_size)
    open_client = partial(_open_client, httpx.Client, timeout)
    open_fallback = partial(HttpxTransport, open_client, owned=True, max_response_size=max_response_size)
    if not is_direct(origin):
        return open_fallback()
    import httpcore  # here, as httpx does it: it is a tenth of the time that all imports take

    from .direct import DirectTransport

    methods: Methods = (
        (httpx.Client, "send"),
        (httpx.Client, "_transport_for_url"),
        (httpx.HTTPTransport, "handle_request"),
        (httpcore.ConnectionPool, "handle_request"),
    )
    return AutoTransport(DirectTransport(origin, max_response_size), open_fallback, methods)


def open_async_transport(
    origin: httpx.URL,
    timeout: httpx.Timeout,
    client: httpx.AsyncClient | None = None,
    *,
    max_response_size: int = MAX_RESPONSE_SIZE,
) -> httpx.AsyncBaseTransport:
    """Open a transport for tasks; else as `open_transport`."""
    if client is not None:
        return AsyncHttpxTransport(lambda: client, max_response_size=max_response_size)
    open_client = partial(_open_client, httpx.AsyncClient, timeout)
    open_fallback = partial(AsyncHttpxTransport, open_client, owned=True, max_response_size=max_response_size)
    if not is_direct(origin):
        return open_fallback()
    import httpcore

    from .direct_async import AsyncDirectTransport  # who only works with threads needs no asyncio

    methods: Methods = (
        (httpx.AsyncClient, "send"),
        (httpx.AsyncClient, "_transport_for_url"),
        (httpx.AsyncHTTPTransport, "handle_async_request"),
        (httpcore.AsyncConnectionPool, "handle_async_request"),
    )
    return AutoTransport(AsyncDirectTransport(origin, max_response_size), open_fallback, methods)


def _open_client(kind: Callable[..., C], timeout: httpx.Timeout) -> C:
    limits = httpx.Limits(
        max_connections=MAX_CONNECTIONS,
        max_keepalive_connections=MAX_CONNECTIONS,
        keepalive_expiry=KEEPALIVE_EXPIRY,
    )
    return kind(verify=ssl_context(), timeout=timeout, limits=limits)


def is_direct(url: httpx.URL) -> bool:
    """Return True if the environment names no proxy for a host."""
    from urllib.request import getproxies, proxy_bypass  # takes longer to load than this whole package

    return getproxies().keys().isdisjoint((url.scheme, "all")) or bool(proxy_bypass(url.host))


def _are_replaced(methods: Methods) -> bool:
    """Return True if one of httpx's methods isn't the library's own."""
    for owner, name in methods:
        method = getattr(owner, name)
        # Not by its name, which a stand-in may have taken over: by the module that its code belongs to.
        if type(method) is not FunctionType or not method.__globals__["__name__"].startswith(("httpx.", "httpcore.")):
            return True
    return False
