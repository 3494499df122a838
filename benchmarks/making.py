"""How long the project's own make targets take."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable

from .figures import Figure
from .processes import ROOT, Failed, environment
from .suites import MAKING


def made(times: int, with_tests: bool, tell: Callable[[str], None]) -> list[Figure]:
    """Time `make generate` so many times, and `make test` once if it is asked for.

    Raises:
        Failed: a target failed.
    """
    _make("setup")
    tell("making: make generate")
    found = [Figure(MAKING.point("generate"), tuple(_make("generate") for _ in range(times)))]
    if with_tests:
        tell("making: make test")
        found.append(Figure(MAKING.point("test"), (_make("test"),)))
    return found


def _make(target: str) -> float:
    """Make a target; gives the microseconds that it took."""
    begun = time.perf_counter()
    run = subprocess.run(
        ["make", "--silent", target],  # noqa: S607 - the one that this was started with
        cwd=ROOT,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if run.returncode:
        raise Failed(f"make {target} failed:\n{run.stdout[-3000:]}")
    return (time.perf_counter() - begun) * 1e6
