"""A deadline for what blocks in somebody else's code.

httpx's clients have timeouts, which begin anew with each byte that arrives: a server that sends one now and then is
never given up. A task can be cancelled; a thread can't, and the socket that it waits for is hidden in a connection
pool. Its stack shows it, though: a watcher looks there once the deadline has passed, and shuts the socket down. That
ends the waiting with an error, and the connection with it; nothing is left behind.

What was decided against: to send from a helper thread that is abandoned at the deadline (an order could go out after
Ctrl-C has ended its call, event hooks would run in a thread that they don't expect, and a thread and a connection would
be left for as long as the server likes), and httpcore's `trace` extension (it tells the socket of a new connection, not
that of one that is used again).

A thread that waits for no socket isn't interrupted: while a host name is looked up, or in a transport that isn't
built on sockets.
"""

from __future__ import annotations

import math
import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from inspect import currentframe
from queue import Empty, SimpleQueue
from types import FrameType
from typing import Any

from .forking import register

AGAIN = 0.05
"""Seconds between two looks at a thread that goes on although its deadline has passed."""


class Deadline:
    """A block of code that has to end in time; what it waits for then is cut off.

    Args:
        seconds: From now on. Infinity: there is no deadline.

    Attributes:
        ends: When it passes, by `time.monotonic`.
        expired: True once something was cut off.
    """

    __slots__ = ("_frame", "_lock", "_thread", "ends", "expired")

    def __init__(self, seconds: float) -> None:
        self.ends: float = time.monotonic() + seconds
        self.expired: bool = False
        self._thread = threading.get_ident()
        self._frame: FrameType | None = None
        self._lock = threading.Lock()

    def __enter__(self) -> Deadline:
        here = currentframe()
        self._frame = here and here.f_back
        if self.ends < math.inf:
            _watcher.add(self)
        return self

    def __exit__(self, *_: object) -> None:
        with self._lock:  # what is being cut off at this moment is this block's
            self._frame = None
        _watcher.discard(self)

    def expire(self) -> bool:
        """Shut down the socket that the block waits for, if it does; return False once the block has ended."""
        with self._lock:
            if self._frame is None:
                return False
            frames = list(_frames(self._thread, self._frame))
            found = next(filter(None, map(_socket_in, frames)), None)
            if found is not None:
                self.expired = True
                # Not SSLSocket's own method, which isn't made for being called while another thread reads.
                with suppress(OSError):
                    socket.socket.shutdown(found, socket.SHUT_RDWR)
            return bool(frames)


class _Watcher:
    """The thread that waits for deadlines; it is started when the first one is set."""

    def __init__(self) -> None:
        self.start_in_child()
        register(self)

    def start_in_child(self) -> None:
        """Begin with nothing: a forked child has none of its parent's threads."""
        self._deadlines: set[Deadline] = set()
        self._bell: SimpleQueue[None] = SimpleQueue()
        self._wakes_at = math.inf
        self._thread: threading.Thread | None = None

    def add(self, deadline: Deadline) -> None:
        self._deadlines.add(deadline)
        if self._thread is None:
            self._thread = threading.Thread(target=self._watch, name="bpx deadlines", daemon=True)
            try:
                self._thread.start()
            except RuntimeError:  # the interpreter is shutting down: then timeouts alone must do
                self._thread = None
        # After the watcher has looked at all deadlines, it says when it wakes; before, it may have missed this one.
        elif deadline.ends < self._wakes_at:
            self._bell.put(None)

    def discard(self, deadline: Deadline) -> None:
        self._deadlines.discard(deadline)

    def _watch(self) -> None:
        while True:
            self._wakes_at = math.inf
            now = time.monotonic()
            wakes_at = math.inf
            for deadline in list(self._deadlines):
                if deadline.ends > now or deadline.expire():
                    wakes_at = min(wakes_at, max(deadline.ends, now + AGAIN))
                else:
                    self.discard(deadline)
            self._wakes_at = wakes_at
            with suppress(Empty):
                self._bell.get(timeout=None if wakes_at == math.inf else wakes_at - now)


def _frames(thread: int, block: FrameType) -> Iterator[FrameType]:
    """The frames of a thread from the innermost one to that of a block; none where the block isn't among them."""
    found: list[FrameType] = []
    frame = sys._current_frames().get(thread)  # pyright: ignore[reportPrivateUsage]
    while frame is not None:
        found.append(frame)
        if frame is block:
            yield from found
        frame = frame.f_back


def _socket_in(frame: FrameType) -> socket.socket | None:
    """The socket that a function works on, where it does."""
    for name in ("self", "sock"):
        worked_on: Any = frame.f_locals.get(name)
        # httpcore's streams tell their socket in the same way as asyncio's transports.
        if not isinstance(worked_on, socket.socket) and hasattr(worked_on, "get_extra_info"):
            worked_on = worked_on.get_extra_info("socket")
        if isinstance(worked_on, socket.socket):
            return worked_on
    return None


_watcher = _Watcher()
