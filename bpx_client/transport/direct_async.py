"""The short way for tasks: as `direct`, on the event loop's own transports; loaded when it is first used.

What belongs to an event loop (connections, slots, the tasks that wait for one) is kept by event loop, and what belongs
to a process stays in it: a forked child begins with nothing. The sockets are opened here, not by the event loop's
`create_connection`, so that each is known from its first moment: whether something waits unread on it can be asked,
a cancelled request closes it, and a forked child lets go of it.
"""

from __future__ import annotations

import asyncio
import os
import select
import socket
import ssl
import time
from collections import OrderedDict, deque
from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from contextlib import suppress
from itertools import chain, zip_longest
from typing import Any, TypeAlias
from weakref import WeakSet

import httpx

from bpx_api.errors import DISCARD, ClosedClientError, EventLoopError

from .certificates import ssl_context
from .decoding import MAX_RESPONSE_SIZE
from .direct import KEEPALIVE_EXPIRY, MOST_CONNECTIONS, port_of
from .forking import register
from .request_flow import Remaining
from .tls import TlsSession
from .wire import ResponseParser, serialize_request

HEAD_START = 0.25
"""Seconds after which the next address of a host is tried as well (RFC 8305, "Happy Eyeballs")."""

GRACE = 0.001
"""Seconds for which an event loop that was kept busy may look at what has arrived in time."""

Address: TypeAlias = tuple[int, int, int, str, Any]
"""One result of `getaddrinfo`."""

RECEIVE_BUFFER = 16 * 1024
"""Bytes that are received at once; each connection has a buffer of this size."""

_sockets: WeakSet[socket.socket] = WeakSet()


def running_loop() -> asyncio.AbstractEventLoop:
    """Return the event loop that runs here.

    Raises:
        EventLoopError: there is none, or none of asyncio's kind.
    """
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        raise EventLoopError(
            "no asyncio event loop is running here: the async client works with asyncio and uvloop (asyncio.run, "
            "uvloop.run), not with trio or others, and a forked child needs an event loop of its own"
        ) from None


class AsyncDirectTransport:
    """Connections to one origin, for the tasks of an event loop; of several ones too, each with its own connections.

    Arguments as `DirectTransport`.
    """

    def __init__(self, origin: httpx.URL, max_response_size: int = MAX_RESPONSE_SIZE) -> None:
        self._max_response_size = max_response_size
        self._host = origin.raw_host.decode("ascii")
        self._port = port_of(origin)
        self._secure = origin.scheme == "https"
        self._context = ssl_context() if self._secure else None
        self._by_loop: dict[asyncio.AbstractEventLoop, _Connections] = {}
        self._inherited: dict[asyncio.AbstractEventLoop, _Connections] = {}
        self._closed = False
        register(self)

    async def send(self, request: httpx.Request) -> httpx.Response:
        """Send a request to the origin and give its answer, the body loaded; as `DirectTransport.send`.

        Raises:
            EventLoopError: no asyncio event loop is running, or it belongs to the process that this one was forked
                from.
        """
        loop = running_loop()
        own = self._by_loop.get(loop) or await self._begin(loop)
        timeout = request.extensions["timeout"]
        # Slots are what is in a set, not a counter: an exception may come from a signal handler, between any two steps.
        turn: asyncio.Future[None] | None = None if own.has_room else loop.create_future()
        slot: object = object() if turn is None else turn
        connection: _Connection | None = None
        reusable = False
        try:
            if turn is None:
                own.busy.add(slot)
            else:
                await own.wait(turn, timeout["pool"])
            if self._closed:
                raise ClosedClientError
            connection = own.take_idle() or await self._open(loop, timeout)
            if _is_late(timeout):
                raise httpx.ConnectTimeout("the deadline has passed, and nothing was sent")
            answer = await connection.exchange(
                serialize_request(request), ResponseParser(self._max_response_size), timeout
            )
            response = answer.response(request)
            response.extensions[DISCARD] = connection.close
            if answer.keeps_alive and not self._closed:
                own.idle.append(connection)
                reusable = True
            return response
        except httpx.RequestError as error:
            error.request = request
            raise
        finally:
            own.busy.discard(slot)
            if connection is not None and not reusable:
                # Also when the task is cancelled: the answer would be taken for that of the next request.
                connection.close()
            if own.waiting:
                own.pass_on(turn)

    async def aclose(self) -> None:
        """Close the connections; one that is in use when its answer has come."""
        self._closed = True
        running: asyncio.AbstractEventLoop | None = None
        with suppress(RuntimeError):
            running = asyncio.get_running_loop()
        for loop, own in list(self._by_loop.items()):
            if loop is running:
                with suppress(RuntimeError):  # another task is just doing it
                    await own.guard.aclose()
            elif loop.is_closed():
                own.abandon()
            else:
                with suppress(RuntimeError):  # it was closed this very moment
                    loop.call_soon_threadsafe(own.close)

    async def _begin(self, loop: asyncio.AbstractEventLoop) -> _Connections:
        """Begin to serve an event loop; forget those that have ended."""
        if self._closed:
            raise ClosedClientError
        if loop in self._inherited:
            raise EventLoopError(
                "this event loop belongs to the process that this one was forked from, which it would disturb: "
                "run another one (asyncio.run)"
            )
        for other, theirs in list(self._by_loop.items()):
            if other.is_closed():
                theirs.abandon()
                self._by_loop.pop(other, None)
        own = self._by_loop[loop] = _Connections()
        await anext(own.guard)
        return own

    def start_in_child(self) -> None:
        """Begin with nothing, after a fork; what was inherited is kept, since whatever frees it would touch it."""
        self._inherited.update(self._by_loop)
        self._by_loop = {}
        self._context = None  # OpenSSL has locks in there, one of which a thread of the parent may have held

    async def _open(self, loop: asyncio.AbstractEventLoop, limits: Mapping[str, float]) -> _Connection:
        seconds = limits["connect"]
        # No asyncio.timeout: should a signal handler raise within it, it would cancel the task at some later moment.
        opening = loop.create_task(self._connected(loop))
        try:
            await asyncio.wait((opening,), timeout=seconds)
            if opening.done():
                return opening.result()
            raise TimeoutError
        except BaseException as error:
            opening.add_done_callback(_close_late)
            opening.cancel()
            if isinstance(error, TimeoutError):
                raise httpx.ConnectTimeout(f"no connection to {self._host} within {seconds:.3g} s") from error
            if isinstance(error, OSError | ValueError):  # ValueError: a name that is no host's
                raise httpx.ConnectError(f"no connection to {self._host}:{self._port}: {error}") from error
            raise

    async def _connected(self, loop: asyncio.AbstractEventLoop) -> _Connection:
        tls = None
        if self._secure:
            self._context = self._context or ssl_context()
            tls = TlsSession(self._context, self._host)
        connection = _Connection(loop, await _connect(loop, await _resolve(loop, self._host, self._port)), tls)
        # Takes two turns of the loop and isn't cut short: uvloop would close the socket twice, once by its number.
        handover = loop.create_task(loop.create_connection(lambda: connection, sock=connection.socket))
        try:
            await asyncio.shield(handover)
            await connection.open()
        except BaseException:
            if handover.done():
                connection.close()
            else:
                handover.add_done_callback(lambda _: connection.close())
            raise
        return connection


class _Connections:
    """The connections of a transport in one event loop.

    Attributes:
        idle: Connections that no request uses, the latest used at the end.
        busy: The slots in use, each as whatever the request that has it is known by.
        waiting: The slots of requests that wait for one.
        guard: Closes the connections when the event loop ends, or when the pool is forgotten.
    """

    def __init__(self) -> None:
        self.idle: deque[_Connection] = deque()
        self.busy: set[object] = set()
        self.waiting: OrderedDict[asyncio.Future[None], None] = OrderedDict()
        self.guard = self._closed_at_the_end()

    @property
    def has_room(self) -> bool:
        """Return True if a request can go at once."""
        return len(self.busy) < MOST_CONNECTIONS and not self.waiting

    async def wait(self, turn: asyncio.Future[None], seconds: float) -> None:
        """Wait until it is a request's turn."""
        self.waiting[turn] = None
        await asyncio.wait((turn,), timeout=seconds)
        if not turn.done():
            raise httpx.PoolTimeout(f"all {MOST_CONNECTIONS} connections are in use")

    def pass_on(self, gone: asyncio.Future[None] | None) -> None:
        """Give the slots that are free to those who wait, the first one first; one of them may have gone."""
        if gone is not None:
            self.waiting.pop(gone, None)
        while self.waiting and len(self.busy) < MOST_CONNECTIONS:
            following, _ = self.waiting.popitem(last=False)
            if not following.done():
                self.busy.add(following)
                following.set_result(None)

    def take_idle(self) -> _Connection | None:
        """Take the connection that was used last, if it is as good as new."""
        oldest = time.monotonic() - KEEPALIVE_EXPIRY
        while self.idle:
            connection = self.idle.pop()
            if connection.is_usable(oldest):
                return connection
            connection.close()
        return None

    def close(self) -> None:
        """Close the idle connections."""
        while self.idle:
            self.idle.pop().close()

    def abandon(self) -> None:
        """Close the idle connections of an event loop that is closed."""
        while self.idle:
            self.idle.pop().socket.close()

    async def _closed_at_the_end(self) -> AsyncGenerator[None]:
        # asyncio.run ends with shutdown_asyncgens: the one moment at which an event loop says that it is about to end.
        try:
            yield
        finally:
            self.close()
            await asyncio.sleep(0)  # closing takes effect in the next turn of the loop


class _Connection(asyncio.BufferedProtocol):
    """One connection: one request at a time, its answer as a future.

    It receives into a buffer of its own: asyncio would allocate 256 KiB for each read, and where the system gives those
    back each time, that takes as long as the rest of the read four times over.

    Futures carry a failure as their result: an exception that nobody comes to fetch would be reported.

    Attributes:
        socket: The socket, which the transport closes.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop, sock: socket.socket, tls: TlsSession | None) -> None:
        self.socket = sock
        self._loop = loop
        self._opened: asyncio.Future[Exception | None] = loop.create_future()
        self._tls = tls
        self._transport: asyncio.Transport | None = None
        self._answer = ResponseParser()
        self._waiting: asyncio.Future[ResponseParser | Exception] | None = None
        self._limits: Mapping[str, float] = {}
        self._closed = False
        self._watcher: asyncio.TimerHandle | None = None
        self._heard = time.monotonic()
        self._grace = True
        self._is_readable = _readability(sock)
        self._buffer = memoryview(bytearray(RECEIVE_BUFFER))

    def is_usable(self, oldest: float) -> bool:
        """Return True if another request can be sent, for all that can be known."""
        if self._closed or self._heard <= oldest or self.socket.fileno() < 0:
            return False
        # Readable while nothing was asked for: the server has closed it, and the loop hasn't come to see it yet.
        return not self._is_readable()

    async def open(self) -> None:
        """Do what is left once there is a connection: the TLS handshake."""
        if self._tls is not None:
            self._decrypted(self._tls, b"")
            failure = await self._opened
            if failure is not None:
                raise failure

    async def exchange(self, data: bytes, answer: ResponseParser, limits: Mapping[str, float]) -> ResponseParser:
        """Send a request's bytes and wait for its answer."""
        if self._transport is None or self._closed:
            raise httpx.ConnectError("the server closed the connection as soon as it was open")
        if self._tls is not None:
            data = self._tls.encrypt(data)
        self._answer = answer
        self._limits = limits
        self._grace = True
        self._heard = time.monotonic()
        waiting: asyncio.Future[ResponseParser | Exception] = self._loop.create_future()
        self._waiting = waiting
        self._transport.write(data)
        del data  # a traceback that renders local variables would show it, and a secret may be in it
        self._watch_within(limits["read"])
        try:
            outcome = await waiting
        finally:
            self._waiting = None
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    def close(self) -> None:
        """Close at once; nothing that arrives afterwards is looked at."""
        self._closed = True
        if self._transport is not None and not self._loop.is_closed():
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
        waiting = self._waiting
        if waiting is None or waiting.done():
            return
        left = self._heard + self._limits["read"] - time.monotonic()
        if left > 0 and not _is_late(self._limits):
            self._watcher = self._loop.call_later(left, self._watch)
        elif self._grace and self._is_readable():
            # The program has kept the loop from looking; uvloop looks at its timers first.
            self._grace = False
            self._watcher = self._loop.call_later(GRACE, self._watch)
        else:
            self._fail(httpx.ReadTimeout("the read operation timed out"))

    def _fail(self, error: Exception) -> None:
        """End whatever is under way."""
        self.close()
        if not self._opened.done():
            self._opened.set_result(error)
        elif self._waiting is not None and not self._waiting.done():
            self._waiting.set_result(error)

    def _end(self) -> None:
        """Take the end of what the server sends; it ends an answer that doesn't state its length."""
        self.close()
        if not self._opened.done():
            self._fail(ConnectionResetError("the server closed the connection"))
        elif self._waiting is not None and not self._waiting.done():
            try:
                self._answer.receive_eof()
                if self._tls is not None and not self._tls.ended:
                    raise httpx.RemoteProtocolError("the connection was cut before the answer was complete")
            except httpx.RemoteProtocolError as incomplete:
                self._fail(incomplete)
            else:
                self._waiting.set_result(self._answer)

    def _decrypted(self, tls: TlsSession, data: bytes) -> bytes:
        try:
            received = tls.receive(data)
        except ssl.SSLError as error:
            self._flush(tls)  # which tells the server why
            self._fail(error if not self._opened.done() else httpx.ReadError(str(error)))
            return b""
        self._flush(tls)
        if tls.established and not self._opened.done():
            self._opened.set_result(None)
        return received

    def _flush(self, tls: TlsSession) -> None:
        pending = tls.to_send()
        if pending and self._transport is not None:
            self._transport.write(pending)

    # The event loop calls these.

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """The socket has become a transport."""
        self._transport = transport  # type: ignore[assignment]  # a stream's transport is always a full one
        if self._tls is None:
            self._opened.set_result(None)

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
        waiting = self._waiting
        if waiting is None or waiting.done():
            self.close()  # nothing was asked for
            return
        self._heard = time.monotonic()
        try:
            self._answer.receive_data(data)
        except httpx.RequestError as error:
            self._fail(error)
            return
        if self._answer.complete:
            waiting.set_result(self._answer)

    def eof_received(self) -> None:
        """The server sends nothing more."""
        self._end()

    def connection_lost(self, exc: Exception | None) -> None:
        """The transport is closed."""
        if exc is None:
            self._end()
        else:
            self._fail(httpx.ReadError(str(exc)) if self._opened.done() else exc)


def _is_late(limits: Mapping[str, float]) -> bool:
    """Return True once the deadline has passed."""
    return isinstance(limits, Remaining) and limits.left <= 0


def _readability(sock: socket.socket) -> Callable[[], bool]:
    """Return a function that says if something waits to be read, or the socket has failed."""
    if hasattr(select, "poll"):
        poll = select.poll()
        poll.register(sock, select.POLLIN)
        return lambda: bool(poll.poll(0))
    return lambda: bool(select.select([sock], [], [], 0)[0])  # Windows, where select knows no limit of 1,024


async def _resolve(loop: asyncio.AbstractEventLoop, host: str, port: int) -> Sequence[Address]:
    """The addresses of a host, in turns of the kinds of address that it has."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)
    except socket.gaierror:
        found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    families = dict.fromkeys(family for family, *_ in found)
    columns = [[address for address in found if address[0] == family] for family in families]
    return [address for address in chain.from_iterable(zip_longest(*columns)) if address is not None]


async def _connect(loop: asyncio.AbstractEventLoop, addresses: Sequence[Address]) -> socket.socket:
    """Connect to the address that answers first; each is tried when the one before has failed, or has had its time."""
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
                attempt.add_done_callback(_close_late)
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


def _close_late(task: asyncio.Task[socket.socket] | asyncio.Task[_Connection]) -> None:
    """Close what nobody waits for any more."""
    if not task.cancelled() and task.exception() is None:
        task.result().close()


def _in_child() -> None:
    """Let go of a forked child's copies of its parent's sockets, without a word to the parent's event loop or server.

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
