"""A fork: parent and child go on with connections of their own, and each order is told as it was."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from . import peer
from .peer import Peer

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="only POSIX forks"),
    pytest.mark.usefixtures("forks_beside_threads"),
]


@pytest.fixture(params=["tcp", "tls"])
def served(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[str, Peer]]:
    """A server, and where it is."""
    file = None
    if request.param == "tls":
        file = peer.certificate(tmp_path)
        monkeypatch.setenv("SSL_CERT_FILE", str(file))
    with peer.running(file) as server:
        yield f"{'https' if file else 'http'}://127.0.0.1:{server.port}", server


def run(*arguments: str) -> str:
    """Run a program that forks, given its module and arguments, and return what it prints."""
    program = [sys.executable, "-m", *arguments]
    with subprocess.Popen(
        program,
        cwd=Path(__file__).parents[2],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as running:
        try:
            output, errors = running.communicate(timeout=60)
        except subprocess.TimeoutExpired:
            os.killpg(running.pid, signal.SIGKILL)  # its children too
            raise
    assert (running.returncode, errors) == (0, "")
    return output


def told(origin: str, how: str) -> dict[str, str]:
    answers: dict[str, str] = json.loads(run("tests.faults.forking_program", origin, how))
    return answers


@pytest.mark.parametrize("how", ["os.fork", "multiprocessing"])
def test_parent_and_children_that_place_orders_at_once_are_each_told_of_their_own(
    served: tuple[str, Peer], how: str
) -> None:
    origin, server = served

    answers = told(origin, how)

    assert answers == {order: f"/{order.replace(' ', '%20')}" for order in answers}
    arrived = [order.decode()[1:].replace("%20", " ") for order in server.orders]
    assert sorted(arrived) == sorted(answers), "each arrived once"
    assert len(answers) == 9 * 20 * 4


def test_a_fork_in_the_middle_of_an_exchange_leaves_its_answer_to_the_parent(served: tuple[str, Peer]) -> None:
    origin, server = served
    plain = server.script

    def slow(connection: socket.socket, request: bytes) -> None:
        if request.split()[1] == b"/slow":
            time.sleep(1)
        plain(connection, request)

    server.script = slow

    answers = told(origin, "signal")

    assert "Error" in answers.pop("child slow"), "of which the child can't know the outcome"
    assert answers == {
        "before": "/before", "parent slow": "/slow", "parent after": "/parent%20after", "child after": "/child%20after",
    }  # fmt: skip


ON_LINUX = pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="only Linux lists a process's threads")


@pytest.mark.parametrize("served", ["tls"], indirect=True)
@pytest.mark.parametrize(
    "what",
    [
        pytest.param("the end after a signature", marks=ON_LINUX),
        pytest.param("the end after TLS", marks=ON_LINUX),
        "look-up",
        "async look-up",
        "importing bpx_api.operations.system",
        "importing bpx_api.api.system.get_status",
        "computing a decoder",
        "looking at a model",
    ],
)
def test_a_fork_waits_until_no_thread_holds_a_lock_that_the_child_needs(served: tuple[str, Peer], what: str) -> None:
    origin, _ = served

    assert run("tests.faults.busy_program", what, origin) == "free\n"
