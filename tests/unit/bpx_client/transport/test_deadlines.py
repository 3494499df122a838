"""Deadlines of threads: what waits for no socket is left alone, and a deadline that is over is forgotten."""

import threading
import time

import pytest

from bpx_client.transport import deadlines
from bpx_client.transport.deadlines import Deadline


class Work:
    """Something that waits for no socket, in a method."""

    def run(self) -> None:
        time.sleep(0.2)


def test_a_thread_that_waits_for_no_socket_is_not_interrupted() -> None:
    deadline = Deadline(0.05)
    with deadline:
        Work().run()

    assert not deadline.expired


def test_a_block_that_has_ended_is_not_cut_off() -> None:
    deadline = Deadline(60.0)
    with deadline:
        pass

    assert deadline.expire() is False
    assert not deadline.expired


def test_a_block_that_ends_as_its_deadline_passes_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    watcher = deadlines._Watcher()  # pyright: ignore[reportPrivateUsage]
    over = Deadline(0.0)
    watcher.add(over)

    ends = time.monotonic() + 10
    while over in watcher._deadlines and time.monotonic() < ends:  # pyright: ignore[reportPrivateUsage]
        time.sleep(0.001)
    assert over not in watcher._deadlines  # pyright: ignore[reportPrivateUsage]


def test_while_the_interpreter_shuts_down_a_request_has_its_timeouts_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: threading.Thread) -> None:
        raise RuntimeError("can't create new thread at interpreter shutdown")

    monkeypatch.setattr(deadlines, "_watcher", deadlines._Watcher())  # pyright: ignore[reportPrivateUsage]
    monkeypatch.setattr(threading.Thread, "start", refuse)

    with Deadline(60.0) as deadline:
        sent = True

    assert sent
    assert not deadline.expired
