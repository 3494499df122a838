"""The examples of streams run against the local exchange, also where things go wrong."""

import os
import subprocess
import sys
import threading
from pathlib import Path

from bpx_sandbox.faults.fault import Fault, StreamFault
from bpx_sandbox.server import running

EXAMPLES = Path(__file__).parents[2] / "examples"


def test_the_page_shows_a_book_that_moves() -> None:
    with running(seed=1, markets=["SOL_USDC"], makers="active", moves_per_second=50) as sandbox:
        done = subprocess.run(
            [sys.executable, str(EXAMPLES / "live_book.py"), "SOL_USDC", "1"],
            env={**os.environ, **sandbox.environment, "COLUMNS": "100", "LINES": "40"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, "")
        assert "SOL_USDC, update " in done.stdout


def test_the_market_maker_survives_faults_and_leaves_no_order() -> None:
    faults: list[Fault | StreamFault] = [
        StreamFault(stream="depth.*", kind="drop", probability=0.05),
        StreamFault(stream="account.*", kind="abort", probability=0.01),
        StreamFault(stream="*", kind="duplicate", probability=0.05),
        Fault(operation="execute_order", moment="after", drop=True, probability=0.05),
        Fault(operation="get_depth", status=503, probability=0.2),
    ]
    with running(seed=1, markets=["SOL_USDC"], makers="active", moves_per_second=50, faults=faults) as sandbox:
        threading.Timer(3, sandbox.faults.clear).start()  # so that the last cancellation succeeds
        done = subprocess.run(
            [sys.executable, str(EXAMPLES / "market_maker.py"), "SOL_USDC", "4"],
            env={**os.environ, **sandbox.environment},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert not sandbox.sandbox.account.open_orders
