"""Independent witnesses: other people's clients trade on the local exchange, unchanged but for the base URL.

Each script calls all that its client has. The calls that fail are listed there, each for a fault of the client's own.

`make test-peers` runs this with PEERS_PYTHON set to the interpreter of their own virtual environment.
"""

import os
import subprocess
from pathlib import Path

import pytest

from bpx_sandbox import RunningSandbox

SCRIPTS = sorted(Path(__file__).with_name("scripts").glob("[!_]*.py"))


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.stem)
def test_it_trades(bpx_sandbox: RunningSandbox, script: Path) -> None:
    # No proxy of this machine gets to see what goes to loopback.
    environment = {**os.environ, **bpx_sandbox.environment, "NO_PROXY": "*"}
    run = subprocess.run(
        [os.environ["PEERS_PYTHON"], script], env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    assert run.returncode == 0, run.stderr
