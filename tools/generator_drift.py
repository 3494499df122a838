"""Generate the package with the newest openapi-python-client, and report on one page how it differs.

`make generator-drift`, or `python -m tools.generator_drift VERSION` for another version than the newest. The pinned
version is that of pyproject.toml; ruff, which formats the result, keeps its version.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import venv
from collections.abc import Mapping
from difflib import unified_diff
from pathlib import Path
from subprocess import PIPE

from packaging.requirements import Requirement

from .check_supply import declared, pyproject
from .surface.changelog import changelog
from .surface.comparison import compare

ROOT = Path(__file__).parents[1]
ENVIRONMENT = ROOT / ".venv-generator"
GENERATED = ROOT / "generated" / "bpx_api"
GENERATOR = "openapi-python-client"
PAGE = 60
"""Lines of a report."""


def main(arguments: list[str] | None = None) -> int:
    """Install, generate and compare.

    Returns:
        0: the package is the same. 1: it differs, or can't be generated.
    """
    parser = argparse.ArgumentParser(
        prog="python -m tools.generator_drift",
        description="Generate the package with another openapi-python-client, and report how it differs.",
        epilog="Exit status: 0 the package is the same, 1 it differs or can't be generated.",
    )
    parser.add_argument("version", metavar="VERSION", nargs="?", help="default: the newest of the registry")
    version = parser.parse_args(arguments).version
    pins = {Requirement(line).name: line for line in pyproject()["dependency-groups"]["dev"]}
    python = str(ENVIRONMENT / "bin" / "python")
    if not Path(python).exists():
        print(f"setting up {ENVIRONMENT.name} (the first time takes a minute) …", flush=True)
        venv.create(ENVIRONMENT, with_pip=True)
    wanted = f"{GENERATOR}=={version}" if version else GENERATOR
    install = [python, "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--upgrade"]
    installed = subprocess.run([*install, wanted, pins["ruff"], *declared()], stderr=PIPE, text=True, check=False)
    if installed.returncode:
        print(failure(f"{wanted} can't be installed beside the project's dependencies", installed.stderr))
        return 1
    show = f"from importlib.metadata import version; print(version({GENERATOR!r}))"
    used = subprocess.run([python, "-c", show], capture_output=True, text=True, check=True).stdout.strip()
    title = f"{GENERATOR} {used} (pinned: {pins[GENERATOR].partition('==')[2]})"
    # ruff finds the settings of the project from here.
    with tempfile.TemporaryDirectory(prefix=".codegen-", dir=GENERATED.parent) as scratch:
        output = Path(scratch, GENERATED.name)
        generate = [python, "-m", "tools.codegen", "--output", str(output)]
        run = subprocess.run(generate, cwd=ROOT, capture_output=True, text=True, check=False)
        if run.returncode:
            print(failure(f"{title}: nothing was generated", run.stderr or run.stdout))
            return 1
        old, new = read_files(GENERATED), read_files(output)
    print(difference(title, old, new))
    return 0 if old == new else 1


def read_files(package: Path) -> dict[str, str]:
    """Return the files of a package by path."""
    return {
        path.relative_to(package).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(package.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }


def failure(title: str, output: str) -> str:
    """Report a failure, with the end of the output."""
    return "\n".join([f"{title}:", *output.strip().splitlines()[-(PAGE - 1) :]])


def difference(title: str, old: Mapping[str, str], new: Mapping[str, str]) -> str:
    """Report the difference of two packages: the files, the changes for users, and the start of the diff.

    Args:
        title: The versions.
        old: The package that the pinned version generates, by path.
        new: The other one.

    Returns:
        At most a page.
    """
    paths = [path for path in sorted(old.keys() | new.keys()) if old.get(path) != new.get(path)]
    if not paths:
        return f"{title}: the generated package is the same"
    lines = [
        f"{title}: {len(paths)} of {len(old)} generated files differ",
        *_shortened([f"  {path}" for path in paths], 10),
    ]
    try:
        changes = changelog(compare(old, new)).splitlines()
    except SyntaxError as error:
        changes = [f"{error.filename}:{error.lineno}: not valid Python: {error.msg}"]
    lines += ["", "For users:" if changes else "For users: no changes", *_shortened(changes, 20)]
    diff = [
        line.rstrip("\n")
        for path in sorted(paths, key=lambda path: len(new.get(path, "")))
        for line in unified_diff(
            old.get(path, "").splitlines(),
            new.get(path, "").splitlines(),
            f"pinned/{path}",
            f"new/{path}",
            lineterm="",
            n=1,
        )
    ]
    return "\n".join([*lines, "", *_shortened(diff, PAGE - len(lines) - 1)])


def _shortened(lines: list[str], most: int) -> list[str]:
    return lines if len(lines) <= most else [*lines[: most - 1], f"  … {len(lines) - most + 1} more lines"]


if __name__ == "__main__":
    sys.exit(main())
