"""`make test-pythons` and `make coverage`: the tests on the Pythons of this machine that the project supports.

Those are searched for on PATH and among pyenv's versions. Each gets its own environment, `.venv-3.12` for instance; the
Python that runs this program uses the environment that it is in. On the newest one branch coverage is measured, and
each package is held to its floor. Before Python 3.12 it isn't measured: the interpreter doesn't report that a
generator goes on after an exception was thrown into it, as the flows of requests do.
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
FLOORS = {"bpx_auth": 100, "bpx_client": 100, "bpx_api": 95, "bpx_sandbox": 95, "tools": 95}
"""Branch coverage of each package in percent, at least; pyproject.toml names what isn't counted, and why."""

MEASURABLE = (3, 12)

_VERSION = "import sys; print(*sys.version_info[:2]) if sys.version_info.releaselevel == 'final' else None"

Version = tuple[int, int]


def candidates() -> Iterator[str]:
    """Programs that may be a Python, the preferred ones first."""
    yield sys.executable
    for minor in range(oldest_python()[1], 30):
        if (found := shutil.which(f"python3.{minor}")) is not None:
            yield found
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    yield from map(str, sorted(pyenv.glob("versions/3.*/bin/python"), reverse=True))


def version_of(python: str) -> Version | None:
    """A Python's version; None if it can't be run, such as pyenv's shims, or isn't a release."""
    run = subprocess.run([python, "-c", _VERSION], capture_output=True, text=True, check=False)
    found = re.fullmatch(r"(\d+) (\d+)\n", run.stdout)
    return None if found is None else (int(found[1]), int(found[2]))


def pythons() -> dict[Version, str]:
    """One Python for each supported version, the oldest first."""
    found: dict[Version, str] = {}
    for python in candidates():
        version = version_of(python)
        if version is not None and version >= oldest_python():
            found.setdefault(version, python)
    return dict(sorted(found.items()))


def environment_of(version: Version, python: str) -> Path:
    """A Python's environment with the project and its development tools, made if need be."""
    if python == sys.executable:
        return Path(sys.prefix)
    environment = ROOT / ".venv-{}.{}".format(*version)
    if not (environment / "ready").exists():
        setup = ["sh", str(ROOT / "tools" / "setup"), str(environment)]
        subprocess.run(setup, cwd=ROOT, env={**os.environ, "PYTHON": python}, check=True)
    return environment


def passes(environment: Path, *arguments: str) -> bool:
    """Run a module of an environment in the project's folder, and return True if it succeeds."""
    return subprocess.run([environment / "bin" / "python", "-m", *arguments], cwd=ROOT, check=False).returncode == 0


def is_covered(environment: Path) -> bool:
    """Return True if no package is below its floor, by what the last run of the tests has measured."""
    passes(environment, "coverage", "combine", "--quiet")
    below: list[str] = []
    for package, floor in FLOORS.items():
        print(f"branch coverage of {package} in percent, at least {floor}:", flush=True)
        report = "coverage", "report", f"--include=*/{package}/*"
        if not passes(environment, *report, "--format=total", f"--fail-under={floor}"):
            below.append(package)
            passes(environment, *report)
    if below:
        print(f"branch coverage below the floor: {', '.join(below)}", file=sys.stderr)
    return not below


def main(arguments: list[str]) -> int:
    """Test on each Python but this one, or with `--newest` on the newest alone; return the exit status."""
    found = pythons()
    newest = max(found)
    chosen = {newest} if "--newest" in arguments else {*found} - {sys.version_info[:2]} | {newest}
    failed: list[str] = []
    for version in sorted(chosen):
        name = "{}.{}".format(*version)
        measured = version == newest and version >= MEASURABLE
        print(f"Python {name}{', with coverage' if measured else ''}: {found[version]}", flush=True)
        environment = environment_of(version, found[version])
        run = ["coverage", "run", "-m", "pytest", "-q"] if measured else ["pytest", "-q"]
        if measured:
            passes(environment, "coverage", "erase")
        if not passes(environment, *run) or (measured and not is_covered(environment)):
            failed.append(name)
    if newest < MEASURABLE:
        print("coverage not measured: install Python {}.{} or newer, as python3.x on PATH".format(*MEASURABLE))
    if failed:
        print(f"failed on Python {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
