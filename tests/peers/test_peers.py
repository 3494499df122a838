"""Other clients trade on the local exchange with only their base URL changed.

Each script calls all methods of its client, and lists the calls that fail because of the client itself.

`make test-peers` sets PEERS_PYTHON to the interpreter of the clients' virtual environment.
"""

import os
import subprocess
from pathlib import Path

import pytest

from bpx_sandbox import RunningSandbox

SCRIPTS = sorted(Path(__file__).with_name("scripts").glob("[!_]*.py"))


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.stem)
def test_it_trades(bpx_sandbox: RunningSandbox, script: Path) -> None:
    # Requests to loopback don't use a proxy.
    environment = {**os.environ, **bpx_sandbox.environment, "NO_PROXY": "*"}
    run = subprocess.run(
        [os.environ["PEERS_PYTHON"], script], env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    assert run.returncode == 0, run.stderr
