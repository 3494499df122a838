"""State at a fork: OpenSSL at rest, and in the child none of the parent's sockets.

A child has a copy of its parent's memory and shares its sockets, but has only the thread that forked. What another
thread was in the middle of stays as it is: a lock that it held in OpenSSL is never released, and whatever uses OpenSSL
in the child hangs. So a fork waits for the moments in which no thread of this client is in there, and these let it.
"""

from __future__ import annotations

import os
import socket
import time
import weakref
from contextlib import suppress
from threading import get_ident
from typing import Protocol, TypeVar

MAX_WAIT = 1.0
"""Seconds that a fork waits at most; a call of OpenSSL takes two milliseconds."""

S = TypeVar("S", bound=socket.socket)


class Inherited(Protocol):
    """Something that starts anew in a forked child."""

    def start_in_child(self) -> None:
        """Forget what belongs to the parent."""
        ...


# What is lost leaves these by its weak reference's callback, which is C code that no signal interrupts.
_sockets: set[weakref.ref[socket.socket]] = set()
_inherited: set[weakref.ref[Inherited]] = set()

_in_openssl: set[int] = set()
_forking: set[int] = set()
"""Threads, by their identity."""


def register_socket(opened: S) -> S:
    """Have a child close its descriptor of a socket."""
    _sockets.add(weakref.ref(opened, _sockets.discard))
    return opened


def register(inherited: Inherited) -> None:
    """Have a child start something anew."""
    _inherited.add(weakref.ref(inherited, _inherited.discard))


class OpenSSL:
    """A call of OpenSSL, which must not wait for anything: no fork happens meanwhile."""

    __slots__ = ()

    def __enter__(self) -> None:
        _in_openssl.add(get_ident())
        while _forking:
            _in_openssl.discard(get_ident())
            time.sleep(0.001)
            _in_openssl.add(get_ident())

    def __exit__(self, *_: object) -> None:
        _in_openssl.discard(get_ident())


def _before() -> None:
    _forking.add(get_ident())
    ends = time.monotonic() + MAX_WAIT
    while _in_openssl - {get_ident()} and time.monotonic() < ends:
        time.sleep(0.0001)


def _after_in_parent() -> None:
    _forking.discard(get_ident())


def _after_in_child() -> None:
    _forking.clear()
    _in_openssl.clear()
    for each in list(_sockets):
        if (opened := each()) is not None:
            # The server is told nothing: for it the connection goes on. The TLS session isn't even freed, since a
            # thread of the parent may have been in the middle of using it.
            with suppress(OSError):
                os.close(opened.detach())
    for reference in list(_inherited):
        if (inherited := reference()) is not None:
            inherited.start_in_child()


if hasattr(os, "register_at_fork"):  # Windows doesn't fork
    os.register_at_fork(before=_before, after_in_parent=_after_in_parent, after_in_child=_after_in_child)
