"""`make test-oldest`: the tests, with every dependency in the oldest version that pyproject.toml allows.

Old versions are for old Pythons: on a newer one than the oldest that the project supports they often can't be
installed, so nothing is tested there.
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
"""What the tests need of the development tools, those that get along with the oldest versions."""

NEEDS_MORE = (
    "tests/contract/test_httpx.py",
    "tests/contract/test_regeneration.py",
    "tests/contract/test_schemathesis.py",
    "tests/unit/test_architecture.py",
    "tests/integration/tools/test_codegen.py",
)
"""Tests of, or with, the tools that don't."""


def main() -> int:
    """Install, test, and return what a shell takes for success or failure."""
    if sys.version_info[:2] != oldest_python():
        print("not tested: the oldest versions go with Python {}.{}".format(*oldest_python()))
        return 0
    tools = [line for line in pyproject()["dependency-groups"]["dev"] if Requirement(line).name in TOOLS]
    constraints = ENVIRONMENT / "oldest.txt"
    python = ENVIRONMENT / "bin" / "python"
    if not python.exists():
        print(f"setting up {ENVIRONMENT.name} (the first time takes a minute) …", flush=True)
        venv.create(ENVIRONMENT, with_pip=True)
    constraints.write_text("\n".join(oldest(declared())))
    install = ["-m", "pip", "install", "-qq", "--disable-pip-version-check", "--constraint", constraints, *tools]
    subprocess.run([python, *install, "--editable", f"{ROOT}[redis,sandbox]"], check=True)
    test = [
        "-m",
        "pytest",
        "tests/unit",
        "tests/integration",
        "tests/contract",
        "tests/faults",
        *(f"--ignore={path}" for path in NEEDS_MORE),
    ]
    # An old anyio has a plugin that a new pytest warns of; no test uses it.
    environment = {**os.environ, "PYTEST_ADDOPTS": "-p no:anyio"}
    return subprocess.run([python, *test], cwd=ROOT, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
