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

import socket
import threading
import time
from collections import deque
from collections.abc import Mapping
from contextlib import suppress
from functools import partial

import httpcore
import httpx

from bpx_client.errors import DISCARD, ClosedClientError

from .certificates import ssl_context
from .wire import MAX_RESPONSE_SIZE, Answer, written

MOST_CONNECTIONS = 100
LONGEST_IDLE = 30.0
"""Seconds after which a connection isn't used again: servers close an idle one without a word."""

CHUNK = 65536

_FAILURES: Mapping[type[Exception], type[httpx.TransportError]] = {
    httpcore.ConnectError: httpx.ConnectError,
    httpcore.ConnectTimeout: httpx.ConnectTimeout,
    httpcore.ReadError: httpx.ReadError,
    httpcore.ReadTimeout: httpx.ReadTimeout,
    httpcore.WriteError: httpx.WriteError,
    httpcore.WriteTimeout: httpx.WriteTimeout,
}


def shut_down(stream: httpcore.NetworkStream) -> None:
    """End a connection without closing its socket: whichever thread uses it sees that it has ended, and closes it."""
    with suppress(OSError):  # it is closed already
        socket.socket.shutdown(stream.get_extra_info("socket"), socket.SHUT_RDWR)  # also below TLS


def port_of(origin: httpx.URL) -> int:
    """The port, stated or the scheme's own."""
    return origin.port or (443 if origin.scheme == "https" else 80)


class DirectPool:
    """Connections to one origin, for threads.

    Args:
        origin: Scheme, host and port.
        max_response_size: Bytes that the body of an answer may have, as it arrives and decompressed.
    """

    def __init__(self, origin: httpx.URL, max_response_size: int = MAX_RESPONSE_SIZE) -> None:
        self._max_response_size = max_response_size
        self._origin = origin
        self._context = ssl_context() if origin.scheme == "https" else None
        self._backend = httpcore.SyncBackend()
        self._idle: deque[tuple[httpcore.NetworkStream, float]] = deque()
        self._slots = threading.BoundedSemaphore(MOST_CONNECTIONS)
        self._closed = False

    def send(self, request: httpx.Request) -> httpx.Response:
        """Send a request to the origin and give its answer, the body loaded.

        Raises:
            httpx.TransportError: no answer came.
            ClosedClientError: the pool is closed.
        """
        if self._closed:
            raise ClosedClientError
        timeout = request.extensions["timeout"]
        if not self._slots.acquire(timeout=timeout["pool"]):
            raise httpx.PoolTimeout(f"all {MOST_CONNECTIONS} connections are in use", request=request)
        try:
            return self._exchange(request, written(request), timeout)
        except tuple(_FAILURES) as error:
            raise _FAILURES[type(error)](str(error), request=request) from error
        finally:
            self._slots.release()

    def close(self) -> None:
        """Close the connections; one that is in use when its answer has come."""
        self._closed = True
        while self._idle:
            self._idle.pop()[0].close()

    def _exchange(self, request: httpx.Request, data: bytes, timeout: Mapping[str, float]) -> httpx.Response:
        stream = self._connection(timeout["connect"])
        answer = Answer(self._max_response_size)
        try:
            stream.write(data, timeout["write"])
            del data  # a traceback that renders local variables would show it, and a secret may be in it
            while not answer.complete:
                received = stream.read(CHUNK, timeout["read"])
                if received:
                    answer.feed(received)
                else:
                    answer.end()
            response = answer.response(request)
        except BaseException:
            stream.close()
            raise
        response.extensions[DISCARD] = partial(shut_down, stream)
        if answer.keeps_alive and not self._closed:
            self._idle.append((stream, time.monotonic()))
        else:
            stream.close()
        return response

    def _connection(self, timeout: float) -> httpcore.NetworkStream:
        oldest = time.monotonic() - LONGEST_IDLE
        while True:
            try:
                stream, since = self._idle.pop()
            except IndexError:
                return self._opened(timeout)
            # Readable while nothing was asked for: the server has closed it.
            if since > oldest and not stream.get_extra_info("is_readable"):
                return stream
            stream.close()

    def _opened(self, timeout: float) -> httpcore.NetworkStream:
        host = self._origin.host
        stream = self._backend.connect_tcp(host, port_of(self._origin), timeout=timeout)
        return stream if self._context is None else stream.start_tls(self._context, host, timeout)
