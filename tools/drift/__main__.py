"""`python -m tools.drift [SPEC]`: report how the exchange's published document differs from openapi.yaml."""

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
from .facts import DocumentError, read_facts
from .source import DEADLINE, PUBLISHED, read

T = TypeVar("T")

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
        spec = read(options.spec, deadline=options.deadline)
        compared = (_streams if "channels" in spec else _operations)(spec, options)
        accepted = options.accepted or Path(__file__).with_name(compared.accepted)
        rules = load_accepted(accepted)
    except (DocumentError, AcceptedError, OSError) as error:
        print(f"drift: {error}", file=sys.stderr)
        return 2
    ours, published = compared.ours, compared.published
    shared = len(ours & published)
    incomplete = not (options.part or options.whole) and shared < COMPLETE_SHARE * len(ours)
    complete = not (options.part or incomplete)
    found = compared.differences(complete)
    reasons = {difference: rule.reason for difference in found for rule in rules if rule.covers(difference)}
    unaccepted = [difference for difference in found if difference not in reasons]
    _report(unaccepted)
    if options.show_accepted:
        print("\nAccepted:")
        _report(list(reasons), reasons)
    stale = [rule for rule in rules if complete and not any(map(rule.covers, found))]
    for rule in stale:
        entry = f"{rule.operation} {rule.place} ({rule.kind})"
        print(f"{accepted.name}: {entry} no longer matches a difference; remove it")
    print(
        f"{len(unaccepted)} differences in {len({each.operation for each in unaccepted})} {compared.things}; "
        f"{len(reasons)} accepted; {len(ours)} {compared.things} here, {len(published)} published"
    )
    if incomplete:
        print(
            f"drift: {options.spec} has only {shared} of the {len(ours)} {compared.things} here, so it was taken "
            "for a part of the document, and the others were not compared. Pass --part if it is one, --whole if the "
            "exchange really removed them.",
            file=sys.stderr,
        )
        return 2
    return 1 if unaccepted or stale else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tools.drift",
        description="Report how the exchange's published OpenAPI document differs from openapi.yaml, "
        "or an AsyncAPI document of its streams from asyncapi.yaml.",
        epilog="Exit status: 0 no differences (except accepted ones), 1 differences, 2 a document can't be compared.",
    )
    parser.add_argument(
        "spec",
        metavar="SPEC",
        nargs="?",
        default=PUBLISHED,
        help="the published document, or a page that embeds it: a file or a URL; default: %(default)s",
    )
    parser.add_argument("--document", help="ours; default: openapi.yaml or asyncapi.yaml, whichever SPEC is")
    parser.add_argument("--accepted", type=Path, help="default: that beside this tool")
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


@frozen
class Comparison:
    """Two documents of one kind.

    Attributes:
        things: The plural of what they consist of.
        ours: The names of those here.
        published: The names of the published ones.
        differences: Lists the differences; its argument is True if the published document is complete.
        accepted: The name of the list of accepted differences.
    """

    things: str
    ours: Set[str]
    published: Set[str]
    differences: Callable[[bool], list[Difference]]
    accepted: str


def _operations(spec: dict[str, Any], options: argparse.Namespace) -> Comparison:
    document = options.document or str(ROOT / "openapi.yaml")
    ours = _facts(document, read_facts, read(document, deadline=options.deadline))
    published = _facts(options.spec, read_facts, spec)
    return Comparison(
        "operations",
        ours.operations.keys(),
        published.operations.keys(),
        lambda complete: compare(ours, published, complete=complete),
        "accepted.yaml",
    )


def _streams(spec: dict[str, Any], options: argparse.Namespace) -> Comparison:
    document = options.document or str(ROOT / "asyncapi.yaml")
    read_channels = partial(streams.channels, vocabularies=read(str(ROOT / "openapi.yaml"))["components"]["schemas"])
    ours = _facts(document, read_channels, read(document, deadline=options.deadline))
    published = _facts(options.spec, read_channels, spec)
    return Comparison(
        "channels",
        ours.keys(),
        published.keys(),
        lambda complete: streams.compare(ours, published, complete=complete),
        "accepted_streams.yaml",
    )


def _facts(source: str, read_document: Callable[[dict[str, Any]], T], document: dict[str, Any]) -> T:
    try:
        return read_document(document)
    except DocumentError as error:
        raise DocumentError(f"{source}: {error}") from None
    except RecursionError:
        raise DocumentError(f"{source}: is nested too deeply to be compared") from None


if __name__ == "__main__":
    sys.exit(main())
