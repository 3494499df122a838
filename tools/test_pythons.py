"""`make test-pythons`: the tests on every other Python of this machine that the project supports.

Those are looked for on PATH and among pyenv's versions. Each gets an environment of its own, `.venv-3.12` for instance.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from .check_supply import oldest_python

ROOT = Path(__file__).parents[1]
_VERSION = "import sys; print(*sys.version_info[:2]) if sys.version_info.releaselevel == 'final' else None"

Version = tuple[int, int]


def candidates() -> Iterator[str]:
    """Programs that may be a Python, the preferred ones first."""
    for minor in range(oldest_python()[1], 30):
        if (found := shutil.which(f"python3.{minor}")) is not None:
            yield found
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    yield from map(str, sorted(pyenv.glob("versions/3.*/bin/python"), reverse=True))


def version_of(python: str) -> Version | None:
    """A Python's version; None where it can't be run, as pyenv's stand-ins can't, or isn't a release."""
    run = subprocess.run([python, "-c", _VERSION], capture_output=True, text=True, check=False)
    found = re.fullmatch(r"(\d+) (\d+)\n", run.stdout)
    return None if found is None else (int(found[1]), int(found[2]))


def others() -> dict[Version, str]:
    """One Python for each supported version but the one that this program runs on."""
    found: dict[Version, str] = {}
    for python in candidates():
        version = version_of(python)
        if version is not None and version >= oldest_python() and version != sys.version_info[:2]:
            found.setdefault(version, python)
    return dict(sorted(found.items()))


def main() -> int:
    """Test on each, and return what a shell takes for success or failure."""
    pythons = others()
    if not pythons:
        print("not tested: there is no other supported Python here; install one, or name it python3.12 on PATH")
    failed: list[str] = []
    for version, python in pythons.items():
        name = ".".join(map(str, version))
        environment = ROOT / f".venv-{name}"
        print(f"Python {name}: {python}", flush=True)
        if not (environment / "ready").exists():
            setup = ["sh", str(ROOT / "tools" / "setup"), str(environment)]
            subprocess.run(setup, cwd=ROOT, env={**os.environ, "PYTHON": python}, check=True)
        if subprocess.run([environment / "bin" / "python", "-m", "pytest", "-q"], cwd=ROOT, check=False).returncode:
            failed.append(name)
    if failed:
        print(f"failed on Python {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
