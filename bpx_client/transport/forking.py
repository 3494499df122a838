"""State at a fork: in the child none of the parent's sockets, and nothing that the parent had begun.

A child has a copy of its parent's memory and shares its sockets, but has only the thread that forked. (That no thread
is within OpenSSL at that moment is seen to by `bpx_auth.fork_safety`.)
"""

from __future__ import annotations

import os
import socket
import weakref
from contextlib import suppress
from typing import Protocol, TypeVar

S = TypeVar("S", bound=socket.socket)


class Inherited(Protocol):
    """Something that starts anew in a forked child."""

    def start_in_child(self) -> None:
        """Forget what belongs to the parent."""
        ...


# What is lost leaves these by its weak reference's callback, which is C code that no signal interrupts.
_sockets: set[weakref.ref[socket.socket]] = set()
_inherited: set[weakref.ref[Inherited]] = set()


def register_socket(opened: S) -> S:
    """Have a child close its descriptor of a socket."""
    _sockets.add(weakref.ref(opened, _sockets.discard))
    return opened


def register(inherited: Inherited) -> None:
    """Have a child start something anew."""
    _inherited.add(weakref.ref(inherited, _inherited.discard))


def _after_in_child() -> None:
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
    os.register_at_fork(after_in_child=_after_in_child)
