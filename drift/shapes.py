"""An OpenAPI document as flat facts: two documents then compare by what they say and not by how they are cut.

A document may split a union, wrap an enum in `allOf` or inline a schema where the other one doesn't: here references
are followed, `allOf` is merged, and a union of objects becomes one object whose required fields are those that all
members require. What is left is a mapping from places (`query limit`, `200[].filters.price.tickSize`) to facts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from attrs import evolve, frozen

from codegen.contract import Contract, Operation

Schema: TypeAlias = Mapping[str, Any]

_UNSIGNED = {"uint8": 2**8 - 1, "uint16": 2**16 - 1, "uint32": 2**32 - 1}
_INSTRUCTION = re.compile(r"[Ii]nstruction:?\*{0,2}:?\s*`(\w+)`")
_DEFAULT = re.compile(r"[Dd]efaults?(?: to)?:? `([^`]+)`")
_MAXIMUM = re.compile(r"[Mm]aximum:? `(\d+)`")
_SIGNING_HEADERS = frozenset({"x-api-key", "x-signature", "x-timestamp", "x-window"})


@frozen
class Facts:
    """What a document says of one place.

    Attributes:
        kind: `object`, `array`, `string`, `integer`, `number`, `boolean`, or `anything`.
        required: Whether it must be there.
        values: The closed vocabulary; None: there is none.
        format: The format, where it says more than the kind.
        default: The default, as text.
        minimum: The smallest value.
        maximum: The largest value.
        longest: The most characters.
    """

    kind: str
    required: bool = True
    values: frozenset[str] | None = None
    format: str | None = None
    default: str | None = None
    minimum: int | float | None = None
    maximum: int | float | None = None
    longest: int | None = None


@frozen
class Shape:
    """One operation as flat facts.

    Attributes:
        place: Method and path, such as `GET /api/v1/depth`.
        instruction: The instruction that is signed; None: none is named.
        deprecated: Whether the document says so.
        facts: The facts by place.
        statuses: The statuses that are documented.
    """

    place: str
    instruction: str | None
    deprecated: bool
    facts: Mapping[str, Facts]
    statuses: frozenset[str]


def shapes(document: Mapping[str, Any]) -> dict[str, Shape]:
    """The operations of a document by operationId."""
    contract = Contract(document)
    return {name: _shape(contract, operation) for name, operation in contract.operations.items()}


def _shape(contract: Contract, operation: Operation) -> Shape:
    facts: dict[str, Facts] = {}
    for name, node in operation.parameters.items():
        if name.lower() in _SIGNING_HEADERS:
            continue
        place = f"{node['in']} {name.lower() if node['in'] == 'header' else name}"
        schema = {**node["schema"], "description": node.get("description", "")}
        facts.update(_walk(contract, place, schema, required=bool(node.get("required")), above=()))
    if "requestBody" in operation.node:
        facts.update(_content(contract, "body", contract.resolve(operation.node["requestBody"])))
    answers = {str(status): contract.resolve(node) for status, node in operation.node["responses"].items()}
    for status, answer in answers.items():
        if status.startswith("2"):
            facts.update(_content(contract, status, answer))
    described = _INSTRUCTION.search(str(operation.node.get("description", "")))
    return Shape(
        place=f"{operation.method.upper()} {operation.path}",
        instruction=operation.instruction or (described.group(1) if described else None),
        deprecated=bool(operation.node.get("deprecated")),
        facts=facts,
        statuses=frozenset(answers),
    )


def _content(contract: Contract, place: str, node: Mapping[str, Any]) -> Iterator[tuple[str, Facts]]:
    for media in node.get("content", {}).values():
        yield from _walk(contract, place, media.get("schema", {}), required=True, above=())
        return


def _walk(
    contract: Contract, place: str, schema: Schema, *, required: bool, above: tuple[str, ...]
) -> Iterator[tuple[str, Facts]]:
    reference = schema.get("$ref")
    if reference in above:
        return
    above = (*above, reference) if reference else above
    schema = merged(contract, schema)
    kind = _kind(schema)
    yield place, _facts(schema, kind, required)
    if kind == "array":
        for number, item in enumerate(schema.get("prefixItems", [])[:1] or [schema.get("items", {})]):
            yield from _walk(contract, f"{place}[]", item, required=not number, above=above)
    for name, member in schema.get("properties", {}).items():
        path = f"{place}.{name}"
        yield from _walk(contract, path, member, required=name in schema.get("required", ()), above=above)
    if isinstance(schema.get("additionalProperties"), Mapping):
        yield from _walk(contract, f"{place}.*", schema["additionalProperties"], required=False, above=above)


def merged(contract: Contract, schema: Schema) -> Schema:
    """A schema without `$ref`, `allOf`, `anyOf`, `oneOf` and `null`."""
    schema = contract.resolve(schema)
    own = {key: value for key, value in schema.items() if key not in ("allOf", "anyOf", "oneOf")}
    if isinstance(own.get("type"), list):
        [own["type"]] = [name for name in own["type"] if name != "null"]
    for part in schema.get("allOf", ()):
        own = _both(merged(contract, part), own)
    choices = [
        merged(contract, choice)
        for choice in (*schema.get("anyOf", ()), *schema.get("oneOf", ()))
        if choice != {"type": "null"}
    ]
    if choices:
        union = choices[0]
        for choice in choices[1:]:
            union = _either(contract, union, choice)
        own = _both(union, own)
    return own


def _both(first: Schema, second: Schema) -> dict[str, Any]:
    joined = {**first, **{key: value for key, value in second.items() if value not in (None, "")}}
    if "properties" in first or "properties" in second:
        joined["properties"] = {**first.get("properties", {}), **second.get("properties", {})}
        joined["required"] = [*first.get("required", ()), *second.get("required", ())]
    return joined


def _either(contract: Contract, first: Schema, second: Schema) -> dict[str, Any]:
    joined = {**second, **first}
    ours, theirs = first.get("properties", {}), second.get("properties", {})
    if ours or theirs:
        joined["properties"] = {**theirs, **ours}
        for name in ours.keys() & theirs.keys():
            one, other = merged(contract, ours[name]), merged(contract, theirs[name])
            if "enum" in one and "enum" in other:
                joined["properties"][name] = {**one, "enum": [*one["enum"], *other["enum"]]}
        joined["required"] = [name for name in first.get("required", ()) if name in second.get("required", ())]
    return joined


def _kind(schema: Schema) -> str:
    if "properties" in schema or "additionalProperties" in schema:
        return "object"
    return str(schema.get("type", "anything"))


def _facts(schema: Schema, kind: str, required: bool) -> Facts:
    described = str(schema.get("description", ""))
    stated = Facts(
        kind=kind,
        required=required,
        values=_values(schema),
        format=schema.get("format"),
        default=_default(schema, described),
        minimum=schema.get("minimum"),
        maximum=schema.get("maximum", _maximum(described) if kind == "integer" else None),
        longest=schema.get("maxLength"),
    )
    if stated.format in _UNSIGNED:
        most = _UNSIGNED[stated.format]
        return evolve(stated, minimum=stated.minimum or 0, maximum=most if stated.maximum is None else stated.maximum)
    return evolve(stated, minimum=stated.minimum or 0) if stated.format == "uint64" else stated


def _values(schema: Schema) -> frozenset[str] | None:
    values = [schema["const"]] if "const" in schema else schema.get("enum")
    return None if values is None else frozenset(str(value) for value in values if value is not None)


def _default(schema: Schema, described: str) -> str | None:
    if schema.get("default") is not None:
        return str(schema["default"])
    found = _DEFAULT.search(described)
    return found.group(1) if found else None


def _maximum(described: str) -> int | None:
    found = _MAXIMUM.search(described)
    return int(found.group(1)) if found else None
