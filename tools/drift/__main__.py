"""`python -m tools.drift [SPEC]`: report how the exchange's published document differs from openapi.yaml."""

from __future__ import annotations

import argparse
import sys
from itertools import groupby
from pathlib import Path

from .comparison import AcceptedError, Difference, compare, load_accepted
from .facts import DocumentError, DocumentFacts, read_facts
from .source import DEADLINE, PUBLISHED, read

ROOT = Path(__file__).resolve().parents[2]

COMPLETE_SHARE = 0.75
"""The share of our operations that a published document must have, not to be taken for a part."""


def main(arguments: list[str] | None = None) -> int:
    """Run the command line.

    Returns:
        0: no differences, except accepted ones. 1: differences. 2: a document can't be read or compared.
    """
    options = _parser().parse_args(arguments)
    try:
        ours = _facts(options.document, options.deadline)
        published = _facts(options.spec, options.deadline)
        rules = load_accepted(options.accepted)
    except (DocumentError, AcceptedError, OSError) as error:
        print(f"drift: {error}", file=sys.stderr)
        return 2
    shared = len(ours.operations.keys() & published.operations.keys())
    incomplete = not (options.part or options.whole) and shared < COMPLETE_SHARE * len(ours.operations)
    complete = not (options.part or incomplete)
    found = compare(ours, published, complete=complete)
    reasons = {difference: rule.reason for difference in found for rule in rules if rule.covers(difference)}
    unaccepted = [difference for difference in found if difference not in reasons]
    _report(unaccepted)
    if options.show_accepted:
        print("\nAccepted:")
        _report(list(reasons), reasons)
    stale = [rule for rule in rules if complete and not any(map(rule.covers, found))]
    for rule in stale:
        entry = f"{rule.operation} {rule.place} ({rule.kind})"
        print(f"{options.accepted.name}: {entry} no longer matches a difference; remove it")
    print(
        f"{len(unaccepted)} differences in {len({each.operation for each in unaccepted})} operations; "
        f"{len(reasons)} accepted; {len(ours.operations)} operations here, {len(published.operations)} published"
    )
    if incomplete:
        print(
            f"drift: {options.spec} has only {shared} of the {len(ours.operations)} operations here, so it was taken "
            "for a part of the document, and the others were not compared. Pass --part if it is one, --whole if the "
            "exchange really removed them.",
            file=sys.stderr,
        )
        return 2
    return 1 if unaccepted or stale else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tools.drift",
        description="Report how the exchange's published OpenAPI document differs from openapi.yaml.",
        epilog="Exit status: 0 no differences (except accepted ones), 1 differences, 2 a document can't be compared.",
    )
    parser.add_argument(
        "spec",
        metavar="SPEC",
        nargs="?",
        default=PUBLISHED,
        help="the published document, or a page that embeds it: a file or a URL; default: %(default)s",
    )
    parser.add_argument("--document", default=str(ROOT / "openapi.yaml"), help="default: %(default)s")
    parser.add_argument(
        "--accepted", type=Path, default=Path(__file__).with_name("accepted.yaml"), help="default: %(default)s"
    )
    parser.add_argument("--show-accepted", action="store_true", help="list the accepted differences too, with reasons")
    parser.add_argument("--deadline", type=float, default=DEADLINE, help="seconds for a download; default: %(default)g")
    extent = parser.add_mutually_exclusive_group()
    extent.add_argument("--part", action="store_true", help="SPEC is a part: don't report operations that it lacks")
    extent.add_argument("--whole", action="store_true", help="SPEC is the whole document: report all that it lacks")
    return parser


def _report(differences: list[Difference], reasons: dict[Difference, str] | None = None) -> None:
    """Print differences, grouped by operation."""
    for operation, group in groupby(differences, key=lambda difference: difference.operation):
        print(operation)
        for difference in sorted(group, key=lambda each: (each.place, each.kind)):
            place = f"{difference.place}: " if difference.place else ""
            reason = f" — {reasons[difference]}" if reasons else ""
            print(f"  [{difference.kind}] {place}{difference.text}{reason}")


def _facts(source: str, deadline: float) -> DocumentFacts:
    document = read(source, deadline=deadline)
    try:
        return read_facts(document)
    except DocumentError as error:
        raise DocumentError(f"{source}: {error}") from None
    except RecursionError:
        raise DocumentError(f"{source}: is nested too deeply to be compared") from None


if __name__ == "__main__":
    sys.exit(main())
