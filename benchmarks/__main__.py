"""`python -m benchmarks`: measure, and write the report."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from .figures import Results
from .importing import imported, models_loaded
from .machine import here, load, versions
from .making import made
from .processes import ROOT, Failed, Server
from .report import Run, goals_table, write
from .running import FULL, QUICK, Effort, Tell, flooded, measured
from .suites import FLOODING, IMPORTING, MAKING, SUITES, Environment

REPORT = ROOT / "docs" / "benchmarks"
TRIAL = ROOT / "dist" / "benchmarks"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the exit status is 0 when everything was measured, whether the goals hold or not."""
    options = _options(arguments)
    begun = time.monotonic()

    def tell(what: str) -> None:
        print(f"{time.monotonic() - begun:6.0f} s  {what}", flush=True)

    pythons: dict[Environment, Path] = {
        "ours": options.environments / "ours" / "bin" / "python",
        "peers": options.environments / "peers" / "bin" / "python",
    }
    missing = [str(python) for python in pythons.values() if not python.exists()]
    if missing:
        print(f"{', '.join(missing)} doesn't exist; `make bench` creates it", file=sys.stderr)
        return 2
    machine = here()
    try:
        results, loaded = _measure(options, pythons, QUICK if options.quick else FULL, tell)
    except Failed as error:
        print(error, file=sys.stderr)
        return 1
    effort = QUICK if options.quick else FULL
    run = Run(results, loaded, machine, round(load(), 2), versions(pythons), effort)
    write(run, options.output)
    print(f"\n{goals_table(run.checks)}\n\nwrote {options.output / 'README.md'}".replace("<br>", "; "))
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    names = [suite.name for suite in SUITES]
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description="Measure the client beside others; `make bench` prepares and runs it."
    )
    parser.add_argument("--quick", action="store_true", help="a short run, to see that everything works")
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
    options: argparse.Namespace, pythons: Mapping[Environment, Path], effort: Effort, tell: Tell
) -> tuple[Results, list[str] | None]:
    results = Results()
    loaded: list[str] | None = None
    # The project's own targets first: a test that fails is known at once, and not after everything else was measured.
    for suite in sorted(SUITES, key=lambda suite: suite is not MAKING):
        if suite.name not in options.only:
            continue
        if suite is IMPORTING:
            results.add(imported(pythons, effort.imports, tell))
            loaded = models_loaded(pythons)
        elif suite is MAKING:
            results.add(made(effort.makes, options.with_tests, tell))
        elif suite.served:
            with Server(pythons["peers"]) as server:
                if suite is FLOODING:
                    tell(f"{suite.name}: one process, then two")
                    results.add(flooded(suite, pythons, server, effort))
                else:
                    results.add(measured(suite, pythons, server, effort, tell))
        else:
            results.add(measured(suite, pythons, None, effort, tell))
    return results, loaded


if __name__ == "__main__":
    sys.exit(main())
