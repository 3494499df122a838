"""A process that forks while its event loop runs: parent and children share a client, and nothing else."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from .order_server import certify, serving

ROOT = Path(__file__).parents[2]

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows has no fork"),
    pytest.mark.usefixtures("forks_beside_threads"),
]


@pytest.mark.parametrize("tls", [False, True], ids=["TCP", "TLS"])
@pytest.mark.parametrize("loop", ["asyncio", "uvloop"])
@pytest.mark.parametrize("kind", ["os", "multiprocessing"])
def test_parent_and_children_trade_through_one_client_without_crossing(
    tmp_path: Path, tls: bool, loop: str, kind: str
) -> None:
    pytest.importorskip(loop)
    certificate = certify(tmp_path)

    with serving(certificate if tls else None) as server:
        # A process of its own: this one has threads, which don't go together with forking.
        run = subprocess.run(
            [sys.executable, ROOT / "tests" / "faults" / "async_forking_program.py", str(server.url), loop, kind],
            env={
                **os.environ,
                "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'generated'}",
                "SSL_CERT_FILE": str(certificate),
            },
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    assert run.returncode == 0, run.stderr[-3000:]
    assert run.stderr == ""
    assert max(server.placed.values()) == 1, "no order arrived twice"
    children = [sum(1 for number in server.placed if number // 1_000_000 == child) for child in range(1, 5)]
    assert children == [40] * 4
    assert run.stdout == f"orders of the parent: {sum(1 for number in server.placed if number < 1_000_000)}\n"
