"""Documents drawn by Hypothesis: an operation that sends and reads a note, whose value has kinds nested at random."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from .document import Document, Node, add_schema, add_shared_echo, as_python, describe, record, ref
from .edits import Edit
from .harness import Result

SECTION = "generated"
MAXIMUM_DEPTH = 3


@dataclass(frozen=True)
class Drawn:
    """A schema with a value that fits it, and the components that it refers to."""

    schema: Node
    wire: Node
    components: dict[str, Node] = field(default_factory=dict[str, Any])


DIGITS = st.integers(0, 10**9)
SCALARS: list[tuple[Node, st.SearchStrategy[Node]]] = [
    ({"type": "string"}, st.text("abc \"'\\{}é\n", max_size=5)),
    ({"type": "integer"}, st.integers(-(2**53), 2**53)),
    ({"type": "integer", "format": "int64"}, st.integers(-(2**53), 2**53)),
    ({"type": "string", "format": "int64"}, DIGITS.map(str)),
    ({"type": "number"}, st.integers(-999, 999).map(lambda number: number / 8)),
    ({"type": "boolean"}, st.booleans()),
    ({"type": "string", "format": "decimal"}, st.decimals(0, 10**6, places=2).map(str)),
    ({"type": "string", "format": "naive-date-time"}, st.just("2025-01-31T12:30:00")),
    ({"type": "string", "format": "date-time"}, st.just("2025-01-31T12:30:00Z")),
    ({"type": "integer", "format": "unix-milliseconds"}, st.just(1738326600123)),
    ({"type": "string", "format": "password"}, st.just("hunter2")),
    ({"type": "string", "enum": ["Shy", "Bold", "<="]}, st.sampled_from(["Shy", "Bold", "<="])),
    ({"type": "integer", "enum": [1, 2, 30]}, st.sampled_from([1, 2, 30])),
    ({"type": "string", "const": "spot"}, st.just("spot")),
    ({}, st.sampled_from([1, "a", [True], {"a": "b"}])),
    ({"type": "object"}, st.sampled_from([{}, {"a": [1]}])),
]
FIELD_NAMES = st.sampled_from(["symbol", "orderId", "price_24h", "from", "type", "a-b", "größe", "items", "data"])


@st.composite
def values(draw: st.DrawFn, depth: int = 0) -> Drawn:
    """Draw a schema with a value."""
    if depth >= MAXIMUM_DEPTH:
        return draw(scalars())
    kinds: list[Callable[[int], st.SearchStrategy[Drawn]]] = [arrays, maps, objects, named, nullables, unions, composed]
    kind = draw(st.sampled_from([None, None, *kinds, recursive]))
    return draw(scalars() if kind is None else kind(depth + 1))


@st.composite
def scalars(draw: st.DrawFn) -> Drawn:
    """Draw a scalar, or a value without a structure of its own."""
    schema, wire = draw(st.sampled_from(SCALARS))
    return Drawn(schema, draw(wire))


@st.composite
def arrays(draw: st.DrawFn, depth: int) -> Drawn:
    """Draw an array of one kind."""
    item = draw(values(depth))
    return Drawn({"type": "array", "items": item.schema}, [item.wire] * draw(st.integers(0, 2)), item.components)


@st.composite
def maps(draw: st.DrawFn, depth: int) -> Drawn:
    """Draw a map to one kind."""
    item = draw(values(depth))
    wire = dict.fromkeys(draw(st.lists(st.sampled_from(["a", "B c", "from"]), unique=True)), item.wire)
    return Drawn({"type": "object", "additionalProperties": item.schema}, wire, item.components)


@st.composite
def objects(draw: st.DrawFn, depth: int) -> Drawn:
    """Draw an object with declared properties, some of them required."""
    names = draw(st.lists(FIELD_NAMES, min_size=1, max_size=3, unique=True))
    fields = {name: draw(values(depth)) for name in names}
    required = [name for name in names if draw(st.booleans())]
    schema = record({name: drawn.schema for name, drawn in fields.items()}, *required)
    wire = {name: drawn.wire for name, drawn in fields.items() if name in required or draw(st.booleans())}
    return Drawn(schema, wire, together(*(drawn.components for drawn in fields.values())))


@st.composite
def named(draw: st.DrawFn, depth: int) -> Drawn:
    """Draw a kind that is a component."""
    drawn = draw(st.one_of(objects(depth), values(depth)))
    name = f"Thing{len(drawn.components)}"
    return Drawn(ref(name), drawn.wire, together(drawn.components, {name: drawn.schema}))


@st.composite
def nullables(draw: st.DrawFn, depth: int) -> Drawn:
    """Draw a value that may be null."""
    drawn = draw(values(depth))
    return Drawn(
        {"anyOf": [drawn.schema, {"type": "null"}]}, draw(st.sampled_from([drawn.wire, None])), drawn.components
    )


@st.composite
def unions(draw: st.DrawFn, depth: int) -> Drawn:
    """Draw one of two scalars, or one of two objects with a discriminator."""
    if draw(st.booleans()):
        return Drawn({"oneOf": [{"type": "string"}, {"type": "integer"}]}, draw(st.sampled_from(["a", 7])))
    inner = draw(values(depth))
    cat = record({"kind": {"type": "string", "enum": ["cat"]}, "inner": inner.schema}, "kind")
    dog = record({"kind": {"type": "string", "enum": ["dog"]}}, "kind")
    mapping = {"cat": ref("Cat")["$ref"], "dog": ref("Dog")["$ref"]}
    schema = {"oneOf": [ref("Cat"), ref("Dog")], "discriminator": {"propertyName": "kind", "mapping": mapping}}
    wire = draw(st.sampled_from([{"kind": "cat", "inner": inner.wire}, {"kind": "dog"}]))
    return Drawn(schema, wire, together(inner.components, {"Cat": cat, "Dog": dog}))


@st.composite
def composed(draw: st.DrawFn, depth: int) -> Drawn:
    """Draw an object that extends another one."""
    base, own = draw(values(depth)), draw(scalars())
    extended = {"allOf": [ref("Base"), record({"own": own.schema}, "own")]}
    components = {"Base": record({"inner": base.schema}), "Extended": extended}
    return Drawn(ref("Extended"), {"inner": base.wire, "own": own.wire}, together(base.components, components))


@st.composite
def recursive(draw: st.DrawFn, depth: int) -> Drawn:
    """Draw a tree, each node with a value."""
    label = draw(values(depth))
    tree = record({"label": label.schema, "children": {"type": "array", "items": ref("Tree")}})
    leaf: dict[str, Node] = {"children": []}
    return Drawn(ref("Tree"), {"label": label.wire, "children": [leaf]}, together(label.components, {"Tree": tree}))


def together(*components: dict[str, Node]) -> dict[str, Node]:
    """Return all components; a document in which a name has two of them is not drawn."""
    found: dict[str, Node] = {}
    for each in components:
        assume(all(found.get(name, schema) == schema for name, schema in each.items()))
        found |= each
    return found


PROGRAM = """
    note = models.Note.from_dict({{"value": {wire}}})
    assert same(as_json(note.to_dict()), {{"value": {wire}}})
    again = client.markets.echo(value=note.value)
    assert same(wire.json, {{"value": {wire}}})
    assert again == note
    assert as_json(again.to_dict()) == wire.json
"""


def document_edits(count: int) -> list[Edit]:
    """Return edits that add an operation with a value of random kinds; the same ones each time."""
    found: list[Edit] = []

    @settings(
        max_examples=count,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
    )
    @given(values())
    def collect(drawn: Drawn) -> None:
        found.append(_edit(len(found), drawn))

    collect()
    return sorted(found, key=lambda edit: len(edit.program))


def _edit(number: int, drawn: Drawn) -> Edit:
    def change(document: Document) -> None:
        for name, schema in drawn.components.items():
            add_schema(document, name, schema)
        add_shared_echo(
            document, record({"value": describe(drawn.schema, "The value.")}, "value"), {"value": drawn.wire}
        )

    program = "\n".join(line.strip() for line in PROGRAM.format(wire=as_python(drawn.wire)).splitlines())
    return Edit(SECTION, f"{number:03}", change, program=program.strip(), may_refuse=True)


def by_cause(results: Sequence[Result]) -> list[Result]:
    """Return the right results, and the smallest document of each wrong outcome's cause, named by the cause."""
    found: dict[str, Result] = {}
    for result in results:
        name = result.edit.name if result.is_right else _signature(result.cause)
        found.setdefault(name, replace(result, edit=replace(result.edit, name=name)))
    return list(found.values())


def _signature(cause: str) -> str:
    """Return a cause without what differs from document to document."""
    cause = re.sub(r"schema \w+, \S+: ", "schema …: ", cause)
    without = re.sub(r"'[^']*'|\"[^\"]*\"|<[^>]*>|\S*edit_\d+\S*|[\w./]+\.py:\d+(?::\d+)?|\d+", "…", cause)
    return " ".join(without.split())[:100].strip()
