"""`python -m tools.drift [SPEC]`: report how what the exchange publishes differs from our documents."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Set
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Any, TypeVar

from attrs import frozen

from . import streams
from .comparison import AcceptedError, Difference, compare, load_accepted
from .shapes import DocumentError, shapes
from .source import DEADLINE, PUBLISHED, read

T = TypeVar("T")

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
        description="Report how the exchange's published OpenAPI document differs from openapi.yaml, "
        "or an AsyncAPI document of its streams from asyncapi.yaml.",
        epilog="Exit status: 0 no difference (but accepted ones), 1 differences, 2 a document can't be compared.",
    )
    parser.add_argument(
        "spec",
        metavar="SPEC",
        nargs="?",
        default=PUBLISHED,
        help="the published document, or a page with it inside: a file or an address; default: %(default)s",
    )
    parser.add_argument("--document", help="ours; default: openapi.yaml or asyncapi.yaml, whichever SPEC is")
    parser.add_argument("--accepted", type=Path, help="default: that beside this tool")
    parser.add_argument("--show-accepted", action="store_true", help="list the accepted differences too, with reasons")
    parser.add_argument("--deadline", type=float, default=DEADLINE, help="seconds for a download; default: %(default)g")
    extent = parser.add_mutually_exclusive_group()
    extent.add_argument("--part", action="store_true", help="SPEC is a part: what it lacks was not removed")
    extent.add_argument("--whole", action="store_true", help="SPEC is the whole document, however much it lacks")
    options = parser.parse_args(arguments)
    try:
        spec = read(options.spec, deadline=options.deadline)
        compared = (_streams if "channels" in spec else _operations)(spec, options)
        accepted = options.accepted or Path(__file__).with_name(compared.accepted)
        rules = load_accepted(accepted)
    except (DocumentError, AcceptedError, OSError) as error:
        print(f"drift: {error}", file=sys.stderr)
        return 2
    ours, published = compared.ours, compared.published
    shared = len(ours & published)
    doubtful = not (options.part or options.whole) and shared < WHOLE * len(ours)
    whole = not (options.part or doubtful)
    found = compared.differences(whole)
    reasons = {difference: rule.reason for difference in found for rule in rules if rule.covers(difference)}
    open_ones = [difference for difference in found if difference not in reasons]
    report(open_ones)
    if options.show_accepted:
        print("\nAccepted:")
        report(list(reasons), reasons)
    stale = [rule for rule in rules if whole and not any(rule.covers(difference) for difference in found)]
    for rule in stale:
        entry = f"{rule.operation} {rule.place} ({rule.kind})"
        print(f"{accepted.name}: {entry} accepts nothing any more; remove it")
    many = len({difference.operation for difference in open_ones})
    print(
        f"{len(open_ones)} differences in {many} {compared.things}; {len(reasons)} accepted; "
        f"{len(ours)} {compared.things} here, {len(published)} published"
    )
    if doubtful:
        print(
            f"drift: {options.spec} has only {shared} of the {len(ours)} {compared.things} here, so it was taken "
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


@frozen
class Comparison:
    """Two documents of one kind.

    Attributes:
        things: What they consist of.
        ours: The names of those here.
        published: The names of the published ones.
        differences: Lists the differences; an argument says whether the published document is a whole one.
        accepted: The name of the list of accepted differences.
    """

    things: str
    ours: Set[str]
    published: Set[str]
    differences: Callable[[bool], list[Difference]]
    accepted: str


def _operations(spec: dict[str, Any], options: argparse.Namespace) -> Comparison:
    document = options.document or str(ROOT / "openapi.yaml")
    ours = _understood(document, shapes, read(document, deadline=options.deadline))
    published = _understood(options.spec, shapes, spec)
    return Comparison(
        "operations",
        ours.operations.keys(),
        published.operations.keys(),
        lambda whole: compare(ours, published, whole=whole),
        "accepted.yaml",
    )


def _streams(spec: dict[str, Any], options: argparse.Namespace) -> Comparison:
    document = options.document or str(ROOT / "asyncapi.yaml")
    vocabularies = read(str(ROOT / "openapi.yaml"))["components"]["schemas"]
    known = partial(streams.channels, vocabularies=vocabularies)
    ours = _understood(document, known, read(document, deadline=options.deadline))
    published = _understood(options.spec, known, spec)
    return Comparison(
        "channels",
        ours.keys(),
        published.keys(),
        lambda whole: streams.compare(ours, published, whole=whole),
        "accepted_streams.yaml",
    )


def _understood(source: str, understand: Callable[[dict[str, Any]], T], document: dict[str, Any]) -> T:
    try:
        return understand(document)
    except DocumentError as error:
        raise DocumentError(f"{source}: {error}") from None
    except RecursionError:
        raise DocumentError(f"{source}: is nested too deeply to be compared") from None


if __name__ == "__main__":
    sys.exit(main())
