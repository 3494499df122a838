"""The tree of tests: it mirrors the rooms, and those in tests/unit use neither sockets nor processes."""

import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("kind", ["unit", "integration"])
def test_every_folder_of_tests_is_named_like_the_room_that_it_tests(kind: str) -> None:
    tests = ROOT / "tests" / kind
    folders = {path.parent.relative_to(tests) for path in tests.rglob("test_*.py")}

    assert [folder for folder in folders if not any((ROOT / at / folder).is_dir() for at in ("", "generated"))] == []
    assert len(folders) > 3


@pytest.mark.parametrize(
    "use",
    [
        pytest.param(lambda: socket.socket(), id="a socket"),
        pytest.param(lambda: socket.getaddrinfo("localhost", 80), id="a look-up of a name"),
        pytest.param(lambda: subprocess.Popen([sys.executable, "-V"]), id="a process"),
    ],
)
def test_a_unit_test_that_uses_what_it_may_not_fails_and_is_told_where_it_belongs(use: Callable[[], object]) -> None:
    with pytest.raises(pytest.fail.Exception, match=r"test_tree\.py.* belongs in tests/integration"):
        use()


def test_a_unit_test_may_run_an_event_loop() -> None:
    first, second = socket.socketpair()
    with first, second:
        first.sendall(b"awake")
        assert second.recv(5) == b"awake"
