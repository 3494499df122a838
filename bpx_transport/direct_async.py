"""The short way for tasks: as `direct`, on asyncio's own transports; loaded when it is first used."""

from __future__ import annotations

import asyncio
import select
import ssl
import time
from collections import deque
from collections.abc import Mapping

import httpx

from bpx_client.errors import DISCARD, ClosedClientError

from .direct import LONGEST_IDLE, MOST_CONNECTIONS, port_of
from .wire import Answer, written


def _readable(descriptor: int) -> bool:
    """Whether something waits to be read; as httpcore asks it of a blocking socket."""
    if not hasattr(select, "poll"):  # Windows, where select knows no limit of 1,024 descriptors
        return bool(select.select([descriptor], [], [], 0)[0])
    poll = select.poll()
    poll.register(descriptor, select.POLLIN)
    return bool(poll.poll(0))


class AsyncDirectPool:
    """Connections to one origin, for the tasks of one event loop. Arguments as `DirectPool`."""

    def __init__(self, origin: httpx.URL) -> None:
        self._origin = origin
        self._context = httpx.create_ssl_context() if origin.scheme == "https" else None
        self._idle: deque[_Connection] = deque()
        self._opening: set[asyncio.Task[_Connection]] = set()
        self._slots = asyncio.Semaphore(MOST_CONNECTIONS)
        self._closed = False

    async def send(self, request: httpx.Request) -> httpx.Response:
        """Send a request to the origin and give its answer, the body loaded; as `DirectPool.send`."""
        if self._closed:
            raise ClosedClientError
        timeout = request.extensions["timeout"]
        if self._slots.locked():
            try:
                async with asyncio.timeout(timeout["pool"]):
                    await self._slots.acquire()
            except TimeoutError:
                raise httpx.PoolTimeout(f"all {MOST_CONNECTIONS} connections are in use", request=request) from None
        else:
            await self._slots.acquire()
        try:
            connection = self._free() or await self._opened(request, timeout["connect"])
            try:
                answer = await connection.exchange(written(request), timeout)
                response = answer.response(request)
            except BaseException:
                # Also when the task is cancelled: the answer would be taken for that of the next request.
                connection.close()
                raise
            response.extensions[DISCARD] = connection.close
            if answer.keeps_alive and not self._closed:
                self._idle.append(connection)
            else:
                connection.close()
            return response
        finally:
            self._slots.release()

    async def aclose(self) -> None:
        """Close the connections; one that is in use when its answer has come."""
        self._closed = True
        if self._opening:
            await asyncio.wait(self._opening)
        while self._idle:
            self._idle.pop().close()
        await asyncio.sleep(0)  # closing takes effect in the next turn of the loop

    def _free(self) -> _Connection | None:
        loop, oldest = asyncio.get_running_loop(), time.monotonic() - LONGEST_IDLE
        while self._idle:
            connection = self._idle.pop()
            if connection.usable(loop, oldest):
                return connection
            connection.close()
        return None

    async def _opened(self, request: httpx.Request, seconds: float) -> _Connection:
        host = self._origin.host
        # A task of its own: asyncio loses the socket where connecting is cancelled at the wrong moment.
        opening = asyncio.create_task(self._connected(seconds))
        self._opening.add(opening)
        opening.add_done_callback(self._opening.discard)
        try:
            return await asyncio.shield(opening)
        except asyncio.CancelledError:
            opening.add_done_callback(self._left_over)
            raise
        except TimeoutError as error:
            raise httpx.ConnectTimeout(f"no connection to {host} within {seconds} s", request=request) from error
        except (OSError, ssl.CertificateError) as error:
            raise httpx.ConnectError(str(error), request=request) from error

    async def _connected(self, seconds: float) -> _Connection:
        loop, host = asyncio.get_running_loop(), self._origin.host
        async with asyncio.timeout(seconds):
            _, connection = await loop.create_connection(
                lambda: _Connection(loop),
                host,
                port_of(self._origin),
                ssl=self._context,
                happy_eyeballs_delay=0.25,
            )
        return connection

    def _left_over(self, opening: asyncio.Task[_Connection]) -> None:
        """Keep the connection of a cancelled request for the next one."""
        if opening.cancelled() or opening.exception() is not None:
            return
        if self._closed:
            opening.result().close()
        else:
            self._idle.append(opening.result())


class _Connection(asyncio.Protocol):
    """One connection: one request at a time, its answer as a future."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._transport: asyncio.Transport
        self._answer = Answer()
        self._waiting: asyncio.Future[Answer] | None = None
        self._closed = False
        self._heard = time.monotonic()
        self._watcher: asyncio.TimerHandle | None = None

    def usable(self, loop: asyncio.AbstractEventLoop, oldest: float) -> bool:
        if self._loop is not loop or self._closed or self._heard <= oldest:
            return False
        # Readable while nothing was asked for: the server has closed it, and the loop hasn't come to see it yet.
        return not _readable(self._transport.get_extra_info("socket").fileno())

    async def exchange(self, data: bytes, limits: Mapping[str, float]) -> Answer:
        self._answer = Answer()
        self._heard = time.monotonic()
        self._waiting = self._loop.create_future()
        self._transport.write(data)
        del data  # a traceback that renders local variables would show it, and a secret may be in it
        self._watcher = self._loop.call_later(limits["read"], self._watch, limits)
        try:
            return await self._waiting
        finally:
            self._watcher.cancel()
            self._waiting = None

    def close(self) -> None:
        self._closed = True
        if self._loop.is_closed():
            return
        self._transport.abort()

    def _watch(self, limits: Mapping[str, float]) -> None:
        """Give up after a silence; the timer isn't moved for each piece that arrives.

        The limit is asked anew each time: it may shrink as a deadline comes near, which a trickle doesn't put off.
        """
        if self._waiting is None or self._waiting.done():
            return
        left = self._heard + limits["read"] - time.monotonic()
        if left > 0:
            self._watcher = self._loop.call_later(left, self._watch, limits)
        else:
            self._waiting.set_exception(httpx.ReadTimeout("the read operation timed out"))

    def _fail(self, error: Exception) -> None:
        self._closed = True
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_exception(error)

    # asyncio calls these.

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport  # type: ignore[assignment]  # a stream's transport is always a full one

    def data_received(self, data: bytes) -> None:
        self._heard = time.monotonic()
        try:
            self._answer.feed(data)
        except httpx.RemoteProtocolError as error:
            self._fail(error)
            self._transport.abort()
            return
        if self._answer.complete and self._waiting is not None and not self._waiting.done():
            self._waiting.set_result(self._answer)

    def connection_lost(self, exc: Exception | None) -> None:
        if self._waiting is None or self._waiting.done():
            self._closed = True
            return
        if exc is not None:
            self._fail(httpx.ReadError(str(exc)))
            return
        try:
            self._answer.end()
        except httpx.RemoteProtocolError as incomplete:
            self._fail(incomplete)
        else:
            self._closed = True
            self._waiting.set_result(self._answer)
