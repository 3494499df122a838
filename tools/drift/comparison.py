"""Two documents' facts, compared: a list of differences, each a sentence that says what to mend."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import yaml
from attrs import frozen

from .shapes import Facts, Shape, Shapes

SPELLED_OUT = 12
"""How many values of a vocabulary a line spells out; of a longer one it tells the number."""

ERRORS, DOCUMENT = "(error answers)", "(the document)"
"""What stands in the place of an operation's name for what belongs to none of them."""


@frozen
class Difference:
    """One thing that the published document says otherwise.

    Attributes:
        operation: The operationId.
        place: Where in the operation: `query limit`, `200[].price`; empty: the operation itself.
        kind: `added`, `removed`, `moved`, `renamed`, `instruction`, `deprecated`, `status`, `type`, `format`,
            `required`, `nullable`, `vocabulary`, `default` or `limit`.
        text: What to mend.
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
        """Whether the rule accepts a difference."""
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


def compare(ours: Shapes, published: Shapes, *, whole: bool = True) -> list[Difference]:
    """List every difference: by operation, in our document's order, then the operations that it lacks.

    Args:
        ours: The shapes of openapi.yaml.
        published: The shapes of the exchange's document.
        whole: False: the published document is a part, and an operation that it lacks is no difference.
    """
    found: list[Difference] = []
    names = {shape.place: name for name, shape in published.operations.items()}
    known = set[str]()
    for name, shape in ours.operations.items():
        if name in published.operations:
            known.add(name)
            found += _operation(name, shape, published.operations[name])
        elif names.get(shape.place, "") and names[shape.place] not in ours.operations:
            other = names[shape.place]
            known.add(other)
            if other != shape.place:
                found.append(Difference(name, "", "renamed", f"has the operationId {other} now"))
            found += _operation(name, shape, published.operations[other])
        elif whole:
            found.append(Difference(name, "", "removed", f"{shape.place} is no longer published; remove it"))
    found += [
        Difference(name, "", "added", f"{shape.place} is new; add it{_signed(shape)}")
        for name, shape in published.operations.items()
        if name not in known
    ]
    if published.errors:
        found += _places(ERRORS, ours.errors, published.errors)
    if published.servers and ours.servers != published.servers:
        new, old = (" and ".join(sorted(each)) or "nowhere" for each in (published.servers, ours.servers))
        found.append(Difference(DOCUMENT, "servers", "moved", f"the exchange is at {new} now, here at {old}"))
    return found


def _signed(shape: Shape) -> str:
    return f" (signed as {shape.instruction})" if shape.instruction else ""


def _operation(name: str, ours: Shape, published: Shape) -> Iterator[Difference]:
    if ours.place != published.place:
        yield Difference(name, "", "moved", f"is at {published.place} now, not at {ours.place}")
    if ours.instruction != published.instruction:
        text = f"is signed as {published.instruction or 'nothing'}, here as {ours.instruction or 'nothing'}"
        yield Difference(name, "", "instruction", text)
    if ours.deprecated != published.deprecated:
        yield Difference(name, "", "deprecated", f"is {'' if published.deprecated else 'not '}deprecated")
    for status in sorted(published.statuses - ours.statuses):
        yield Difference(name, status, "status", f"the status {status} is documented; add it")
    for status in sorted(ours.statuses - published.statuses):
        yield Difference(name, status, "status", f"the status {status} is not documented; remove it")
    yield from _places(name, ours.facts, published.facts)


def _places(name: str, ours: Mapping[str, Facts], published: Mapping[str, Facts]) -> Iterator[Difference]:
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
    """Whether a place is part of another missing one, whose report covers it."""
    return any(place != other and place.startswith((f"{other}.", f"{other}[")) for other in missing)


def _described(facts: Facts) -> str:
    if facts.values is not None:
        many = len(facts.values) > SPELLED_OUT
        return f"one of {len(facts.values)} values" if many else "one of " + ", ".join(sorted(facts.values))
    return facts.kind + (f", {facts.format}" if facts.format else "")


def _facts(name: str, place: str, ours: Facts, published: Facts) -> Iterator[Difference]:
    # A vocabulary is a vocabulary, whether its values are texts or, as in a query they may be, numbers.
    if ours.kind != published.kind and (ours.values is None or published.values is None):
        yield Difference(name, place, "type", f"is {_described(published)} now, here {_described(ours)}")
    if ours.required != published.required:
        text = "is required now, here optional" if published.required else "is optional now, here required"
        yield Difference(name, place, "required", text)
    elif published.nullable and ours.required and not ours.nullable:
        # Where a field is optional, null says the same as its absence.
        yield Difference(name, place, "nullable", "may be null now, here never")
    if published.values is not None and ours.values is None:
        yield Difference(name, place, "vocabulary", f"is {_described(published)} now, here any {ours.kind}")
    elif ours.values is not None and published.values is None:
        yield Difference(name, place, "vocabulary", f"is any {published.kind} now, here {_described(ours)}")
    elif ours.values is not None and published.values is not None and ours.values != published.values:
        new, gone = sorted(published.values - ours.values), sorted(ours.values - published.values)
        parts = [f"add {', '.join(new)}"] * bool(new) + [f"remove {', '.join(gone)}"] * bool(gone)
        yield Difference(name, place, "vocabulary", f"has other values: {'; '.join(parts)}")
    # Only what the published document says: a format, default or limit stated here alone is known from elsewhere.
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
    # Sizes of whole numbers are compared as limits; a number that is a time is a number.
    return None if name is None or name.startswith(("uint", "int", "unix-")) else name
