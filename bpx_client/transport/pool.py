"""Choice of a transport: the fast path of `direct`, or httpx's client where a user's settings ask for it."""

from __future__ import annotations

import math
import os
import socket
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import partial
from types import FunctionType
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar, cast

import httpx

from bpx_api.errors import DISCARD, HELD, NEVER_SENT, ClosedClientError, InvalidArgumentError

if TYPE_CHECKING:
    import asyncio

    import httpcore

from .certificates import ssl_context
from .decoding import MAX_RESPONSE_SIZE, ResponseTooLarge, decode_body, loaded
from .request_flow import Remaining

C = TypeVar("C")
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


class HttpxTransport:
    """An httpx client as a pool: proxies, event hooks, mounted transports; redirects are never followed.

    Args:
        held: The client.
        max_response_size: Bytes that the body of an answer may have, as it arrives and decompressed.
    """

    def __init__(self, held: _Held[httpx.Client], max_response_size: int = MAX_RESPONSE_SIZE) -> None:
        self._held = held
        self._max_response_size = max_response_size

    def send(self, request: httpx.Request) -> httpx.Response:
        """Send a request; signed or not, it is not for the client's own auth."""
        from .deadlines import Deadline  # who goes the fast path needs none

        client = self._held.client
        exchange = _Exchange(request, self._max_response_size)
        deadline = Deadline(exchange.left + GRACE)
        try:
            with deadline:
                answer = client.send(exchange.outgoing, auth=None, follow_redirects=False, stream=True)
                try:
                    if exchange.begins(answer):
                        for piece in cast(httpx.SyncByteStream, answer.stream):
                            exchange.take(piece)
                finally:
                    answer.close()
            response = exchange.response(answer)
            if (stream := answer.extensions.get("network_stream")) is not None:
                response.extensions[DISCARD] = partial(_shut_down, stream)
            return response
        except Exception as error:
            exchange.fail(error, deadline.has_struck, client.is_closed)
            raise

    def close(self) -> None:
        """Close the client, if it is owned."""
        if (client := self._held.to_close) is not None:
            client.close()


class AsyncHttpxTransport:
    """An httpx client as a pool for tasks. Arguments as `HttpxTransport`."""

    def __init__(self, held: _Held[httpx.AsyncClient], max_response_size: int = MAX_RESPONSE_SIZE) -> None:
        self._held = held
        self._max_response_size = max_response_size
        self._closing: set[asyncio.Task[None]] = set()

    async def send(self, request: httpx.Request) -> httpx.Response:
        """Send a request; as `HttpxTransport.send`."""
        from asyncio import timeout  # who only works with threads needs none of asyncio

        client = self._held.client
        exchange = _Exchange(request, self._max_response_size)
        deadline = timeout(None if exchange.left == math.inf else exchange.left + GRACE)
        try:
            async with deadline:
                answer = await client.send(exchange.outgoing, auth=None, follow_redirects=False, stream=True)
                try:
                    if exchange.begins(answer):
                        async for piece in cast(httpx.AsyncByteStream, answer.stream):
                            exchange.take(piece)
                finally:
                    await answer.aclose()
            response = exchange.response(answer)
            if (stream := answer.extensions.get("network_stream")) is not None:
                response.extensions[DISCARD] = partial(self._discard, stream)
            return response
        except Exception as error:
            exchange.fail(error, deadline.expired(), client.is_closed)
            raise

    def _discard(self, stream: httpcore.AsyncNetworkStream) -> None:
        """End a connection; what it was given out for since then fails."""
        try:
            _shut_down(stream)
        except TypeError:  # uvloop's sockets can't do it
            import asyncio  # which is loaded: this is called in a task

            closing = asyncio.get_running_loop().create_task(stream.aclose())
            self._closing.add(closing)
            closing.add_done_callback(self._closing.discard)

    async def aclose(self) -> None:
        """Close the client, if it is owned."""
        if (client := self._held.to_close) is not None:
            await client.aclose()


def _shut_down(stream: httpcore.NetworkStream | httpcore.AsyncNetworkStream) -> None:
    """End a connection without closing its socket: whoever uses it sees that it has ended, and closes it."""
    connection = stream.get_extra_info("socket")
    with suppress(OSError):  # it is closed already
        if isinstance(connection, socket.socket):
            socket.socket.shutdown(connection, socket.SHUT_RDWR)  # also below TLS
        else:
            connection.shutdown(socket.SHUT_RDWR)


class _Held(Generic[C]):
    """The httpx client of this process. A forked child has connections in common with its parent, and mustn't use them.

    Args:
        open_client: Opens the client, or gives the user's.
        owned: Whether it is our own. Then a child opens another one, and keeps the one that it has inherited: to close
            it, or to let it be collected, could end the parent's connections. A user's own is refused in a child.
    """

    def __init__(self, open_client: Callable[[], C], *, owned: bool) -> None:
        self._open = open_client
        self._owned = owned
        self._process = os.getpid()
        self._clients = {self._process: open_client()}

    @property
    def client(self) -> C:
        """The client.

        Raises:
            InvalidArgumentError: it is a user's, and belongs to the process that this one was forked from.
        """
        process = os.getpid()
        client = self._clients.get(process)
        if client is not None:
            return client
        if not self._owned:
            raise InvalidArgumentError(
                "http_client",
                f"belongs to process {self._process}, from which this one ({process}) was forked; they would share "
                "connections and take each other's answers. Create the httpx client and call connect() after the fork",
            )
        return self._clients.setdefault(process, self._open())

    @property
    def to_close(self) -> C | None:
        """The client, where it is this process's to close."""
        return self._clients.get(os.getpid()) if self._owned else None


class _Outgoing(httpx.Request):
    """A copy of a request that knows whether the client has begun to send it.

    httpx's client looks at the stream after the last of its request hooks, and before it calls the transport.
    """

    def __init__(self, request: httpx.Request) -> None:
        self.is_under_way = False
        vars(self).update(vars(request))

    @property
    def stream(self) -> httpx.SyncByteStream | httpx.AsyncByteStream:
        self.is_under_way = True
        stream: httpx.SyncByteStream | httpx.AsyncByteStream = vars(self)["stream"]
        return stream

    @stream.setter
    def stream(self, stream: httpx.SyncByteStream | httpx.AsyncByteStream) -> None:
        vars(self)["stream"] = stream


class _Exchange:
    """One request over an httpx client: the copy that goes out, what comes back, and what a failure means.

    Attributes:
        outgoing: The copy.
        left: Seconds until the deadline.
    """

    def __init__(self, request: httpx.Request, limit: int) -> None:
        timeout = request.extensions.get("timeout")
        self.left = timeout.left if isinstance(timeout, Remaining) else math.inf
        self.outgoing = _Outgoing(request)
        self._request = request
        self._limit = limit
        self._ends = time.monotonic() + self.left
        self._body = bytearray()
        self._answered = False
        self._loaded = False

    def begins(self, answer: httpx.Response) -> bool:
        """Note that an answer begins; return True if its body is still to be read."""
        # A mock's, and one that an event hook has read, is there already, and decoded.
        self._answered = True
        self._loaded = answer.is_stream_consumed
        return not self._loaded

    def take(self, piece: bytes) -> None:
        """Take a piece of the body, as it arrived."""
        self._body += piece
        if len(self._body) > self._limit:
            raise ResponseTooLarge(self._limit)
        if time.monotonic() > self._ends + GRACE:
            raise httpx.ReadTimeout(_LATE)

    def response(self, answer: httpx.Response) -> httpx.Response:
        """The complete answer."""
        body = answer.content if self._loaded else decode_body(answer.headers, bytes(self._body), self._limit)
        if len(body) > self._limit:
            raise ResponseTooLarge(self._limit)
        version = answer.extensions.get("http_version", b"HTTP/1.1")
        return loaded(self._request, answer.status_code, answer.headers, body, version)

    def fail(self, error: Exception, too_late: bool, closed: bool) -> None:
        """Raise what a failure means; return where the error says so itself.

        What a user's request hook raises passes as it is: nothing has been sent. What is raised after that, by a
        response hook too, leaves it open whether a request that changes something was carried out.
        """
        # A hook may use an httpx client of its own, whose errors say nothing of this request.
        own = isinstance(error, httpx.RequestError) and _request_of(error) is self.outgoing
        if too_late:
            unsent = (own and isinstance(error, NEVER_SENT)) or not self.outgoing.is_under_way
            kind = httpx.ConnectTimeout if unsent else httpx.ReadTimeout
            raise kind(_LATE, request=self._request) from error
        if own or (self._answered and isinstance(error, httpx.RequestError) and not isinstance(error, NEVER_SENT)):
            return
        if not self.outgoing.is_under_way and closed:
            raise ClosedClientError from error
        # A mock says with an AssertionError that no test expects the request.
        if not self.outgoing.is_under_way or (isinstance(error, AssertionError) and not _is_raised_by_httpx(error)):
            self._is_users_own()
            return
        if self._request.method != "GET" or self._answered or _is_raised_by_httpx(error):
            problem = f"{type(error).__name__} after the request was sent: {error}"
            raise httpx.ReadError(problem, request=self._request) from error
        self._is_users_own()

    def _is_users_own(self) -> None:
        """Let the error through to the user, whose code has raised it: nothing has changed at the exchange."""
        self._request.extensions = {**self._request.extensions, HELD: True}


GRACE = 0.1
"""Seconds after the deadline in which a timeout of the client's own may still say what it was that took so long."""

_LATE = "the answer isn't complete, and the call's deadline has passed"


_HTTPX = frozenset({"asyncio", "contextlib", "email", "http", "httpx", "idna", "ssl", "urllib"})
"""The parts of httpx's client above httpcore: the packages and modules that its exceptions can come from."""


def _is_raised_by_httpx(error: Exception) -> bool:
    """Return True if no code of a user's, a mock's or an instrument's lies between the client and an exception.

    Beneath httpcore there are sockets alone. And there the frames of other requests follow: over HTTP/2 it raises one
    exception for all requests of a connection that has failed, and its traceback grows with each of them.
    """
    step = error.__traceback__ and error.__traceback__.tb_next  # the first one is this module's
    while step is not None:
        package = step.tb_frame.f_globals.get("__name__", "").partition(".")[0]
        if package == "httpcore":
            return True
        if package not in _HTTPX:
            return False
        step = step.tb_next
    return True


def _request_of(error: httpx.RequestError) -> httpx.Request | None:
    try:
        return error.request
    except RuntimeError:  # it has none: httpx's client hasn't raised it
        return None


class _AutoTransport(Generic[P]):
    """The short way, which makes room as soon as anybody has put something in the place of httpx's own functions.

    That is how respx, pytest-httpx and VCR.py keep a test's orders from the exchange, and how OpenTelemetry and Sentry
    see what is sent: all of them find the requests where they look for them. To ask costs half a microsecond.

    Args:
        direct: The short way.
        ordinary: Opens httpx's client.
    """

    def __init__(self, direct: P, ordinary: Callable[[], P]) -> None:
        self._direct = direct
        self._ordinary: P | None = None
        self._open_ordinary = ordinary
        self._steps = self._steps_of_httpx()

    @staticmethod
    def _steps_of_httpx() -> Sequence[tuple[type, str]]:
        """The methods that httpx's client sends a request through, each as its class and its name."""
        raise NotImplementedError

    @property
    def _current(self) -> P:
        """The way for a request that is to be sent now."""
        if not _replaced(self._steps):
            return self._direct
        if self._ordinary is None:
            self._ordinary = self._open_ordinary()
        return self._ordinary

    @property
    def _opened(self) -> Sequence[P]:
        """The ways to close."""
        return [self._direct] if self._ordinary is None else [self._direct, self._ordinary]


class AutoTransport(_AutoTransport[Pool]):
    """The short way for threads, or httpx's; as `Pool`."""

    @staticmethod
    def _steps_of_httpx() -> Sequence[tuple[type, str]]:
        import httpcore  # which the direct way has loaded

        return (
            (httpx.Client, "send"),
            (httpx.Client, "_transport_for_url"),
            (httpx.HTTPTransport, "handle_request"),
            (httpcore.ConnectionPool, "handle_request"),
        )

    def send(self, request: httpx.Request) -> httpx.Response:
        """Send a request."""
        return self._current.send(request)

    def close(self) -> None:
        """Close the connections of both ways."""
        for way in self._opened:
            way.close()


class AsyncAutoTransport(_AutoTransport[AsyncPool]):
    """The short way for tasks, or httpx's; as `AsyncPool`."""

    @staticmethod
    def _steps_of_httpx() -> Sequence[tuple[type, str]]:
        import httpcore

        return (
            (httpx.AsyncClient, "send"),
            (httpx.AsyncClient, "_transport_for_url"),
            (httpx.AsyncHTTPTransport, "handle_async_request"),
            (httpcore.AsyncConnectionPool, "handle_async_request"),
        )

    async def send(self, request: httpx.Request) -> httpx.Response:
        """Send a request."""
        return await self._current.send(request)

    async def aclose(self) -> None:
        """Close the connections of both ways."""
        for way in self._opened:
            await way.aclose()


def open_transport(
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
        max_response_size: Bytes that the body of an answer may have, as it arrives and decompressed.

    Returns:
        The pool; the short way unless there is a client, or the environment names a proxy.
    """
    if client is not None:
        return HttpxTransport(_Held(lambda: client, owned=False), max_response_size)

    def ordinary() -> HttpxTransport:
        held = _Held(lambda: httpx.Client(verify=ssl_context(), timeout=timeout, limits=_LIMITS), owned=True)
        return HttpxTransport(held, max_response_size)

    if not is_direct(origin):
        return ordinary()
    from .direct import DirectTransport  # here, as httpx does it: httpcore is a tenth of the time that all imports take

    return AutoTransport(DirectTransport(origin, max_response_size), ordinary)


def open_async_transport(
    origin: httpx.URL,
    timeout: httpx.Timeout,
    client: httpx.AsyncClient | None = None,
    *,
    max_response_size: int = MAX_RESPONSE_SIZE,
) -> AsyncPool:
    """Open a pool of connections for tasks; else as `open_transport`."""
    if client is not None:
        return AsyncHttpxTransport(_Held(lambda: client, owned=False), max_response_size)

    def ordinary() -> AsyncHttpxTransport:
        held = _Held(lambda: httpx.AsyncClient(verify=ssl_context(), timeout=timeout, limits=_LIMITS), owned=True)
        return AsyncHttpxTransport(held, max_response_size)

    if not is_direct(origin):
        return ordinary()
    from .direct_async import AsyncDirectTransport  # who only works with threads needs no asyncio

    return AsyncAutoTransport(AsyncDirectTransport(origin, max_response_size), ordinary)


def _replaced(steps: Iterable[tuple[type, str]]) -> bool:
    """Return True if a method that httpx's client sends requests through isn't the library's own."""
    for owner, name in steps:
        method = getattr(owner, name)
        # Not by its name, which a stand-in may have taken over: by the module that its code belongs to.
        if type(method) is not FunctionType or not method.__globals__["__name__"].startswith(("httpx.", "httpcore.")):
            return True
    return False


def is_direct(url: httpx.URL) -> bool:
    """Return True if the environment names no proxy for a host."""
    from urllib.request import getproxies, proxy_bypass  # takes longer to load than this whole package

    return getproxies().keys().isdisjoint((url.scheme, "all")) or bool(proxy_bypass(url.host))
