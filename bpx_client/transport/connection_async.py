"""One connection for tasks: a protocol of the event loop over a socket of our own, and how the socket is connected."""

from __future__ import annotations

import asyncio
import os
import socket
import ssl
import time
from collections.abc import Sequence
from itertools import chain, zip_longest
from weakref import WeakSet

import httpx

from .connection import Address, look_up, readiness
from .limits import Remaining
from .tls import TlsSession
from .wire import ResponseParser

HEAD_START = 0.25
"""Seconds after which the next address of a host is tried as well (RFC 8305, "Happy Eyeballs")."""

GRACE = 0.001
"""Seconds for which an event loop that was kept busy may look at what has arrived in time."""

RECEIVE_BUFFER = 16 * 1024
"""Bytes that are received at once; each connection has a buffer of this size."""

_sockets: WeakSet[socket.socket] = WeakSet()


class AsyncConnection(asyncio.BufferedProtocol):
    """One connection: one request at a time, its response as a future.

    It receives into a buffer of its own: asyncio would allocate 256 KiB for each read, and where the system gives those
    back each time, that takes as long as the rest of the read four times over.

    Futures carry a failure as their result: an exception that nobody comes to fetch would be reported.
    """

    _parser: ResponseParser
    _limits: Remaining

    def __init__(self, loop: asyncio.AbstractEventLoop, sock: socket.socket, tls: TlsSession | None) -> None:
        self.socket = sock
        self._loop = loop
        self._tls = tls
        self._transport: asyncio.Transport | None = None
        self._waiting: asyncio.Future[Exception | None] = loop.create_future()
        """Done once the connection is open, and then once each response is there."""
        self._open = False
        self._closed = False
        self._watcher: asyncio.TimerHandle | None = None
        self._heard = time.monotonic()
        self._grace = True
        self._is_readable = readiness(sock)
        self._buffer = memoryview(bytearray(RECEIVE_BUFFER))

    def is_usable(self, oldest: float) -> bool:
        """Return True if another request can be sent, for all that can be known."""
        if self._closed or self._heard <= oldest or self.socket.fileno() < 0:
            return False
        # Readable while nothing was asked for: the server has closed it, and the loop hasn't come to see it yet.
        return not self._is_readable(0)

    async def open(self) -> None:
        """Do what is left once there is a connection: the TLS handshake."""
        if self._tls is not None:
            self._decrypted(self._tls, b"")
            if (failure := await self._waiting) is not None:
                raise failure

    async def exchange(self, data: bytes, parser: ResponseParser, limits: Remaining) -> None:
        """Send a request's bytes and wait until the parser has its response."""
        if self._transport is None or self._closed:
            raise httpx.ConnectError("the server closed the connection as soon as it was open")
        if self._tls is not None:
            data = self._tls.encrypt(data)
        self._parser = parser
        self._limits = limits
        self._grace = True
        self._heard = time.monotonic()
        self._waiting = self._loop.create_future()
        self._transport.write(data)
        del data  # a traceback that renders local variables would show it, and a secret may be in it
        self._watch_within(limits["read"])
        if (failure := await self._waiting) is not None:
            raise failure

    def close(self) -> None:
        """Close at once; nothing that arrives afterwards is looked at."""
        self._closed = True
        if self._loop.is_closed():
            self.socket.close()
        elif self._transport is not None:
            self._transport.abort()
        if self._watcher is not None:
            self._watcher.cancel()

    def _watch_within(self, seconds: float) -> None:
        """Have `_watch` look after so many seconds, or earlier; a timer that an earlier request has set will do."""
        if self._watcher is not None:
            if self._watcher.when() <= self._loop.time() + seconds:
                return
            self._watcher.cancel()
        self._watcher = self._loop.call_later(seconds, self._watch)

    def _watch(self) -> None:
        """Give up after a silence; the timer isn't moved for each request, or each piece that arrives.

        The limit is asked anew each time: it may shrink as a deadline comes near, which a trickle doesn't put off.
        """
        self._watcher = None
        if self._waiting.done():
            return
        left = self._heard + self._limits["read"] - time.monotonic()
        if left > 0 and self._limits.left > 0:
            self._watcher = self._loop.call_later(left, self._watch)
        elif self._grace and self._is_readable(0):
            # The program has kept the loop from looking; uvloop looks at its timers first.
            self._grace = False
            self._watcher = self._loop.call_later(GRACE, self._watch)
        else:
            self._fail(httpx.ReadTimeout("the read operation timed out"))

    def _fail(self, error: Exception) -> None:
        """End whatever is under way."""
        self.close()
        if not self._waiting.done():
            self._waiting.set_result(error)

    def _end(self) -> None:
        """Take the end of what the server sends; it ends a response that doesn't state its length."""
        self.close()
        if not self._open:
            self._fail(ConnectionResetError("the server closed the connection"))
        elif not self._waiting.done():
            try:
                self._parser.receive_eof()
                if self._tls is not None and not self._tls.ended:
                    raise httpx.RemoteProtocolError("the connection was cut before the response was complete")
            except httpx.RemoteProtocolError as incomplete:
                self._fail(incomplete)
            else:
                self._waiting.set_result(None)

    def _decrypted(self, tls: TlsSession, data: bytes) -> bytes:
        try:
            received = tls.receive(data)
        except ssl.SSLError as error:
            self._flush(tls)  # which tells the server why
            self._fail(httpx.ReadError(str(error)) if self._open else error)
            return b""
        self._flush(tls)
        if tls.established and not self._open:
            self._opened()
        return received

    def _opened(self) -> None:
        self._open = True
        if not self._waiting.done():
            self._waiting.set_result(None)

    def _flush(self, tls: TlsSession) -> None:
        pending = tls.to_send()
        if pending and self._transport is not None:
            self._transport.write(pending)

    # The event loop calls these.

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """The socket has become a transport."""
        self._transport = transport  # type: ignore[assignment]  # a stream's transport is always a full one
        if self._tls is None:
            self._opened()

    def get_buffer(self, sizehint: int) -> memoryview:
        """Give the buffer to receive into."""
        return self._buffer

    def buffer_updated(self, nbytes: int) -> None:
        """Something has arrived."""
        if self._closed:
            return
        data = bytes(self._buffer[:nbytes])
        if self._tls is not None:
            data = self._decrypted(self._tls, data)
        if data:
            self._take(data)
        if self._tls is not None and self._tls.ended:
            self._end()

    def _take(self, data: bytes) -> None:
        if self._waiting.done():
            self.close()  # nothing was asked for
            return
        self._heard = time.monotonic()
        try:
            self._parser.receive_data(data)
        except httpx.RequestError as error:
            self._fail(error)
            return
        if self._parser.complete:
            self._waiting.set_result(None)

    def eof_received(self) -> None:
        """The server sends nothing more."""
        self._end()

    def connection_lost(self, exc: Exception | None) -> None:
        """The transport is closed."""
        if exc is None:
            self._end()
        else:
            self._fail(httpx.ReadError(str(exc)) if self._open else exc)


async def resolve(loop: asyncio.AbstractEventLoop, host: str, port: int) -> Sequence[Address]:
    """The addresses of a host, in turns of the kinds of address that it has."""
    try:
        found = look_up(host, port, socket.AI_NUMERICHOST)
    except socket.gaierror:
        found = await loop.run_in_executor(None, look_up, host, port)
    families = dict.fromkeys(family for family, *_ in found)
    columns = [[address for address in found if address[0] == family] for family in families]
    return [address for address in chain.from_iterable(zip_longest(*columns)) if address is not None]


async def connect_socket(loop: asyncio.AbstractEventLoop, addresses: Sequence[Address]) -> socket.socket:
    """Connect to the address that accepts first; each is tried when the one before has failed, or has had its time."""
    if len(addresses) == 1:
        return await _connect_one(loop, addresses[0])
    attempts: list[asyncio.Task[socket.socket]] = []
    pending: set[asyncio.Task[socket.socket]] = set()
    connected: asyncio.Task[socket.socket] | None = None
    failure: BaseException = OSError("the host has no address")
    try:
        while pending or len(attempts) < len(addresses):
            if len(attempts) < len(addresses):
                attempts.append(loop.create_task(_connect_one(loop, addresses[len(attempts)])))
                pending.add(attempts[-1])
            head_start = HEAD_START if len(attempts) < len(addresses) else None
            done, pending = await asyncio.wait(pending, timeout=head_start, return_when=asyncio.FIRST_COMPLETED)
            for attempt in done:
                error = attempt.exception()
                if error is None:
                    connected = attempt
                    return attempt.result()
                failure = error
        raise failure
    finally:
        for attempt in attempts:
            if attempt is not connected:
                attempt.add_done_callback(close_late)
                attempt.cancel()


async def _connect_one(loop: asyncio.AbstractEventLoop, address: Address) -> socket.socket:
    family, kind, protocol, _, where = address
    sock = socket.socket(family, kind, protocol)
    try:
        _sockets.add(sock)
        sock.setblocking(False)
        await loop.sock_connect(sock, where)
    except BaseException:
        sock.close()
        raise
    return sock


def close_late(task: asyncio.Task[socket.socket] | asyncio.Task[AsyncConnection]) -> None:
    """Close what nobody waits for any more."""
    if not task.cancelled() and task.exception() is None:
        task.result().close()


def _in_child() -> None:
    """Let go of a forked child's copies of its parent's sockets; the parent's event loop and server don't notice.

    The descriptors are pointed elsewhere instead of being closed: a closed one's number would be used again, and the
    transports that were inherited along with it still know it.
    """
    descriptors = [descriptor for sock in _sockets if (descriptor := sock.fileno()) >= 0]
    if descriptors:
        nowhere = os.open(os.devnull, os.O_RDWR)
        for descriptor in descriptors:
            os.dup2(nowhere, descriptor, inheritable=False)
        os.close(nowhere)


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_in_child)
