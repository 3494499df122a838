"""A fork waits until no other thread holds a lock that the child would need.

A child has a copy of its parent's memory, but only the thread that forked. A lock that another thread held is never
released there, and whatever needs it in the child hangs. So a fork waits for the threads that are, within this client:

- in OpenSSL, or about to end after having used it: OpenSSL frees what it kept for a thread after all that Python knows
  of the thread, when `join` may have returned already;
- in the C library's look-up of a host name;
- importing a module, computing a `functools.cached_property` (before Python 3.12 it has a lock), or having msgspec look
  at a model.
"""

from __future__ import annotations

import os
import sys
import threading
import time
import weakref
from collections.abc import Callable
from functools import partial
from types import FrameType

MAX_WAIT = 1.0
"""Seconds that a fork waits at most, or is waited for; a call of OpenSSL takes two milliseconds."""

TASKS = "/proc/self/task"
"""Where Linux lists the threads that there are. Elsewhere a fork doesn't wait for threads that end."""

PACKAGES = frozenset({"bpx_api", "bpx_auth", "bpx_client"})

LOCKING = frozenset({"cached_property.__get__", "prepare_decoding"})
"""Functions that hold a lock for as long as they run."""

_in_openssl: set[int] = set()
_looking_up: set[int] = set()
_forking: set[int] = set()
"""Threads, by Python's identity."""

_ending: set[int] = set()
"""Threads that have ended for Python, by the operating system's identity; some no longer exist."""


class _Mark:
    """Something that is lost with its thread."""

    __slots__ = ("__weakref__",)


_marks: set[weakref.ref[_Mark]] = set()


class _Thread(threading.local):
    """The current thread, from the first time that it uses OpenSSL."""

    def __init__(self) -> None:
        native = threading.get_native_id()
        _ending.difference_update([each for each in list(_ending) if each == native or not _exists(each)])
        self.ident: int = threading.get_ident()
        self._mark = _Mark()
        _marks.add(weakref.ref(self._mark, partial(_end, self.ident, native)))


class OpenSSL:
    """A call of OpenSSL, which must not wait for anything: no fork happens meanwhile."""

    __slots__ = ()

    def __enter__(self) -> None:
        _add(_in_openssl, _thread.ident)

    def __exit__(self, *_: object) -> None:
        _in_openssl.discard(_thread.ident)


class LookUp:
    """A look-up of a host name: no fork happens meanwhile, unless it takes long."""

    __slots__ = ()

    def __enter__(self) -> None:
        _add(_looking_up, _thread.ident)

    def __exit__(self, *_: object) -> None:
        _looking_up.discard(_thread.ident)


def note_thread() -> None:
    """Have a fork wait for the end of the current thread, which uses OpenSSL, but not without the GIL."""
    _ = _thread.ident


def _add(group: set[int], thread: int) -> None:
    """Add a thread that a fork waits for, once no fork is under way."""
    group.add(thread)
    if _forking:
        ends = time.monotonic() + MAX_WAIT
        while _forking and time.monotonic() < ends:
            group.discard(thread)
            time.sleep(0.001)
            group.add(thread)


def _end(ident: int, native: int, mark: weakref.ref[_Mark]) -> None:
    _marks.discard(mark)
    if threading.get_ident() == ident:  # else it is a child, which has none of its parent's other threads
        _add(_ending, native)


def _exists(native: int) -> bool:
    return os.path.exists(f"{TASKS}/{native}")


def _is_loading(innermost: FrameType) -> bool:
    """Return True if a thread imports or computes something for this client; to ask takes no lock."""
    locked = False
    frame: FrameType | None = innermost
    while frame is not None:
        code = frame.f_code
        if code.co_filename == "<frozen importlib._bootstrap>" or code.co_qualname in LOCKING:
            locked = True
        elif (locked or code.co_name == "<module>") and _package(frame) in PACKAGES:
            return True
        frame = frame.f_back
    return False


def _package(frame: FrameType) -> str:
    return str(frame.f_globals.get("__name__")).partition(".")[0]


def _before() -> None:
    here = _thread.ident
    began = time.monotonic()

    def is_slow() -> bool:
        frames = sys._current_frames().items()  # pyright: ignore[reportPrivateUsage]
        return bool(_looking_up - {here}) or any(_is_loading(frame) for thread, frame in frames if thread != here)

    def is_busy() -> bool:
        return bool(_in_openssl - {here}) or any(map(_exists, list(_ending))) or is_slow()

    # What may take long first, without holding up the other threads; they may begin anew, so not for all of the time.
    _wait_while(is_slow, began + MAX_WAIT / 2)
    _forking.add(here)
    _wait_while(is_busy, began + MAX_WAIT)


def _wait_while(busy: Callable[[], bool], ends: float) -> None:
    while True:
        # First: it is then some milliseconds until another thread may interrupt what follows, which is the fork.
        time.sleep(0.0001)
        if not busy() or time.monotonic() > ends:
            return


def _after_in_parent() -> None:
    _forking.discard(_thread.ident)
    _ending.clear()  # what is still there isn't about to end: a thread of C code that was in Python for a moment


def _after_in_child() -> None:
    for group in (_in_openssl, _looking_up, _forking, _ending):
        group.clear()


_thread = _Thread()

if hasattr(os, "register_at_fork"):  # Windows doesn't fork
    os.register_at_fork(before=_before, after_in_parent=_after_in_parent, after_in_child=_after_in_child)
