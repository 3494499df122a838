"""OpenSSL in a program that forks: no fork happens while a thread is in there.

A child has a copy of its parent's memory, but only the thread that forked. A lock that another thread held in OpenSSL
is never released there, and whatever uses OpenSSL in the child hangs. So a fork waits for the threads that use OpenSSL
through this module: for their calls, and for their ends, when OpenSSL frees what it kept for the thread. That happens
after all that Python knows of a thread: when `join` returns, it may be still to come.
"""

from __future__ import annotations

import os
import threading
import time
import weakref
from functools import partial

MAX_WAIT = 1.0
"""Seconds that a fork waits at most, or is waited for; a call of OpenSSL takes two milliseconds."""

TASKS = "/proc/self/task"
"""Where Linux lists the threads that there are. Elsewhere a fork doesn't wait for threads that end."""

_in_call: set[int] = set()
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
        _add(_in_call, _thread.ident)

    def __exit__(self, *_: object) -> None:
        _in_call.discard(_thread.ident)


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


def _before() -> None:
    here = _thread.ident
    _forking.add(here)
    ends = time.monotonic() + MAX_WAIT
    while (_in_call - {here} or any(map(_exists, list(_ending)))) and time.monotonic() < ends:
        time.sleep(0.0001)


def _after_in_parent() -> None:
    _forking.discard(_thread.ident)
    _ending.clear()  # what is still there isn't about to end: a thread of C code that was in Python for a moment


def _after_in_child() -> None:
    _forking.clear()
    _in_call.clear()
    _ending.clear()


_thread = _Thread()

if hasattr(os, "register_at_fork"):  # Windows doesn't fork
    os.register_at_fork(before=_before, after_in_parent=_after_in_parent, after_in_child=_after_in_child)
