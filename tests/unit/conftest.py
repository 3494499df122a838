"""Unit tests open no network socket and start no process; one that does fails and is told where it belongs."""

import socket
import sys
from collections.abc import Generator
from pathlib import Path

import pytest

UNIT = Path(__file__).parent

REFUSED = {"subprocess.Popen", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.system", "socket.getaddrinfo"}
"""Audit events of Python's that a unit test may not cause."""

_running: list[str] = []


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    """See what every thread does, through whichever library, as an audit hook does, and fail the test that runs."""
    # A pair of Unix sockets, which an event loop uses to wake itself, isn't a network.
    network = event == "socket.__new__" and arguments[1] != socket.AF_UNIX
    if _running and (network or event in REFUSED):
        # pytest.fail raises a BaseException, which code that handles a failing network doesn't catch.
        pytest.fail(
            f"{_running[-1]} caused {event}: a test that needs sockets or processes belongs in tests/integration"
        )


sys.addaudithook(_refuse)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Watch a test from the set-up of its first fixture to the end of its last."""
    # pytest asks this hook for the tests of other folders as well.
    if UNIT in item.path.parents:
        _running.append(item.nodeid)
    try:
        return (yield)
    finally:
        _running.clear()
