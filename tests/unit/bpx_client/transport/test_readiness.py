"""Waiting until a socket can be read or written, with `poll` and, as on Windows, without."""

import select
import socket
import time
from collections.abc import Iterator
from contextlib import suppress

import pytest

from bpx_client.transport.connection import readiness


@pytest.fixture(params=["poll", "select"])
def pair(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[socket.socket]]:
    """Two connected sockets."""
    if request.param == "select":
        monkeypatch.delattr(select, "poll")
    ours, theirs = socket.socketpair()
    with ours, theirs:
        yield [ours, theirs]


def test_a_socket_is_readable_once_something_has_arrived_and_at_its_end(pair: list[socket.socket]) -> None:
    ours, theirs = pair
    readable = readiness(ours)
    assert not readable(0)

    theirs.sendall(b"x")
    assert readable(60)

    ours.recv(1)
    assert not readable(0)

    theirs.close()
    assert readable(60)


def test_a_socket_is_writable_until_nothing_more_fits(pair: list[socket.socket]) -> None:
    ours, _ = pair
    ours.setblocking(False)
    writable = readiness(ours, writes=True)
    assert writable(60)

    with suppress(BlockingIOError):
        while True:
            ours.send(bytes(65536))

    assert not writable(0)


def test_it_is_waited_for_as_long_as_was_asked(pair: list[socket.socket]) -> None:
    began = time.monotonic()

    assert not readiness(pair[0])(0.05)

    assert time.monotonic() - began >= 0.04
