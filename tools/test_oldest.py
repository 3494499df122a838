"""Run the tests with every dependency in the oldest version that pyproject.toml allows (`make test-oldest`).

Old versions often can't be installed on new Pythons, so nothing is tested on a Python newer than the oldest supported
one.
"""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

from packaging.requirements import Requirement

from .check_supply import declared, oldest, oldest_python, pyproject

ROOT = Path(__file__).parents[1]
ENVIRONMENT = ROOT / ".venv-oldest"
TOOLS = ("h2", "hypothesis", "numpy", "psutil", "pytest", "pytest-xdist", "requests", "rich")
"""The development tools that the tests need and that work with the oldest versions."""

IGNORED = (
    "tests/contract/test_httpx.py",
    "tests/contract/test_regeneration.py",
    "tests/contract/test_schemathesis.py",
    "tests/integration/test_architecture.py",
    "tests/integration/tools/surface/test_main.py",
    "tests/integration/tools/test_codegen.py",
    "tests/integration/tools/test_codegen_streams.py",
    "tests/unit/tools/test_codegen_refusals.py",
)
"""Tests that need other development tools."""


def main() -> int:
    """Install and test, and return the exit status."""
    if sys.version_info[:2] != oldest_python():
        print("not tested: the oldest versions need Python {}.{}".format(*oldest_python()))
        return 0
    tools = [line for line in pyproject()["dependency-groups"]["dev"] if Requirement(line).name in TOOLS]
    constraints = ENVIRONMENT / "oldest.txt"
    python = ENVIRONMENT / "bin" / "python"
    if not python.exists():
        print(f"setting up {ENVIRONMENT.name} (the first time takes a minute) …", flush=True)
        venv.create(ENVIRONMENT, with_pip=True)
    constraints.write_text("\n".join(oldest(declared())))
    install = ["-m", "pip", "install", "-qq", "--disable-pip-version-check", "--constraint", constraints, *tools]
    subprocess.run([python, *install, "--editable", f"{ROOT}[redis,sandbox,streams]"], check=True)
    folders = [f"tests/{name}" for name in ("unit", "integration", "contract", "faults")]
    test = ["-m", "pytest", *folders, *(f"--ignore={path}" for path in IGNORED)]
    # The pytest plugin of an old anyio makes a new pytest warn; no test uses it.
    environment = {**os.environ, "PYTEST_ADDOPTS": "-p no:anyio"}
    return subprocess.run([python, *test], cwd=ROOT, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
