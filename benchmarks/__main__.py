"""The command line of `python -m benchmarks`: measure, and write the report."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from .figures import Results
from .importing import models_loaded, time_imports
from .machine import load, this_machine, versions
from .making import time_targets
from .processes import ROOT, BenchmarkError, Server
from .report import BenchmarkRun, goals_table, write
from .running import FULL, QUICK, Effort, Log, measure, measure_server
from .suites import FLOODING, IMPORTING, MAKING, SUITES, Environment

REPORT = ROOT / "docs" / "benchmarks"
TRIAL = ROOT / "dist" / "benchmarks"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return 0 if everything was measured, even if a goal is missed."""
    options = _options(arguments)
    begun = time.monotonic()

    def log(message: str) -> None:
        print(f"{time.monotonic() - begun:6.0f} s  {message}", flush=True)

    pythons: dict[Environment, Path] = {
        "ours": options.environments / "ours" / "bin" / "python",
        "peers": options.environments / "peers" / "bin" / "python",
    }
    missing = [str(python) for python in pythons.values() if not python.exists()]
    if missing:
        print(f"{', '.join(missing)} doesn't exist; `make bench` creates it", file=sys.stderr)
        return 2
    machine = this_machine()
    effort = QUICK if options.quick else FULL
    try:
        results, loaded = _measure(options, pythons, effort, log)
    except BenchmarkError as error:
        print(error, file=sys.stderr)
        return 1
    run = BenchmarkRun(results, loaded, machine, round(load(), 2), versions(pythons), effort)
    write(run, options.output)
    print(f"\n{goals_table(run.checks)}\n\nwrote {options.output / 'README.md'}".replace("<br>", "; "))
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    names = [suite.name for suite in SUITES]
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description="Measure the client beside others; `make bench` prepares and runs it."
    )
    parser.add_argument("--quick", action="store_true", help="a short run, to check that everything works")
    parser.add_argument(
        "--only", nargs="+", choices=names, metavar="SUITE", help=f"only these: {', '.join(names)}", default=names
    )
    parser.add_argument("--with-tests", action="store_true", help="time `make test` too, once")
    parser.add_argument(
        "--environments",
        type=Path,
        default=ROOT / ".venv-bench",
        help="the folder with the virtual environments `ours` and `peers`; default: %(default)s",
    )
    parser.add_argument(
        "--output",
        type=Path,
        help=f"where the report goes; default: {REPORT.relative_to(ROOT)}, and {TRIAL.relative_to(ROOT)} for a part",
    )
    options = parser.parse_args(arguments)
    if options.output is None:
        options.output = TRIAL if options.quick or options.only != names else REPORT
    return options


def _measure(
    options: argparse.Namespace, pythons: Mapping[Environment, Path], effort: Effort, log: Log
) -> tuple[Results, list[str] | None]:
    results = Results()
    loaded: list[str] | None = None
    # The project's own targets first, so that a failing test is noticed early.
    for suite in sorted(SUITES, key=lambda suite: suite is not MAKING):
        if suite.name not in options.only:
            continue
        if suite is IMPORTING:
            results.add(time_imports(pythons, effort.imports, log))
            loaded = models_loaded(pythons)
        elif suite is MAKING:
            results.add(time_targets(effort.makes, options.with_tests, log))
        elif suite.served:
            with Server(pythons["peers"]) as server:
                if suite is FLOODING:
                    log(f"{suite.name}: one process, then two")
                    results.add(measure_server(suite, pythons, server, effort))
                else:
                    results.add(measure(suite, pythons, server, effort, log))
        else:
            results.add(measure(suite, pythons, None, effort, log))
    return results, loaded


if __name__ == "__main__":
    sys.exit(main())
