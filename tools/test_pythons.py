"""Run the tests on every other supported Python that is installed here (`make test-pythons`).

Pythons are searched on PATH and in pyenv's versions. Each gets an environment of its own, such as `.venv-3.12`.
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
    """Yield programs that may be a Python, preferred ones first."""
    for minor in range(oldest_python()[1], 30):
        if (found := shutil.which(f"python3.{minor}")) is not None:
            yield found
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    yield from map(str, sorted(pyenv.glob("versions/3.*/bin/python"), reverse=True))


def version_of(python: str) -> Version | None:
    """Return a Python's version; None: it can't be run, like some shims of pyenv, or isn't a release."""
    run = subprocess.run([python, "-c", _VERSION], capture_output=True, text=True, check=False)
    found = re.fullmatch(r"(\d+) (\d+)\n", run.stdout)
    return None if found is None else (int(found[1]), int(found[2]))


def others() -> dict[Version, str]:
    """Return one Python for each supported version, except that of this process."""
    found: dict[Version, str] = {}
    for python in candidates():
        version = version_of(python)
        if version is not None and version >= oldest_python() and version != sys.version_info[:2]:
            found.setdefault(version, python)
    return dict(sorted(found.items()))


def main() -> int:
    """Run the tests on each Python, and return the exit status."""
    pythons = others()
    if not pythons:
        print("not tested: no other supported Python found; install one, or put it on PATH as python3.12, for example")
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
