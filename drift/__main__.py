"""`python -m drift SPEC`: report how the exchange's published document differs from openapi.yaml."""

from __future__ import annotations

import argparse
import sys
from itertools import groupby
from pathlib import Path
from typing import Any

import httpx
import yaml

from .comparison import AcceptedError, Difference, compare, load_accepted
from .shapes import shapes

ROOT = Path(__file__).resolve().parent.parent
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def main(arguments: list[str] | None = None) -> int:
    """Run the command line.

    Returns:
        0: no difference but accepted ones. 1: there are differences. 2: a document can't be read.
    """
    parser = argparse.ArgumentParser(
        prog="python -m drift",
        description="Report how the exchange's published OpenAPI document differs from openapi.yaml.",
        epilog="Exit status: 0 no difference (but accepted ones), 1 differences, 2 a document can't be read.",
    )
    parser.add_argument("spec", metavar="SPEC", help="the published document: a file or a URL, YAML or JSON")
    parser.add_argument("--document", default=str(ROOT / "openapi.yaml"), help="default: %(default)s")
    parser.add_argument(
        "--accepted", type=Path, default=Path(__file__).with_name("accepted.yaml"), help="default: %(default)s"
    )
    parser.add_argument("--show-accepted", action="store_true", help="list the accepted differences too, with reasons")
    options = parser.parse_args(arguments)
    try:
        ours, published = shapes(read(options.document)), shapes(read(options.spec))
        rules = load_accepted(options.accepted)
    except (DocumentError, AcceptedError, OSError) as error:
        print(f"drift: {error}", file=sys.stderr)
        return 2
    found = compare(ours, published)
    reasons = {difference: rule.reason for difference in found for rule in rules if rule.covers(difference)}
    open_ones = [difference for difference in found if difference not in reasons]
    report(open_ones)
    if options.show_accepted:
        print("\nAccepted:")
        report(list(reasons), reasons)
    stale = [rule for rule in rules if not any(rule.covers(difference) for difference in found)]
    for rule in stale:
        entry = f"{rule.operation} {rule.place} ({rule.kind})"
        print(f"{options.accepted.name}: {entry} accepts nothing any more; remove it")
    operations = len({difference.operation for difference in open_ones})
    print(
        f"{len(open_ones)} differences in {operations} operations; {len(reasons)} accepted; "
        f"{len(ours)} operations here, {len(published)} published"
    )
    return 1 if open_ones or stale else 0


class DocumentError(Exception):
    """A document can't be read; the message says which and why."""


def read(source: str) -> dict[str, Any]:
    """Read an OpenAPI document from a file or a URL.

    Raises:
        DocumentError: it can't be had, or it is no OpenAPI document.
    """
    try:
        if source.startswith(("http://", "https://")):
            answer = httpx.get(source, timeout=30, follow_redirects=True).raise_for_status()
            text = answer.text
        else:
            text = Path(source).read_text(encoding="utf-8")
        document: Any = yaml.load(text, Loader=LOADER)
    except (httpx.HTTPError, OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise DocumentError(f"{source} can't be read: {error}") from error
    if not isinstance(document, dict) or not isinstance(document.get("paths"), dict):
        raise DocumentError(f"{source} is no OpenAPI document: it has no paths")
    return document


def report(differences: list[Difference], reasons: dict[Difference, str] | None = None) -> None:
    """Print differences, grouped by operation."""
    for operation, group in groupby(differences, key=lambda difference: difference.operation):
        print(operation)
        for difference in sorted(group, key=lambda one: (one.place, one.kind)):
            place = f"{difference.place}: " if difference.place else ""
            reason = f" — {reasons[difference]}" if reasons else ""
            print(f"  [{difference.kind}] {place}{difference.text}{reason}")


if __name__ == "__main__":
    sys.exit(main())
