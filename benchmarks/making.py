"""Measure the project's own make targets."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable

from .figures import Figure
from .processes import ROOT, BenchmarkError, environment
from .suites import MAKING


def time_targets(times: int, with_tests: bool, log: Callable[[str], None]) -> list[Figure]:
    """Measure `make generate` a number of times, and `make test` once if requested.

    Raises:
        BenchmarkError: a target failed.
    """
    _make("setup")
    log("making: make generate")
    found = [Figure(MAKING.point("generate"), tuple(_make("generate") for _ in range(times)))]
    if with_tests:
        log("making: make test")
        found.append(Figure(MAKING.point("test"), (_make("test"),)))
    return found


def _make(target: str) -> float:
    """Make a target, and return the duration in microseconds."""
    begun = time.perf_counter()
    run = subprocess.run(
        ["make", "--silent", target],  # noqa: S607 - the make on PATH is meant
        cwd=ROOT,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if run.returncode:
        raise BenchmarkError(f"make {target} failed:\n{run.stdout[-3000:]}")
    return (time.perf_counter() - begun) * 1e6
