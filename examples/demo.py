"""Start a local exchange on a free port, and run quickstart.py against it (`make demo`)."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from bpx_sandbox.server import running

QUICKSTART = Path(__file__).with_name("quickstart.py")


def main() -> int:
    with running(seed=1) as sandbox:
        environment = {**os.environ, **sandbox.environment}
        print(f"A local exchange runs at {sandbox.base_url}; no real money is involved.\n", flush=True)
        status = subprocess.run([sys.executable, QUICKSTART], env=environment, check=False).returncode
    if status == 0:
        print("\nThe same script trades for real with your own keys: see README.md.")
    return status


if __name__ == "__main__":
    sys.exit(main())
