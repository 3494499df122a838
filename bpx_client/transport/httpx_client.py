"""Transports over an httpx client: a user's own, or ours where a proxy, a mock or an instrument wants to be used."""

from __future__ import annotations

import math
import os
import socket
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar, cast

import httpx

from bpx_api.errors import DISCARD, HELD, NEVER_SENT, ClosedClientError, InvalidArgumentError

if TYPE_CHECKING:
    import asyncio

    import httpcore

from .decoding import MAX_RESPONSE_SIZE, ResponseTooLarge, decode_body, loaded
from .limits import timeout_of

C = TypeVar("C")

GRACE = 0.1
"""Seconds after the deadline in which a timeout of the client's own may still say what it was that took so long."""

_LATE = "the response isn't complete, and the call's deadline has passed"

_HTTPX = frozenset({"asyncio", "contextlib", "email", "http", "httpx", "idna", "ssl", "urllib"})
"""The parts of httpx's client above httpcore: the packages and modules that its exceptions can come from."""


class _OverClient(Generic[C]):
    """The httpx client of this process. A forked child has connections in common with its parent, and mustn't use them.

    Args:
        open_client: Opens the client, or gives the user's.
        owned: True if it is our own. Then a child opens another one, and keeps the one that it has inherited: to close
            it, or to let it be collected, could end the parent's connections. A user's own is refused in a child.
        max_response_size: Bytes that the body of a response may have, as it arrives and decompressed.
    """

    def __init__(
        self, open_client: Callable[[], C], *, owned: bool = False, max_response_size: int = MAX_RESPONSE_SIZE
    ) -> None:
        self._open = open_client
        self._owned = owned
        self._max_response_size = max_response_size
        self._process = os.getpid()
        self._clients = {self._process: open_client()}

    @property
    def _client(self) -> C:
        process = os.getpid()
        client = self._clients.get(process)
        if client is not None:
            return client
        if not self._owned:
            raise InvalidArgumentError(
                "http_client",
                f"belongs to process {self._process}, from which this one ({process}) was forked; they would share "
                "connections and responses. Create the httpx client and call connect() after the fork",
            )
        return self._clients.setdefault(process, self._open())

    @property
    def _to_close(self) -> C | None:
        """The client, where it is this process's to close."""
        return self._clients.get(os.getpid()) if self._owned else None


class HttpxTransport(_OverClient[httpx.Client], httpx.BaseTransport):
    """An httpx client as a transport: proxies, event hooks, mounted transports; redirects are never followed."""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request and give its response, the body read; the client's own auth isn't used."""
        from .deadlines import Deadline  # who goes the fast path needs none

        client = self._client
        exchange = _Exchange(request, self._max_response_size)
        deadline = Deadline(exchange.left + GRACE)
        try:
            with deadline:
                streamed = client.send(exchange.outgoing, auth=None, follow_redirects=False, stream=True)
                try:
                    if exchange.begins(streamed):
                        for piece in cast(httpx.SyncByteStream, streamed.stream):
                            exchange.take(piece)
                finally:
                    streamed.close()
            response = exchange.response(streamed)
            if (stream := streamed.extensions.get("network_stream")) is not None:
                response.extensions[DISCARD] = partial(_shut_down, stream)
            return response
        except Exception as error:
            exchange.fail(error, deadline.expired, client.is_closed)
            raise

    def close(self) -> None:
        """Close the client, if it is owned."""
        if (client := self._to_close) is not None:
            client.close()


class AsyncHttpxTransport(_OverClient[httpx.AsyncClient], httpx.AsyncBaseTransport):
    """An httpx client as a transport for tasks; as `HttpxTransport`."""

    _closing: ClassVar[set[asyncio.Task[None]]] = set()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request; as `HttpxTransport.handle_request`."""
        from asyncio import timeout  # who only works with threads needs none of asyncio

        client = self._client
        exchange = _Exchange(request, self._max_response_size)
        deadline = timeout(None if exchange.left == math.inf else exchange.left + GRACE)
        try:
            async with deadline:
                streamed = await client.send(exchange.outgoing, auth=None, follow_redirects=False, stream=True)
                try:
                    if exchange.begins(streamed):
                        async for piece in cast(httpx.AsyncByteStream, streamed.stream):
                            exchange.take(piece)
                finally:
                    await streamed.aclose()
            response = exchange.response(streamed)
            if (stream := streamed.extensions.get("network_stream")) is not None:
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
        if (client := self._to_close) is not None:
            await client.aclose()


def _shut_down(stream: httpcore.NetworkStream | httpcore.AsyncNetworkStream) -> None:
    """End a connection without closing its socket: whoever uses it sees that it has ended, and closes it."""
    connection = stream.get_extra_info("socket")
    with suppress(OSError):  # it is closed already
        if isinstance(connection, socket.socket):
            socket.socket.shutdown(connection, socket.SHUT_RDWR)  # also below TLS
        else:
            connection.shutdown(socket.SHUT_RDWR)


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
    """One request over an httpx client: the copy that goes out, what comes back, and what a failure means."""

    def __init__(self, request: httpx.Request, limit: int) -> None:
        self.left = timeout_of(request).left
        self.outgoing = _Outgoing(request)
        self._request = request
        self._limit = limit
        self._ends = time.monotonic() + self.left
        self._body = bytearray()
        self._answered = False
        self._loaded = False

    def begins(self, streamed: httpx.Response) -> bool:
        """Note that a response begins; return True if its body is still to be read."""
        # A mock's, and one that an event hook has read, is there already, and decoded.
        self._answered = True
        self._loaded = streamed.is_stream_consumed
        return not self._loaded

    def take(self, piece: bytes) -> None:
        """Take a piece of the body, as it arrived."""
        self._body += piece
        if len(self._body) > self._limit:
            raise ResponseTooLarge(self._limit)
        if time.monotonic() > self._ends + GRACE:
            raise httpx.ReadTimeout(_LATE)

    def response(self, streamed: httpx.Response) -> httpx.Response:
        """The complete response."""
        body = streamed.content if self._loaded else decode_body(streamed.headers, bytes(self._body), self._limit)
        if len(body) > self._limit:
            raise ResponseTooLarge(self._limit)
        version = streamed.extensions.get("http_version", b"HTTP/1.1")
        return loaded(self._request, streamed.status_code, streamed.headers, body, version)

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
