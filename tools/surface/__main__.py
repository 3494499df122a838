"""`python -m tools.surface [FROM] [TO]`: report how the typed surface changed between two revisions."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from .report import SurfaceError, surface_report
from .revisions import RevisionError

ROOT = Path(__file__).resolve().parents[2]


def main(arguments: list[str] | None = None) -> int:
    """Run the command line.

    Returns:
        0: compared. 1: with `--breaking`, there are breaking changes. 2: a revision can't be read or compared.
    """
    parser = argparse.ArgumentParser(
        prog="python -m tools.surface",
        description="Report how the typed surface of generated/ changed, as entries for CHANGELOG.md, and the "
        "handwritten code that uses removed and renamed items.",
        epilog="Exit status: 0 compared, 1 breaking changes (with --breaking), 2 a revision can't be compared.",
    )
    parser.add_argument(
        "earlier", metavar="FROM", nargs="?", default="HEAD", help="a commit, branch or tag; default: %(default)s"
    )
    parser.add_argument("later", metavar="TO", nargs="?", help="another one; default: the working tree")
    parser.add_argument("--breaking", action="store_true", help="fail if there are breaking changes")
    parser.add_argument("--project", type=Path, default=ROOT, help="the project's folder; default: %(default)s")
    options = parser.parse_args(arguments)
    try:
        report = surface_report(options.project, options.earlier, options.later)
    except (RevisionError, SurfaceError) as error:
        print(f"surface: {error}", file=sys.stderr)
        return 2
    print(report.text())
    return 1 if options.breaking and report.is_breaking else 0


if __name__ == "__main__":
    sys.exit(main())
