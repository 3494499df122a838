"""`python -m tools.drift [SPEC]`: report how the exchange's published document differs from openapi.yaml."""

from __future__ import annotations

import argparse
import sys
from itertools import groupby
from pathlib import Path

from .comparison import AcceptedError, Difference, compare, load_accepted
from .shapes import DocumentError, Shapes, shapes
from .source import DEADLINE, PUBLISHED, read

ROOT = Path(__file__).resolve().parents[2]

WHOLE = 0.75
"""The share of our operations below which a published document is taken for a part of it."""


def main(arguments: list[str] | None = None) -> int:
    """Run the command line.

    Returns:
        0: no difference but accepted ones. 1: there are differences. 2: a document can't be read or compared.
    """
    parser = argparse.ArgumentParser(
        prog="python -m tools.drift",
        description="Report how the exchange's published OpenAPI document differs from openapi.yaml.",
        epilog="Exit status: 0 no difference (but accepted ones), 1 differences, 2 a document can't be compared.",
    )
    parser.add_argument(
        "spec",
        metavar="SPEC",
        nargs="?",
        default=PUBLISHED,
        help="the published document, or a page with it inside: a file or an address; default: %(default)s",
    )
    parser.add_argument("--document", default=str(ROOT / "openapi.yaml"), help="default: %(default)s")
    parser.add_argument(
        "--accepted", type=Path, default=Path(__file__).with_name("accepted.yaml"), help="default: %(default)s"
    )
    parser.add_argument("--show-accepted", action="store_true", help="list the accepted differences too, with reasons")
    parser.add_argument("--deadline", type=float, default=DEADLINE, help="seconds for a download; default: %(default)g")
    extent = parser.add_mutually_exclusive_group()
    extent.add_argument("--part", action="store_true", help="SPEC is a part: what it lacks was not removed")
    extent.add_argument("--whole", action="store_true", help="SPEC is the whole document, however much it lacks")
    options = parser.parse_args(arguments)
    try:
        ours = _shapes(options.document, options.deadline)
        published = _shapes(options.spec, options.deadline)
        rules = load_accepted(options.accepted)
    except (DocumentError, AcceptedError, OSError) as error:
        print(f"drift: {error}", file=sys.stderr)
        return 2
    shared = len(ours.operations.keys() & published.operations.keys())
    doubtful = not (options.part or options.whole) and shared < WHOLE * len(ours.operations)
    whole = not (options.part or doubtful)
    found = compare(ours, published, whole=whole)
    reasons = {difference: rule.reason for difference in found for rule in rules if rule.covers(difference)}
    open_ones = [difference for difference in found if difference not in reasons]
    report(open_ones)
    if options.show_accepted:
        print("\nAccepted:")
        report(list(reasons), reasons)
    stale = [rule for rule in rules if whole and not any(rule.covers(difference) for difference in found)]
    for rule in stale:
        entry = f"{rule.operation} {rule.place} ({rule.kind})"
        print(f"{options.accepted.name}: {entry} accepts nothing any more; remove it")
    operations = len({difference.operation for difference in open_ones})
    print(
        f"{len(open_ones)} differences in {operations} operations; {len(reasons)} accepted; "
        f"{len(ours.operations)} operations here, {len(published.operations)} published"
    )
    if doubtful:
        print(
            f"drift: {options.spec} has only {shared} of the {len(ours.operations)} operations here, so it was taken "
            "for a part of the document, and the others were not compared. Say --part if it is one, --whole if the "
            "exchange really removed them.",
            file=sys.stderr,
        )
        return 2
    return 1 if open_ones or stale else 0


def report(differences: list[Difference], reasons: dict[Difference, str] | None = None) -> None:
    """Print differences, grouped by operation."""
    for operation, group in groupby(differences, key=lambda difference: difference.operation):
        print(operation)
        for difference in sorted(group, key=lambda one: (one.place, one.kind)):
            place = f"{difference.place}: " if difference.place else ""
            reason = f" — {reasons[difference]}" if reasons else ""
            print(f"  [{difference.kind}] {place}{difference.text}{reason}")


def _shapes(source: str, deadline: float) -> Shapes:
    document = read(source, deadline=deadline)
    try:
        return shapes(document)
    except DocumentError as error:
        raise DocumentError(f"{source}: {error}") from None
    except RecursionError:
        raise DocumentError(f"{source}: is nested too deeply to be compared") from None


if __name__ == "__main__":
    sys.exit(main())
