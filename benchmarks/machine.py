"""The machine of a run, and the installed versions."""

from __future__ import annotations

import json
import os
import platform
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from .suites import Environment

_VERSIONS = """
import json
from importlib.metadata import distributions
print(json.dumps({each.name: each.version for each in distributions()}))
"""


@dataclass(frozen=True)
class Machine:
    """The machine and its state before the run.

    Attributes:
        when: The time, UTC.
        processor: The processor's name.
        cores: The number of cores for this process.
        system: The operating system.
        python: The Python version.
        load: The load average of the last minute.
    """

    when: str
    processor: str
    cores: int
    system: str
    python: str
    load: float


def this_machine() -> Machine:
    """Return the state of this machine."""
    return Machine(
        when=datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
        processor=_processor(),
        cores=len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1,
        system=f"{platform.system()} {platform.release()}",
        python=f"{platform.python_implementation()} {platform.python_version()}",
        load=round(load(), 2),
    )


def load() -> float:
    """Return the load average of the last minute."""
    return os.getloadavg()[0]


def versions(pythons: Mapping[Environment, Path]) -> dict[Environment, dict[str, str]]:
    """Return the installed distributions of each environment."""
    return {name: _distributions(python) for name, python in pythons.items()}


def _distributions(python: Path) -> dict[str, str]:
    run = subprocess.run([python, "-I", "-c", _VERSIONS], stdout=subprocess.PIPE, text=True, check=True)
    found: dict[str, str] = json.loads(run.stdout)
    return dict(sorted(found.items(), key=lambda pair: pair[0].lower()))


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()
