"""Measure imports, each in a new process, and list the modules that they load."""

from __future__ import annotations

import subprocess
from collections import defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path

from .figures import Figure
from .processes import environment
from .suites import IMPORTING, Environment
from .timing import in_round_order

_TIMED = """
import time
begun, used = time.perf_counter(), time.process_time()
{statement}
print((time.perf_counter() - begun) * 1e6, (time.process_time() - used) * 1e6)
"""

_LOADED = """
import sys
from bpx_client import connect
connect(base_url="http://127.0.0.1:9").close()
print(*[name for name in sys.modules if name.startswith("bpx_api.models.")])
"""


def time_imports(pythons: Mapping[Environment, Path], times: int, log: Callable[[str], None]) -> list[Figure]:
    """Measure each statement of the suite a number of times, alternating."""
    walls: defaultdict[str, list[float]] = defaultdict(list)
    processors: defaultdict[str, list[float]] = defaultdict(list)
    # The first round compiles the modules and warms up the disk cache; it isn't counted.
    for number in range(times + 1):
        log(f"importing: {number + 1} of {times + 1}")
        for subject in in_round_order(IMPORTING.subjects, number):
            wall, processor = _run(pythons[subject.environment], _TIMED.format(statement=subject.name)).split()
            if number:
                walls[subject.name].append(float(wall))
                processors[subject.name].append(float(processor))
    return [Figure(IMPORTING.point(name), tuple(taken), tuple(processors[name])) for name, taken in walls.items()]


def models_loaded(pythons: Mapping[Environment, Path]) -> list[str]:
    """Return the model modules that `connect()` loads."""
    return _run(pythons["ours"], _LOADED).split()


def _run(python: Path, code: str) -> str:
    # -I ignores the current folder, the user's packages and the environment variables.
    run = subprocess.run([python, "-I", "-c", code], env=environment(), stdout=subprocess.PIPE, text=True, check=True)
    return run.stdout
