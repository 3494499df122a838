"""One connection for threads: a socket, with TLS or without, whose every failure is httpx's own error.

The socket doesn't block; what waits is `poll`, until a deadline, so that nothing waits within OpenSSL: see
`bpx_auth.fork_safety`.
"""

from __future__ import annotations

import select
import socket
import ssl
import time
from collections.abc import Callable, Sequence
from contextlib import nullcontext, suppress
from functools import partial
from typing import Any, TypeAlias, TypeVar

import httpx

from bpx_auth.fork_safety import LookUp, OpenSSL

from .forking import register_socket

CHUNK = 65536
MAX_POLL = 3600.0
"""Seconds; `poll` takes no more than 24 days."""

EARLY = 0.001
"""Seconds by which a timeout may come before its time, for the clock's coarseness."""

Address: TypeAlias = tuple[int, int, int, str, Any]
"""One result of `getaddrinfo`."""

R = TypeVar("R")


class Connection:
    """A connection to a server, over a socket that is connected.

    Attributes:
        used: When it last carried a response, by `time.monotonic`.
    """

    __slots__ = ("_guard", "_socket", "_wait_readable", "used")

    def __init__(self, opened: socket.socket) -> None:
        opened.setblocking(False)
        self._socket = opened
        self._guard = OpenSSL() if isinstance(opened, ssl.SSLSocket) else nullcontext()
        self._wait_readable = readiness(opened)
        self.used: float = 0.0

    def do_handshake(self, ends: float) -> None:
        """Begin TLS, where it is used.

        Raises:
            OSError: the server can't prove who it is, or it doesn't speak TLS.
            httpx.ConnectTimeout: `ends` has come.
        """
        if isinstance(self._socket, ssl.SSLSocket):
            self._call(self._socket.do_handshake, False, ends, httpx.ConnectTimeout)

    def write(self, data: memoryview, seconds: float) -> None:
        """Write a request, given as a view: a traceback that renders local variables would show bytes.

        Raises:
            httpx.WriteError: the connection broke.
            httpx.WriteTimeout: the server didn't take it in time.
        """
        ends = time.monotonic() + seconds
        try:
            while data:
                data = data[self._call(partial(self._socket.send, data), True, ends, httpx.WriteTimeout) :]
        except OSError as error:
            if error.errno is None:  # no socket's: a signal handler has raised it
                raise
            raise httpx.WriteError(_reason(error)) from error

    def read(self, seconds: float) -> bytes:
        """Read what has arrived, or what arrives next; nothing where the server has closed the connection.

        Raises:
            httpx.ReadError: the connection broke.
            httpx.ReadTimeout: nothing arrived in time.
        """
        ends = time.monotonic() + seconds
        if not self.is_readable(seconds):
            self._wait(False, ends, httpx.ReadTimeout)
        try:
            return self._call(partial(self._socket.recv, CHUNK), False, ends, httpx.ReadTimeout)
        except OSError as error:
            if error.errno is None:  # no socket's: a signal handler has raised it
                raise
            raise httpx.ReadError(_reason(error)) from error

    def is_readable(self, seconds: float = 0) -> bool:
        """Return True if something has arrived, or arrives within some seconds; the connection's end is something."""
        if isinstance(self._socket, ssl.SSLSocket) and self._socket.pending():
            return True
        return self._wait_readable(seconds)

    def close(self) -> None:
        """Close the connection."""
        self._socket.close()

    def shut_down(self) -> None:
        """End the connection without closing its socket: whichever thread uses it sees that, and closes it."""
        with suppress(OSError):  # it is closed already
            socket.socket.shutdown(self._socket, socket.SHUT_RDWR)  # below TLS

    def _call(self, step: Callable[[], R], writes: bool, ends: float, late: type[httpx.TimeoutException]) -> R:
        """Call the socket until it needs to wait for nothing; `writes`: for what it waits where it doesn't say."""
        while True:
            try:
                with self._guard:
                    return step()
            except BlockingIOError:
                pass
            except ssl.SSLWantReadError:
                writes = False
            except ssl.SSLWantWriteError:
                writes = True
            self._wait(writes, ends, late)

    def _wait(self, writes: bool, ends: float, late: type[httpx.TimeoutException]) -> None:
        wait = readiness(self._socket, writes=True) if writes else self.is_readable
        while (left := ends - time.monotonic()) > 0:
            if wait(left):
                return
        raise late(f"the {'write' if writes else 'read'} operation timed out")


def readiness(opened: socket.socket, *, writes: bool = False) -> Callable[[float], bool]:
    """Return a function that waits some seconds at most and returns True if a socket can be read, or written."""
    if not hasattr(select, "poll"):  # Windows, where select has no limit of 1,024 descriptors
        reading, writing = ([], [opened]) if writes else ([opened], [])
        return lambda seconds: any(select.select(reading, writing, [], min(seconds, MAX_POLL)))
    poll = select.poll()
    poll.register(opened, select.POLLOUT if writes else select.POLLIN)
    return lambda seconds: bool(poll.poll(min(seconds, MAX_POLL) * 1000))


def open_connection(host: str, port: int, context: ssl.SSLContext | None, seconds: float) -> Connection:
    """Connect to a server within some seconds, but for the time in which the operating system looks its name up.

    Raises:
        httpx.ConnectError: the name has no address, no address accepts, or TLS fails.
        httpx.ConnectTimeout: it took too long.
    """
    ends = time.monotonic() + seconds
    try:
        opened = _connect(look_up(host, port), ends)
        if context is not None:
            opened = _wrap_tls(opened, context, host)
        connection = Connection(opened)
        try:
            connection.do_handshake(ends)
        except BaseException:
            connection.close()
            raise
    except httpx.ConnectTimeout as error:
        raise httpx.ConnectTimeout(f"no connection to {host}:{port}: TLS took too long") from error
    except TimeoutError as error:
        if _is_foreign(error, ends):
            raise
        raise httpx.ConnectTimeout(f"no connection to {host}:{port}: {error}") from error
    except (OSError, ValueError) as error:  # ValueError: a name that DNS or TLS doesn't allow
        raise httpx.ConnectError(f"no connection to {host}:{port}: {_reason(error)}") from error
    return connection


def look_up(host: str, port: int, flags: int = 0) -> Sequence[Address]:
    """Look up the addresses of a host."""
    with LookUp():
        return socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=flags)


def _connect(addresses: Sequence[Address], ends: float) -> socket.socket:
    """A socket that is connected to the first address that accepts; each gets an equal share of the time."""
    for others in reversed(range(len(addresses))):
        family, kind, protocol, _, address = addresses[-1 - others]
        share_ends = time.monotonic() + _left(ends) / (others + 1)
        try:
            opened = register_socket(socket.socket(family, kind, protocol))
            try:
                opened.settimeout(_left(share_ends))
                opened.connect(address)
                opened.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            except BaseException:
                opened.close()
                raise
        except OSError as error:
            if not others or _is_foreign(error, share_ends):
                raise
        else:
            return opened
    raise ValueError("the name has no address")


def _wrap_tls(opened: socket.socket, context: ssl.SSLContext, host: str) -> ssl.SSLSocket:
    try:
        with OpenSSL():
            return register_socket(context.wrap_socket(opened, server_hostname=host, do_handshake_on_connect=False))
    except BaseException:
        opened.close()
        raise


def _left(ends: float) -> float:
    left = ends - time.monotonic()
    if left <= 0:
        raise TimeoutError("timed out")
    return left


def _is_foreign(error: OSError, ends: float) -> bool:
    """Return True for a timeout before its time: a signal's handler has raised it, such as that of an alarm."""
    return isinstance(error, TimeoutError) and error.errno is None and time.monotonic() < ends - EARLY


def _reason(error: Exception) -> str:
    return error.strerror if isinstance(error, OSError) and error.strerror else str(error)
