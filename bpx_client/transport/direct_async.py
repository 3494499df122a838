"""The fast path for tasks: as `direct`, on the event loop's own transports; loaded when it is first used.

What belongs to an event loop (connections, slots, the tasks that wait for one) is kept by event loop, and what belongs
to a process stays in it: a forked child begins with nothing. The sockets are opened here, not by the event loop's
`create_connection`, so that each is known from its first moment: whether something waits unread on it can be asked,
a cancelled request closes it, and a forked child lets go of it.
"""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict, deque
from collections.abc import AsyncGenerator
from contextlib import suppress

import httpx

from bpx_api.errors import DISCARD, ClosedClientError, EventLoopError

from .certificates import ssl_context
from .connection_async import AsyncConnection, close_late, connect_socket, resolve
from .decoding import MAX_RESPONSE_SIZE
from .direct import Origin
from .forking import register
from .limits import KEEPALIVE_EXPIRY, MAX_CONNECTIONS, timeout_of
from .tls import TlsSession
from .wire import ResponseParser, serialize_request


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


class AsyncDirectTransport(httpx.AsyncBaseTransport):
    """Connections to one origin, for the tasks of an event loop; of several ones too, each with its own connections.

    Arguments as `DirectTransport`.
    """

    def __init__(self, origin: httpx.URL, max_response_size: int = MAX_RESPONSE_SIZE) -> None:
        self._max_response_size = max_response_size
        self._origin = Origin(origin)
        self._context = ssl_context() if self._origin.secure else None
        self._by_loop: dict[asyncio.AbstractEventLoop, _Connections] = {}
        self._inherited: dict[asyncio.AbstractEventLoop, _Connections] = {}
        self._closed = False
        register(self)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request to the origin and give its response, the body read; as `DirectTransport.handle_request`.

        Raises:
            EventLoopError: no asyncio event loop is running, or it belongs to the process that this one was forked
                from.
        """
        loop = running_loop()
        own = self._by_loop.get(loop) or await self._begin(loop)
        self._origin.require(request)
        if not isinstance(request.stream, httpx.ByteStream):
            await request.aread()
        timeout = timeout_of(request)
        # Slots are what is in a set, not a counter: an exception may come from a signal handler, between any two steps.
        slot: asyncio.Future[None] = loop.create_future()
        connection: AsyncConnection | None = None
        reusable = False
        try:
            if own.has_room:
                own.busy.add(slot)
            else:
                await own.wait(slot, timeout["pool"])
            if self._closed:
                raise ClosedClientError
            connection = own.take_idle() or await self._open(loop, timeout["connect"])
            if timeout.left <= 0:
                raise httpx.ConnectTimeout("the deadline has passed, and nothing was sent")
            parser = ResponseParser(self._max_response_size, request.method)
            await connection.exchange(serialize_request(request), parser, timeout)
            response = parser.response(request)
            response.extensions[DISCARD] = connection.close
            if parser.keeps_alive and not self._closed:
                own.idle.append(connection)
                reusable = True
            return response
        except httpx.RequestError as error:
            error.request = request
            raise
        finally:
            own.busy.discard(slot)
            if connection is not None and not reusable:
                # Also when the task is cancelled: the response would be taken for that of the next request.
                connection.close()
            if own.waiting:
                own.pass_on(slot)

    async def aclose(self) -> None:
        """Close the connections; one that is in use when its response has come."""
        self._closed = True
        running: asyncio.AbstractEventLoop | None = None
        with suppress(RuntimeError):
            running = asyncio.get_running_loop()
        for loop, own in list(self._by_loop.items()):
            if loop is running:
                with suppress(RuntimeError):  # another task is just doing it
                    await own.guard.aclose()
            elif loop.is_closed():
                own.close()
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
                theirs.close()
                self._by_loop.pop(other, None)
        own = self._by_loop[loop] = _Connections()
        await anext(own.guard)
        return own

    def start_in_child(self) -> None:
        """Begin with nothing, after a fork; what was inherited is kept, since whatever frees it would touch it."""
        self._inherited.update(self._by_loop)
        self._by_loop = {}
        self._context = None  # OpenSSL has locks in there, one of which a thread of the parent may have held

    async def _open(self, loop: asyncio.AbstractEventLoop, seconds: float) -> AsyncConnection:
        # No asyncio.timeout: should a signal handler raise within it, it would cancel the task at some later moment.
        opening = loop.create_task(self._connected(loop))
        try:
            await asyncio.wait((opening,), timeout=seconds)
            if opening.done():
                return opening.result()
            raise TimeoutError
        except BaseException as error:
            opening.add_done_callback(close_late)
            opening.cancel()
            if isinstance(error, TimeoutError):
                raise httpx.ConnectTimeout(f"no connection to {self._origin} within {seconds:.3g} s") from error
            if isinstance(error, OSError | ValueError):  # ValueError: not a valid host name
                raise httpx.ConnectError(f"no connection to {self._origin}: {error}") from error
            raise

    async def _connected(self, loop: asyncio.AbstractEventLoop) -> AsyncConnection:
        tls = None
        if self._origin.secure:
            self._context = self._context or ssl_context()
            tls = TlsSession(self._context, self._origin.host)
        addresses = await resolve(loop, self._origin.host, self._origin.port)
        connection = AsyncConnection(loop, await connect_socket(loop, addresses), tls)
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
        busy: The slots in use.
        waiting: The slots of requests that wait for theirs, in their order.
        guard: Closes the connections when the event loop ends, or when the transport is forgotten.
    """

    def __init__(self) -> None:
        self.idle: deque[AsyncConnection] = deque()
        self.busy: set[asyncio.Future[None]] = set()
        self.waiting: OrderedDict[asyncio.Future[None], None] = OrderedDict()
        self.guard = self._closed_at_the_end()

    @property
    def has_room(self) -> bool:
        """Return True if a request can go at once."""
        return len(self.busy) < MAX_CONNECTIONS and not self.waiting

    async def wait(self, slot: asyncio.Future[None], seconds: float) -> None:
        """Wait until a request has its slot."""
        self.waiting[slot] = None
        await asyncio.wait((slot,), timeout=seconds)
        if not slot.done():
            raise httpx.PoolTimeout(f"all {MAX_CONNECTIONS} connections are in use")

    def pass_on(self, gone: asyncio.Future[None]) -> None:
        """Give the slots that are free to those who wait, the first one first; one of them may have gone."""
        self.waiting.pop(gone, None)
        while self.waiting and len(self.busy) < MAX_CONNECTIONS:
            following, _ = self.waiting.popitem(last=False)
            self.busy.add(following)
            following.set_result(None)

    def take_idle(self) -> AsyncConnection | None:
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

    async def _closed_at_the_end(self) -> AsyncGenerator[None]:
        # asyncio.run ends with shutdown_asyncgens: the one moment at which an event loop says that it is about to end.
        try:
            yield
        finally:
            self.close()
            await asyncio.sleep(0)  # closing takes effect in the next turn of the loop
