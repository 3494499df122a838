"""One client's connection: what waits to be sent to it, and what goes wrong on the way."""

from __future__ import annotations

import asyncio
import heapq
import logging
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from math import inf
from time import monotonic
from typing import Protocol, TypeAlias

from starlette.types import Send

from bpx_sandbox.faults.fault import Faults, StreamFault

MAX_QUEUED_FRAMES = 10_000
"""How many frames wait for a client that doesn't read; one more, and its connection is broken off."""

ABNORMAL = 1006
"""The code under which clients tell of a connection that ended without a close frame."""

Topic: TypeAlias = tuple[str, str | None]
"""The name of a stream, with the name of the account whose private stream it is."""

_log = logging.getLogger(__name__)


class Transport(Protocol):
    """What lies under a connection, where the server hands it out: an asyncio transport."""

    def abort(self) -> None:
        """Break the connection off."""

    def pause_reading(self) -> None:
        """Leave unread what arrives."""

    def resume_reading(self) -> None:
        """Read again."""


@dataclass(frozen=True, slots=True)
class _Close:
    code: int


@dataclass(frozen=True, slots=True)
class _Wait:
    seconds: float


@dataclass(frozen=True, slots=True)
class _Freeze:
    seconds: float | None


class Connection:
    """Frames on their way to one client. `deliver` and `close` may be called from any thread.

    Attributes:
        topics: What it has subscribed.
    """

    def __init__(
        self, send: Send, transport: Transport | None, faults: Faults, skip_ids: Callable[[str, int], None]
    ) -> None:
        self.topics: set[Topic] = set()
        self._send = send
        self._transport = transport
        self._faults = faults
        self._skip_ids = skip_ids
        self._loop = asyncio.get_running_loop()
        self._thread = threading.get_ident()
        self._wakeup = asyncio.Event()
        self._queue: deque[str | _Close | _Wait | _Freeze] = deque()
        self._is_frozen = False
        # What faults have made of single streams.
        self._reordered: dict[str, str] = {}
        self._delayed: list[tuple[float, int, str]] = []
        self._delayed_until: dict[str, float] = {}
        self._muted: list[tuple[StreamFault, float]] = []
        self._numbers = count()

    def deliver(self, name: str, frame: str) -> None:
        """Send a frame of a stream, unless a fault has it otherwise."""
        fault = self._faults.select_for_stream(name, "frame")
        if fault is not None or self._reordered or self._delayed or self._muted:
            self._deliver_with_faults(name, frame, fault)
        else:
            self.enqueue(frame)

    def enqueue(self, frame: str) -> None:
        """Send a text, whatever faults there are."""
        if self._is_frozen:
            return
        if len(self._queue) >= MAX_QUEUED_FRAMES:
            _log.warning("a client doesn't read its %d streams: its connection is broken off", len(self.topics))
            self.abort()
            return
        self._queue.append(frame)
        self._wake()

    def close(self, code: int) -> None:
        """Close the connection once all that waits is sent, with a code; `ABNORMAL` leaves out the close frame."""
        self._queue.append(_Close(code))
        self._wake()

    def abort(self) -> None:
        """Break the connection off at once."""
        self._is_frozen = True
        self._queue.clear()
        if self._transport is None:
            self.close(ABNORMAL)
        else:
            self._loop.call_soon_threadsafe(self._transport.abort)

    def apply_fault(self, fault: StreamFault) -> None:
        """Bear a fault that matches the whole connection, or a stream for a time."""
        match fault.kind:
            case "stall":
                self._muted.append((fault, monotonic() + (inf if fault.seconds is None else fault.seconds)))
            case "half_open":
                self._queue.append(_Freeze(fault.seconds))
                self._is_frozen = True
                self._wake()
            case "close":
                self.close(fault.code)
            case "abort":
                self.close(ABNORMAL)
            case _:
                pass

    async def write(self) -> None:
        """Send what waits, as it comes, until the connection is to be closed."""
        while True:
            self._release_delayed()
            while self._queue:
                match self._queue.popleft():
                    case str(frame):
                        await self._send({"type": "websocket.send", "text": frame})
                    case _Wait(seconds):
                        await asyncio.sleep(seconds)
                    case _Freeze(seconds):
                        await self._freeze(seconds)
                    case _Close(code):
                        await self._close(code)
                        return
            self._wakeup.clear()
            if not self._queue:
                await self._wait_for_more()

    async def _wait_for_more(self) -> None:
        due = self._delayed[0][0] - monotonic() if self._delayed else None
        try:
            async with asyncio.timeout(due):
                await self._wakeup.wait()
        except TimeoutError:
            pass

    async def _freeze(self, seconds: float | None) -> None:
        """Behave as a connection whose other end is gone, though no packet has told of it."""
        if self._transport is not None:
            self._transport.pause_reading()
        await (asyncio.Event().wait() if seconds is None else asyncio.sleep(seconds))
        if self._transport is not None:
            self._transport.resume_reading()
        self._is_frozen = False

    async def _close(self, code: int) -> None:
        self._is_frozen = True
        if code != ABNORMAL:
            await self._send({"type": "websocket.close", "code": code})
        elif self._transport is not None:
            self._transport.abort()

    def _wake(self) -> None:
        if threading.get_ident() == self._thread:
            self._wakeup.set()
        elif not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._wakeup.set)

    def _deliver_with_faults(self, name: str, frame: str, fault: StreamFault | None) -> None:
        now = monotonic()
        self._muted = [(muting, until) for muting, until in self._muted if until > now]
        kind = None if fault is None else fault.kind
        seconds = 0.0 if fault is None or fault.seconds is None else fault.seconds
        if any(muting.matches(name) for muting, _ in self._muted) or kind == "drop":
            return
        if kind == "reorder" and name not in self._reordered:
            self._reordered[name] = frame
            return
        if kind == "slow":
            self._queue.append(_Wait(seconds))
        if kind == "malformed":
            frame = frame[: len(frame) // 2]
        frames = [frame, frame] if kind == "duplicate" else [frame]
        if name in self._reordered:
            frames.append(self._reordered.pop(name))
        due = max(now + seconds if kind == "delay" else 0, self._delayed_until.get(name, 0))
        for each in frames:
            if due > now:
                self._delayed_until[name] = due
                heapq.heappush(self._delayed, (due, next(self._numbers), each))
                self._wake()
            else:
                self.enqueue(each)
        if fault is not None and kind == "gap":
            self._skip_ids(name, fault.count)
        elif fault is not None:
            self.apply_fault(fault)

    def _release_delayed(self) -> None:
        now = monotonic()
        while self._delayed and self._delayed[0][0] <= now:
            self._queue.append(heapq.heappop(self._delayed)[2])
