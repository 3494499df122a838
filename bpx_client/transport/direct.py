"""A fast path that bypasses `httpx.Client`: requests written straight to sockets, responses read by a C parser.

httpx's client and connection pool cost more than the signature and the network together, and its async pool slows
down with the number of requests in flight: an order takes 346 µs over httpx.Client and 193 this way, 50 at once take
2,164 µs each over httpx.AsyncClient and 135 this way (docs/benchmarks). What the exchange doesn't need is left out:
proxies, HTTP/2, streaming. Where a user's settings ask for one of those, `auto` takes httpx's client instead.

Every failure is httpx's own error. Those after which not a byte has left (`ConnectError`, `ConnectTimeout`,
`PoolTimeout`, `UnsupportedProtocol`) are raised for nothing else: whether an order may be sent again hangs on it.
"""

from __future__ import annotations

import time
from collections import deque
from contextlib import suppress

import httpx

from bpx_api.errors import DISCARD, ClosedClientError

from .certificates import ssl_context
from .connection import Connection, open_connection
from .decoding import MAX_RESPONSE_SIZE
from .forking import register
from .limits import KEEPALIVE_EXPIRY, MAX_CONNECTIONS, Remaining, timeout_of
from .slots import Slots
from .wire import ResponseParser, serialize_request


class Origin:
    """The one server that a transport sends to, as the network knows it."""

    def __init__(self, url: httpx.URL) -> None:
        self._key = url.raw_scheme, url.raw_host, url.port
        self.secure: bool = url.scheme == "https"
        self.host: str = url.raw_host.decode("ascii")
        self.port: int = url.port or (443 if self.secure else 80)

    def __str__(self) -> str:
        return f"{self.host}:{self.port}"

    def require(self, request: httpx.Request) -> None:
        """Refuse a request to another server, such as one that follows a redirect."""
        url = request.url
        if (url.raw_scheme, url.raw_host, url.port) != self._key:
            problem = f"{url.scheme}://{url.host} is another origin than {self}, to which this transport sends"
            raise httpx.UnsupportedProtocol(problem, request=request)


class DirectTransport(httpx.BaseTransport):
    """Connections to one origin, for threads; responses are read whole.

    In a child process (`os.fork`, `multiprocessing`, a server that forks workers) it is as new: what the parent has
    open goes on there alone. A signal handler may raise wherever it likes: the request that it strikes is lost with
    its connection, and nothing else.

    Args:
        origin: Scheme, host and port. A request to another one is refused.
        max_response_size: Bytes that the body of a response may have, as it arrives and decompressed.

    Raises:
        InvalidArgumentError: the certificates to trust can't be read.
    """

    def __init__(self, origin: httpx.URL, max_response_size: int = MAX_RESPONSE_SIZE) -> None:
        self._origin = Origin(origin)
        self._max_response_size = max_response_size
        self._context = ssl_context() if self._origin.secure else None
        self._closed = False
        self._start_empty()
        register(self)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request to the origin and give its response, the body read.

        Raises:
            httpx.TransportError: no response came.
            ClosedClientError: the transport is closed.
        """
        if self._closed:
            raise ClosedClientError
        self._origin.require(request)
        timeout = timeout_of(request)
        slot = self._slots.take(timeout["pool"])
        if slot is None:
            raise httpx.PoolTimeout(f"all {MAX_CONNECTIONS} connections are in use", request=request)
        try:
            return self._exchange(request, memoryview(serialize_request(request)), timeout)
        except httpx.RequestError as error:
            error.request = request
            raise
        finally:
            self._slots.release(slot)

    def close(self) -> None:
        """Close the connections; one that is in use when its response has come."""
        self._closed = True
        with suppress(IndexError):
            while True:
                self._idle.pop().close()

    def start_in_child(self) -> None:
        """Forget what belongs to the parent, after a fork: connections, who uses them, locks that its threads hold."""
        self._start_empty()
        # OpenSSL has locks in there, one of which a thread of the parent may have held.
        self._context = None

    def _start_empty(self) -> None:
        self._idle: deque[Connection] = deque()
        self._slots = Slots(MAX_CONNECTIONS)

    def _exchange(self, request: httpx.Request, data: memoryview, timeout: Remaining) -> httpx.Response:
        connection = self._connection(timeout)
        try:
            # Nothing has left as long as this can raise.
            seconds = _seconds(timeout, "write", httpx.ConnectTimeout)
            connection.write(data, seconds)
            parser = ResponseParser(self._max_response_size, request.method)
            while not parser.complete:
                received = connection.read(_seconds(timeout, "read", httpx.ReadTimeout))
                if received:
                    parser.receive_data(received)
                else:
                    parser.receive_eof()
            response = parser.response(request)
        except BaseException:
            connection.close()
            raise
        response.extensions[DISCARD] = connection.shut_down
        if parser.keeps_alive:
            connection.used = time.monotonic()
            self._idle.append(connection)
            if self._closed:
                self.close()
        else:
            connection.close()
        return response

    def _connection(self, timeout: Remaining) -> Connection:
        oldest = time.monotonic() - KEEPALIVE_EXPIRY
        with suppress(IndexError):
            while True:
                connection = self._idle.pop()
                # Readable while nothing was asked for: the server has closed it, or sends what nobody asked for.
                if connection.used > oldest and not connection.is_readable():
                    return connection
                connection.close()
        if self._context is None and self._origin.secure:
            self._context = ssl_context()
        seconds = _seconds(timeout, "connect", httpx.ConnectTimeout)
        return open_connection(self._origin.host, self._origin.port, self._context, seconds)


def _seconds(timeout: Remaining, part: str, late: type[httpx.TimeoutException]) -> float:
    """Seconds that a step may take; a deadline that has passed isn't put off by what still arrives."""
    if timeout.left <= 0:
        raise late("the deadline has passed")
    return timeout[part]
