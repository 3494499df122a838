"""A signal handler that raises, wherever it strikes: the request is lost with its connection, and nothing else."""

import json
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from types import FrameType

import httpx
import pytest

from bpx_client.transport.direct import DirectTransport

from . import peer
from .peer import Peer

pytestmark = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no timers that send signals")
TIMEOUT = dict.fromkeys(("connect", "read", "write", "pool"), 20.0)


@pytest.fixture
def server() -> Iterator[Peer]:
    with peer.running() as server:
        yield server


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="the program counts its descriptors")
@pytest.mark.parametrize(("scheme", "interrupts", "longest"), [("http", 2000, 0.0004), ("https", 400, 0.004)])
def test_interrupts_lose_no_slot_no_descriptor_and_cross_no_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, scheme: str, interrupts: int, longest: float
) -> None:
    file = peer.certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    with peer.running(file if scheme == "https" else None) as server:
        origin = f"{scheme}://127.0.0.1:{server.port}"
        program = [sys.executable, "-m", "tests.faults.interrupted_program", origin, str(interrupts), str(longest)]
        ended = subprocess.run(program, cwd=Path(__file__).parents[2], capture_output=True, text=True, timeout=90)

    assert ended.returncode == 0, ended.stderr
    said = json.loads(ended.stdout)
    assert said["descriptors"] == 0
    assert said["ended"].keys() <= {"interrupted", "its own answer"}
    assert said["ended"]["interrupted"] == interrupts


@pytest.mark.parametrize("kind", [TimeoutError, OSError, KeyboardInterrupt, ValueError])
def test_what_a_signal_handler_raises_arrives_as_it_is(server: Peer, kind: type[BaseException]) -> None:
    """An alarm's TimeoutError isn't taken for a timeout of the request, which might be tried again."""

    def strike(number: int, frame: FrameType | None) -> None:
        raise kind("from the handler")

    def late(connection: socket.socket, request: bytes) -> None:
        with suppress(OSError):
            time.sleep(0.3)

    server.script = late
    transport = DirectTransport(httpx.URL(f"http://127.0.0.1:{server.port}"))
    request = httpx.Request("GET", f"http://127.0.0.1:{server.port}/", extensions={"timeout": TIMEOUT})
    usual = signal.signal(signal.SIGALRM, strike)
    signal.setitimer(signal.ITIMER_REAL, 0.05)
    try:
        with pytest.raises(kind, match="from the handler"):
            transport.handle_request(request)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, usual)
        transport.close()
