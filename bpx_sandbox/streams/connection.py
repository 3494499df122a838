"""A client's connection: a bounded queue of frames, and the faults that are injected on their way."""

from __future__ import annotations

import asyncio
import heapq
import logging
import threading
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from math import inf
from time import monotonic
from typing import Protocol, TypeAlias

from starlette.types import Send

from bpx_sandbox.faults.fault import Faults, StreamFault

MAX_QUEUED_FRAMES = 50_000
"""The frames that are queued for a client that doesn't read; with one more its connection is aborted."""

_FRAMES_PER_TURN = 100
"""The frames after which a connection lets others work."""

ABNORMAL_CLOSURE = 1006
"""The code by which clients report a connection that ended without a close frame."""

Topic: TypeAlias = tuple[str, str | None]
"""The name of a stream, and for a private stream the name of the account."""

_log = logging.getLogger(__name__)


class Transport(Protocol):
    """The transport under a connection, if the server provides it."""

    def abort(self) -> None:
        """Close the connection at once."""

    def freeze(self) -> None:
        """Stop reading, and send no pings."""

    def unfreeze(self) -> None:
        """Read and send pings again."""


@dataclass(frozen=True, slots=True)
class _Close:
    code: int


@dataclass(frozen=True, slots=True)
class _Sleep:
    seconds: float


@dataclass(frozen=True, slots=True)
class _Freeze:
    seconds: float | None


class Connection:
    """The frames of one client. `deliver`, `enqueue` and `close` are safe to call from any thread.

    Attributes:
        topics: The subscribed streams.
    """

    def __init__(
        self,
        send: Send,
        transport: Transport | None,
        faults: Faults,
        on_fault: Callable[[str, StreamFault], None],
    ) -> None:
        """Create the connection in the event loop that serves it.

        Args:
            send: The ASGI function that sends a message to the client.
            transport: The transport, if the server provides it.
            faults: The active faults.
            on_fault: A function that is called with the name of a stream and the fault injected into its frame.
        """
        self.topics: set[Topic] = set()
        self._send = send
        self._transport = transport
        self._faults = faults
        self._on_fault = on_fault
        self._loop = asyncio.get_running_loop()
        self._thread = threading.get_ident()
        self._wakeup = asyncio.Event()
        self._queue: deque[str | _Close | _Sleep | _Freeze] = deque()
        self._is_frozen = False
        # The state of faults, by stream.
        self._reordered: dict[str, str] = {}
        self._delayed: list[tuple[float, int, str]] = []
        self._delayed_until: dict[str, float] = {}
        self._stalled: list[tuple[StreamFault, float]] = []
        self._delay_order = count()

    @property
    def queued(self) -> int:
        """The number of frames that wait to be sent, delayed ones included."""
        return len(self._queue) + len(self._delayed)

    def deliver(self, name: str, frame: str) -> None:
        """Send a frame of a stream, subject to faults."""
        if self._is_frozen:
            return
        fault = self._faults.select_for_stream(name, "frame")
        if fault is not None or self._reordered or self._delayed or self._stalled:
            self._deliver_with_fault(name, frame, fault)
        else:
            self.enqueue(frame)

    def enqueue(self, frame: str) -> None:
        """Send a frame regardless of faults; abort the connection if the queue is full."""
        if self._is_frozen:
            return
        if self._has_room():
            self._put(frame)

    def close(self, code: int) -> None:
        """Close the connection after the queued frames; with `ABNORMAL_CLOSURE` without a close frame."""
        if self._is_frozen:
            self.abort()
        else:
            self._put(_Close(code))

    def abort(self) -> None:
        """Close the connection at once, without a close frame."""
        self._is_frozen = True
        self._queue.clear()
        self._delayed.clear()
        if self._transport is None:
            self._put(_Close(ABNORMAL_CLOSURE))
        elif not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._transport.abort)

    def apply_fault(self, fault: StreamFault) -> None:
        """Apply a fault that concerns the whole connection, or the streams that it matches for a time."""
        match fault.kind:
            case "stall":
                self._stalled.append((fault, monotonic() + (inf if fault.seconds is None else fault.seconds)))
            case "half_open":
                self._put(_Freeze(fault.seconds))
                self._is_frozen = True
            case "close":
                self.close(fault.code)
            case "abort":
                self.close(ABNORMAL_CLOSURE)
            case _:
                pass

    async def write(self) -> None:
        """Send frames as they are queued, until the connection closes."""
        for number in count(1):
            self._enqueue_due_frames()
            if not self._queue:
                self._wakeup.clear()
                await self._wait()
                continue
            match self._queue.popleft():
                case str(frame):
                    await self._send({"type": "websocket.send", "text": frame})
                case _Sleep(seconds):
                    await asyncio.sleep(seconds)
                case _Freeze(seconds):
                    await self._freeze(seconds)
                case _Close(code):
                    await self._close(code)
                    return
            if number % _FRAMES_PER_TURN == 0:
                await asyncio.sleep(0)  # sending doesn't wait while the socket takes everything

    def _has_room(self) -> bool:
        """Return True if another frame may wait; otherwise abort the connection."""
        if self.queued < MAX_QUEUED_FRAMES:
            return True
        _log.warning("a client does not read its %d streams; its connection is aborted", len(self.topics))
        self.abort()
        return False

    def _put(self, item: str | _Close | _Sleep | _Freeze) -> None:
        self._queue.append(item)
        self._wake()

    def _wake(self) -> None:
        if threading.get_ident() == self._thread:
            self._wakeup.set()
        elif not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._wakeup.set)

    async def _wait(self) -> None:
        """Wait until a frame is queued, or until a delayed frame is due."""
        timeout = self._delayed[0][0] - monotonic() if self._delayed else None
        with suppress(TimeoutError):
            async with asyncio.timeout(timeout):
                await self._wakeup.wait()

    async def _freeze(self, seconds: float | None) -> None:
        """Neither read nor send, as after a lost connection that no packet has reported."""
        if self._transport is not None:
            self._transport.freeze()
        await (asyncio.Event().wait() if seconds is None else asyncio.sleep(seconds))
        if self._transport is not None:
            self._transport.unfreeze()
        self._is_frozen = False

    async def _close(self, code: int) -> None:
        self._is_frozen = True
        if code != ABNORMAL_CLOSURE:
            await self._send({"type": "websocket.close", "code": code})
        elif self._transport is not None:
            self._transport.abort()

    def _deliver_with_fault(self, name: str, frame: str, fault: StreamFault | None) -> None:
        now = monotonic()
        self._stalled = [(stall, until) for stall, until in self._stalled if until > now]
        kind = None if fault is None else fault.kind
        seconds = 0.0 if fault is None or fault.seconds is None else fault.seconds
        if fault is not None:
            self._on_fault(name, fault)
        if fault is not None and kind in ("stall", "half_open"):
            self.apply_fault(fault)
            return
        if kind == "drop" or any(stall.matches(name) for stall, _ in self._stalled):
            return
        if kind == "reorder" and name not in self._reordered:
            self._reordered[name] = frame
            return
        if kind == "slow":
            self._put(_Sleep(seconds))
        if kind == "malformed":
            frame = frame[: len(frame) // 2]
        frames = [frame, frame] if kind == "duplicate" else [frame]
        if name in self._reordered:
            frames.append(self._reordered.pop(name))
        # Frames behind a delayed one of the same stream wait for it.
        due = max(now + seconds if kind == "delay" else 0, self._delayed_until.get(name, 0))
        for each in frames:
            if due <= now:
                self.enqueue(each)
            elif self._has_room():
                self._delayed_until[name] = due
                heapq.heappush(self._delayed, (due, next(self._delay_order), each))
                self._wake()
        if fault is not None:
            self.apply_fault(fault)

    def _enqueue_due_frames(self) -> None:
        while self._delayed and self._delayed[0][0] <= monotonic():
            self._queue.append(heapq.heappop(self._delayed)[2])
