"""The short way: requests written straight to sockets, answers read by a C parser, with nothing else in between.

httpx's client and connection pool cost more than the signature and the network together, and its async pool slows
down with the number of requests in flight: an order takes 346 µs over httpx.Client and 193 this way, 50 at once take
2,164 µs each over httpx.AsyncClient and 135 this way (docs/benchmarks). This module leaves out what the exchange's API
doesn't use: redirects, cookies, proxies, HTTP/2, streaming. Where a user's settings ask for one of those, `pool` takes
the ordinary httpx client instead.

Every failure is httpx's own error. Those after which not a byte has left (`ConnectError`, `ConnectTimeout`,
`PoolTimeout`) are raised for nothing else: whether an order may be sent again hangs on it.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Mapping
from contextlib import suppress

import httpx

from bpx_api.errors import DISCARD, ClosedClientError

from .certificates import ssl_context
from .connection import Connection, open_connection
from .decoding import MAX_RESPONSE_SIZE
from .forking import OpenSSL, register
from .request_flow import Remaining
from .slots import Slots
from .wire import ResponseParser, serialize_request

MOST_CONNECTIONS = 100
KEEPALIVE_EXPIRY = 30.0
"""Seconds after which a connection isn't used again: servers silently close idle connections."""


def port_of(origin: httpx.URL) -> int:
    """The port, stated or the scheme's own."""
    return origin.port or (443 if origin.scheme == "https" else 80)


class DirectTransport:
    """Connections to one origin, for threads.

    In a child process (`os.fork`, `multiprocessing`, a server that forks workers) the pool is as new: what the parent
    has open goes on there alone. A signal handler may raise wherever it likes: the request that it strikes is lost with
    its connection, and nothing else.

    Args:
        origin: Scheme, host and port.
        max_response_size: Bytes that the body of an answer may have, as it arrives and decompressed.

    Raises:
        InvalidArgumentError: the certificates to trust can't be read.
    """

    def __init__(self, origin: httpx.URL, max_response_size: int = MAX_RESPONSE_SIZE) -> None:
        self._origin = origin
        self._max_response_size = max_response_size
        self._context = ssl_context() if origin.scheme == "https" else None
        self._closed = False
        self._start_empty()
        register(self)

    def send(self, request: httpx.Request) -> httpx.Response:
        """Send a request to the origin and give its answer, the body loaded.

        Raises:
            httpx.TransportError: no answer came.
            ClosedClientError: the pool is closed.
        """
        if self._closed:
            raise ClosedClientError
        timeout = request.extensions["timeout"]
        slot = self._slots.take(timeout["pool"])
        if slot is None:
            raise httpx.PoolTimeout(f"all {MOST_CONNECTIONS} connections are in use", request=request)
        try:
            return self._exchange(request, memoryview(serialize_request(request)), timeout)
        except httpx.RequestError as error:
            error.request = request
            raise
        finally:
            self._slots.release(slot)

    def close(self) -> None:
        """Close the connections; one that is in use when its answer has come."""
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
        self._slots = Slots(MOST_CONNECTIONS)

    def _exchange(self, request: httpx.Request, data: memoryview, timeout: Mapping[str, float]) -> httpx.Response:
        connection = self._connection(timeout)
        try:
            # Nothing has left as long as this can raise.
            seconds = _seconds(timeout, "write", httpx.ConnectTimeout)
            connection.write(data, seconds)
            answer = ResponseParser(self._max_response_size)
            while not answer.complete:
                received = connection.read(_seconds(timeout, "read", httpx.ReadTimeout))
                if received:
                    answer.receive_data(received)
                else:
                    answer.receive_eof()
            response = answer.response(request)
        except BaseException:
            connection.close()
            raise
        response.extensions[DISCARD] = connection.shut_down
        if answer.keeps_alive:
            connection.used = time.monotonic()
            self._idle.append(connection)
            if self._closed:
                self.close()
        else:
            connection.close()
        return response

    def _connection(self, timeout: Mapping[str, float]) -> Connection:
        oldest = time.monotonic() - KEEPALIVE_EXPIRY
        with suppress(IndexError):
            while True:
                connection = self._idle.pop()
                # Readable while nothing was asked for: the server has closed it, or sends what nobody asked for.
                if connection.used > oldest and not connection.is_readable():
                    return connection
                connection.close()
        if self._context is None and self._origin.scheme == "https":
            with OpenSSL():
                self._context = ssl_context()
        seconds = _seconds(timeout, "connect", httpx.ConnectTimeout)
        return open_connection(self._origin.host, port_of(self._origin), self._context, seconds)


def _seconds(timeout: Mapping[str, float], part: str, late: type[httpx.TimeoutException]) -> float:
    """Seconds that a step may take; a deadline that has passed isn't put off by what still arrives."""
    if isinstance(timeout, Remaining) and timeout.left <= 0:
        raise late("the deadline has passed")
    return timeout[part]
