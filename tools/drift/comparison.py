"""Compare the facts of two documents; each difference says what to change in openapi.yaml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import yaml
from attrs import frozen

from .facts import DocumentFacts, OperationFacts, SchemaFacts

SPELLED_OUT = 12
"""The largest enum whose values are listed in a report; of a larger one it shows the number of values."""

ERRORS, DOCUMENT = "(error answers)", "(the document)"
"""Names for differences that belong to no single operation."""


@frozen
class Difference:
    """One difference between openapi.yaml and the published document.

    Attributes:
        operation: The operationId.
        place: The place in the operation: `query limit`, `200[].price`; empty: the operation itself.
        kind: `added`, `removed`, `moved`, `renamed`, `instruction`, `deprecated`, `status`, `type`, `format`,
            `required`, `nullable`, `vocabulary`, `default` or `limit`.
        text: The difference, and the change to make.
    """

    operation: str
    place: str
    kind: str
    text: str


@frozen
class Accepted:
    """A rule that accepts differences, with the reason; `operation` and `place` may contain `*`."""

    operation: str
    place: str
    kind: str
    reason: str

    def covers(self, difference: Difference) -> bool:
        """Return True if the rule accepts a difference."""
        pairs = (
            (difference.operation, self.operation),
            (difference.place, self.place.replace("[", "[[]")),
            (difference.kind, self.kind),
        )
        return all(fnmatchcase(value, pattern) for value, pattern in pairs)


class AcceptedError(Exception):
    """The list of accepted differences can't be used; the message names the entry."""


def load_accepted(path: Path) -> list[Accepted]:
    """Read the list of accepted differences.

    Raises:
        AcceptedError: an entry lacks a part, or its reason is empty.
    """
    entries: Any = yaml.safe_load(path.read_text(encoding="utf-8")) or []
    rules = []
    for number, entry in enumerate(entries, start=1):
        parts = {name: str(entry.get(name) or "").strip() for name in ("operation", "place", "kind", "reason")}
        missing = [name for name in ("operation", "kind", "reason") if not parts[name]]
        if missing or "place" not in entry:
            raise AcceptedError(f"{path.name}: entry {number} has no {' and no '.join(missing) or 'place'}: {entry}")
        rules.append(Accepted(**parts))
    return rules


def compare(ours: DocumentFacts, published: DocumentFacts, *, complete: bool = True) -> list[Difference]:
    """List all differences, in the order of our operations, then those that only the published document has.

    Unless it is complete, the published document is a part, and operations that it lacks are not reported.
    """
    found: list[Difference] = []
    unmatched = dict(published.operations)
    by_route = {
        operation.route: name for name, operation in published.operations.items() if name not in ours.operations
    }
    for name, operation in ours.operations.items():
        other = name if name in published.operations else by_route.get(operation.route)
        if other is None:
            if complete:
                found.append(Difference(name, "", "removed", f"{operation.route} is no longer published; remove it"))
            continue
        if other not in (name, operation.route):
            found.append(Difference(name, "", "renamed", f"has the operationId {other} now"))
        found += _operation(name, operation, unmatched.pop(other))
    for name, operation in unmatched.items():
        signed = f" (signed as {operation.instruction})" if operation.instruction else ""
        found.append(Difference(name, "", "added", f"{operation.route} is new; add it{signed}"))
    if published.errors:
        found += _places(ERRORS, ours.errors, published.errors)
    if published.servers and ours.servers != published.servers:
        new, old = (" and ".join(sorted(each)) or "nowhere" for each in (published.servers, ours.servers))
        found.append(Difference(DOCUMENT, "servers", "moved", f"the exchange is at {new} now, here at {old}"))
    return found


def _operation(name: str, ours: OperationFacts, published: OperationFacts) -> Iterator[Difference]:
    if ours.route != published.route:
        yield Difference(name, "", "moved", f"is at {published.route} now, not at {ours.route}")
    if ours.instruction != published.instruction:
        text = f"is signed as {published.instruction or 'nothing'}, here as {ours.instruction or 'nothing'}"
        yield Difference(name, "", "instruction", text)
    if ours.deprecated != published.deprecated:
        yield Difference(name, "", "deprecated", f"is {'' if published.deprecated else 'not '}deprecated")
    for status in sorted(published.statuses - ours.statuses):
        yield Difference(name, status, "status", f"the status {status} is documented; add it")
    for status in sorted(ours.statuses - published.statuses):
        yield Difference(name, status, "status", f"the status {status} is not documented; remove it")
    yield from _places(name, ours.schemas, published.schemas)


def _places(name: str, ours: Mapping[str, SchemaFacts], published: Mapping[str, SchemaFacts]) -> Iterator[Difference]:
    for place in ours.keys() | published.keys():
        if place not in ours and not _inside(place, published.keys() - ours.keys()):
            facts = published[place]
            need = "required" if facts.required else "optional"
            yield Difference(name, place, "added", f"is new ({_described(facts)}, {need}); add it")
        elif place not in published and not _inside(place, ours.keys() - published.keys()):
            yield Difference(name, place, "removed", "is not in the published document; remove it")
        elif place in ours and place in published:
            yield from _facts(name, place, ours[place], published[place])


def _inside(place: str, missing: frozenset[str] | set[str]) -> bool:
    """Return True if a place is inside another missing one, so that the outer one alone is reported."""
    return any(place != other and place.startswith((f"{other}.", f"{other}[")) for other in missing)


def _described(facts: SchemaFacts) -> str:
    if facts.values is not None:
        many = len(facts.values) > SPELLED_OUT
        return f"one of {len(facts.values)} values" if many else "one of " + ", ".join(sorted(facts.values))
    return facts.kind + (f", {facts.format}" if facts.format else "")


def _facts(name: str, place: str, ours: SchemaFacts, published: SchemaFacts) -> Iterator[Difference]:
    # Two enums are compared by their values, whether these are strings or, as they may be in a query, numbers.
    if ours.kind != published.kind and (ours.values is None or published.values is None):
        yield Difference(name, place, "type", f"is {_described(published)} now, here {_described(ours)}")
    if ours.required != published.required:
        text = "is required now, here optional" if published.required else "is optional now, here required"
        yield Difference(name, place, "required", text)
    elif published.nullable and ours.required and not ours.nullable:
        # An optional field that is null is read like an absent one.
        yield Difference(name, place, "nullable", "may be null now, here never")
    if published.values is not None and ours.values is None:
        yield Difference(name, place, "vocabulary", f"is {_described(published)} now, here any {ours.kind}")
    elif ours.values is not None and published.values is None:
        yield Difference(name, place, "vocabulary", f"is any {published.kind} now, here {_described(ours)}")
    elif ours.values is not None and published.values is not None and ours.values != published.values:
        new, gone = sorted(published.values - ours.values), sorted(ours.values - published.values)
        parts = [f"add {', '.join(new)}"] * bool(new) + [f"remove {', '.join(gone)}"] * bool(gone)
        yield Difference(name, place, "vocabulary", f"has other values: {'; '.join(parts)}")
    # A format, default or limit that only openapi.yaml has comes from another source and is not reported.
    if _format(published.format) is not None and _format(ours.format) != _format(published.format):
        yield Difference(name, place, "format", f"has the format {published.format} now, here {ours.format or 'none'}")
    if published.default is not None and str(ours.default).lower() != published.default.lower():
        text = f"has the default {published.default} now, here {ours.default or 'none'}"
        yield Difference(name, place, "default", text)
    for keyword, limit in published.limits.items():
        mine = ours.limits.get(keyword, "none")
        if mine != limit:
            yield Difference(name, place, "limit", f"has the {keyword} {limit} now, here {mine}")


def _format(name: str | None) -> str | None:
    # The sizes of integers are compared as limits; the units of times are ours alone.
    return None if name is None or name.startswith(("uint", "int", "unix-")) else name
