"""The connection on an event loop: does what the core decides, and tells it what happens. Both surfaces stand on it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncGenerator, Awaitable, Callable, Coroutine, Iterable
from contextlib import suppress

from bpx_api.channels import Channel
from bpx_api.errors import ClosedClientError, TransportError
from bpx_api.events import Event

from .buffers import Buffer
from .core import (
    CloseConnection,
    ConnectionCore,
    Open,
    PauseReading,
    Phase,
    SendPing,
    SendText,
    SynchronizeClock,
)
from .endpoint import Endpoint
from .recording import LOST, SafeRecorder
from .websocket import WebSocket, explain, open_websocket

log: logging.Logger = logging.getLogger("bpx")


class Engine:
    """One connection on the event loop that runs here. All methods are for that event loop's thread.

    Args:
        core: Makes the decisions.
        endpoint: Server to connect to.
        measure_clock: Measures the exchange's clock.
        recorder: Writes what arrives. None: nothing is written.

    Attributes:
        loop: The event loop.
    """

    def __init__(
        self,
        core: ConnectionCore,
        endpoint: Endpoint,
        measure_clock: Callable[[], Awaitable[object]],
        recorder: SafeRecorder | None = None,
    ) -> None:
        self.loop: asyncio.AbstractEventLoop = asyncio.get_running_loop()
        self._core = core
        self._endpoint = endpoint
        self._measure_clock = measure_clock
        self._connection: WebSocket | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._timer: asyncio.TimerHandle | None = None
        self._guard = self._closed_at_the_end()
        self._guarded = False
        self._recorder = recorder
        self.receive: Callable[[bytes], None] = core.receive if recorder is None else recorder.tee(core.receive)
        """Take in a message."""
        core.on_pending = self._pump

    def subscribe(self, buffer: Buffer, channels: Iterable[Channel[Event]]) -> None:
        """Deliver the events of streams to a buffer from now on; its reader is told if the streams are closed."""
        try:
            self._core.subscribe(buffer, channels, self.loop.time())
        except ClosedClientError as error:
            buffer.end(error)
        self._pump()

    def unsubscribe(self, buffer: Buffer) -> None:
        """Deliver nothing more to a buffer."""
        self._core.unsubscribe(buffer, self.loop.time())
        self._pump()

    def fail(self, buffer: Buffer, error: Exception) -> None:
        """Deliver nothing more to a buffer, and let its reader have an error once it has read the rest."""
        buffer.end(error)
        self._core.forget(buffer, self.loop.time())
        self._pump()

    def waits_for(self, buffer: Buffer) -> bool:
        """Return True if `resume` is to be called once a buffer is empty; may be asked in any thread."""
        return self._core.waits_for(buffer)

    def resume(self, buffer: Buffer) -> None:
        """Take notice that a reader has emptied a buffer for which the connection had to wait."""
        self._core.resume(buffer, self.loop.time())
        self._pump()

    async def aclose(self) -> None:
        """Close the connection, and leave nothing behind."""
        connection, self._connection = self._connection, None
        self._core.close()
        self._core.actions(self.loop.time())
        self._shut()
        try:
            if connection is not None:
                await connection.close()
            if self._tasks:
                await asyncio.wait(self._tasks)
        finally:
            if connection is not None:
                connection.abort()
            with suppress(RuntimeError):  # the event loop is about to end, and does it itself
                await self._guard.aclose()

    # What the connection calls.

    def connection_opened(self, connection: WebSocket) -> None:
        """The connection is open."""
        if self._core.phase is not Phase.OPENING:
            connection.abort()
            return
        self._connection = connection
        self._core.opened(self.loop.time())
        self._pump()

    def control_received(self) -> None:
        """A pong has arrived."""
        self._core.alive()

    def connection_lost(self, connection: WebSocket, reason: str) -> None:
        """The connection has ended by itself."""
        if connection is self._connection:
            self._connection = None
            self._record_loss()
            self._core.lost(self.loop.time(), reason)
            self._pump()

    # What the core decides.

    def _pump(self) -> None:
        core, connection = self._core, self._connection
        for action in core.actions(self.loop.time()):
            match action:
                case Open():
                    self._start(self._open())
                case SynchronizeClock():
                    self._start(self._synchronize_clock())
                case CloseConnection():
                    self._shut()
                case _ if connection is None:
                    pass  # it has just ended
                case SendText(data):
                    connection.send_text(data)
                case SendPing():
                    connection.send_ping()
                case PauseReading():
                    connection.pause_reading()
                case _:
                    connection.resume_reading()
        self._set_timer(core.deadline)

    def _set_timer(self, deadline: float | None) -> None:
        if self._timer is not None:
            if deadline is not None and self._timer.when() == deadline and not self._timer.cancelled():
                return
            self._timer.cancel()
            self._timer = None
        if deadline is not None:
            self._timer = self.loop.call_at(deadline, self._on_time)

    def _on_time(self) -> None:
        self._timer = None
        self._core.tick(self.loop.time())
        self._pump()

    def _start(self, work: Coroutine[None, None, None]) -> None:
        task = self.loop.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _open(self) -> None:
        seconds = self._core.policy.connect_timeout
        log.debug("streams: connecting to %s", self._endpoint.url)
        try:
            if not self._guarded:
                self._guarded = True
                await anext(self._guard)
            await open_websocket(self._endpoint, self, seconds)
        except Exception as error:
            reason, fatal = explain(error, self._endpoint, seconds)
            failure = TransportError("streams", reason) if fatal else None
            if failure is not None:
                failure.__cause__ = error
            self._core.open_failed(self.loop.time(), reason, failure)
            self._pump()

    async def _synchronize_clock(self) -> None:
        try:
            await self._measure_clock()
        except Exception as error:
            log.warning("streams: the exchange's clock could not be read: %s", error)
        self._core.clock_synchronized(self.loop.time())
        self._pump()

    def _shut(self) -> None:
        """End the connection, and whatever is about to open one."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        connection, self._connection = self._connection, None
        if connection is not None:
            self._record_loss()
            connection.abort()
        for task in self._tasks:
            task.cancel()

    def _record_loss(self) -> None:
        if self._recorder is not None:
            self._recorder.connection(LOST)

    async def _closed_at_the_end(self) -> AsyncGenerator[None]:
        # asyncio.run ends with shutdown_asyncgens: the one moment at which an event loop says that it is about to end.
        try:
            yield
        finally:
            self._core.close()
            self._shut()
            await asyncio.sleep(0)  # closing takes effect in the next turn of the loop
