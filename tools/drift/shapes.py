"""An OpenAPI document as flat facts: two documents then compare by what they say and not by how they are cut.

A document may split a union, wrap an enum in `allOf` or inline a schema where the other one doesn't: here references
are followed, `allOf` is merged, and a union becomes one schema that says what any of its members says. What is left is
a mapping from places (`query limit`, `200[].filters.price.tickSize`) to facts.

OpenAPI 3.0 and 3.1 are read alike. A document needn't be valid: what is absent or null says nothing, and what can't be
understood raises `DocumentError` with its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from attrs import evolve, field, frozen

from tools.codegen.contract import METHODS

Node: TypeAlias = Any
"""A part of a parsed document, whatever it is."""

Merged: TypeAlias = tuple["Schema", frozenset[str]]
"""A schema, and the references that were followed to put it together."""

LIMITS = (
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "minLength",
    "maxLength",
    "minItems",
    "maxItems",
    "pattern",
)
ANY = frozenset({"anything"})
"""The vocabulary of a union's member that has none, where another member has one."""

_UNSIGNED = {"uint8": 2**8 - 1, "uint16": 2**16 - 1, "uint32": 2**32 - 1, "uint64": None}
_INSTRUCTION = re.compile(r"[Ii]nstruction:?\*{0,2}:?\s*`(\w+)`")
_DEFAULT = re.compile(r"[Dd]efaults?(?: to)?:? `([^`]+)`")
_MAXIMUM = re.compile(r"[Mm]aximum:? `(\d+)`")
_SIGNING_HEADERS = frozenset({"x-api-key", "x-signature", "x-timestamp", "x-window"})


class DocumentError(Exception):
    """A document can't be read or compared; the message says where and why."""


@frozen
class Facts:
    """What a document says of one place.

    Attributes:
        kind: `object`, `array`, `string`, `integer`, `number`, `boolean`, `anything`, or several of them.
        required: True if it must be there.
        nullable: True if it may be null.
        values: The closed vocabulary; None: there is none.
        format: The format, where it says more than the kind.
        default: The default, as text.
        limits: The limits by their keywords, as text.
    """

    kind: str
    required: bool = True
    nullable: bool = False
    values: frozenset[str] | None = None
    format: str | None = None
    default: str | None = None
    limits: Mapping[str, str] = field(factory=dict)


@frozen
class Shape:
    """One operation as flat facts.

    Attributes:
        place: Method and path, such as `GET /api/v1/depth`.
        instruction: The instruction that is signed; None: none is named.
        deprecated: True if the document says so.
        facts: The facts by place.
        statuses: The statuses that are documented.
    """

    place: str
    instruction: str | None
    deprecated: bool
    facts: Mapping[str, Facts]
    statuses: frozenset[str]


@frozen
class Shapes:
    """A document as flat facts.

    Attributes:
        servers: The addresses of the exchange.
        operations: The operations by operationId; by method and path where one has none.
        errors: What the bodies of all error answers say.
    """

    servers: frozenset[str]
    operations: Mapping[str, Shape]
    errors: Mapping[str, Facts]


@frozen
class Schema:
    """A schema without `$ref`, `allOf`, `anyOf` and `oneOf`; its members may still have them."""

    kinds: frozenset[str] = frozenset()
    nullable: bool = False
    values: frozenset[str] | None = None
    format: str | None = None
    default: str | None = None
    description: str = ""
    limits: Mapping[str, str] = field(factory=dict)
    properties: Mapping[str, Node] = field(factory=dict)
    required: frozenset[str] = frozenset()
    items: Sequence[Node] = ()
    extra: Node = None

    def and_also(self, other: Schema) -> Schema:
        """Return what both say together; where they say the same thing differently, the other one."""
        return Schema(
            kinds=other.kinds or self.kinds,
            nullable=self.nullable or other.nullable,
            values=other.values if self.values is None else self.values,
            format=other.format or self.format,
            default=other.default or self.default,
            description=other.description or self.description,
            limits={**self.limits, **other.limits},
            properties=_each(self.properties, other.properties, "allOf"),
            required=self.required | other.required,
            items=other.items or self.items,
            extra=other.extra or self.extra,
        )

    def or_else(self, other: Schema) -> Schema:
        """Return what either may be; what only one of them says is kept, so that no change is lost."""
        limits = {keyword: _any_of(self.limits.get(keyword), other.limits.get(keyword)) for keyword in LIMITS}
        return Schema(
            kinds=self.kinds | other.kinds,
            nullable=self.nullable or other.nullable,
            values=_any_value(self.values, other.values),
            format=_any_of(self.format, other.format),
            default=_any_of(self.default, other.default),
            description=" ".join(filter(None, (self.description, other.description))),
            limits={keyword: limit for keyword, limit in limits.items() if limit is not None},
            properties=_each(self.properties, other.properties, "anyOf"),
            required=self.required & other.required,
            items=[{"anyOf": [*self.items, *other.items]}] if self.items and other.items else self.items or other.items,
            extra=self.extra or other.extra,
        )


def shapes(document: Node) -> Shapes:
    """Read a document.

    Raises:
        DocumentError: it can't be compared; the message names the place.
    """
    return _Reader(document).shapes()


class _Reader:
    def __init__(self, document: Node) -> None:
        self._document = document

    def shapes(self) -> Shapes:
        found: dict[str, Shape] = {}
        bodies: list[Node] = []
        for path, item in _mapping(self._document.get("paths"), "paths").items():
            where = f"paths, {path}"
            item = self._resolved(item, where)
            for method in METHODS:
                if item.get(method) is None:
                    continue
                node = _mapping(item[method], f"{where}, {method}")
                name = str(node.get("operationId") or f"{method.upper()} {path}")
                if name in found:
                    raise DocumentError(
                        f"{where}, {method}: the operationId {name!r} is also that of {found[name].place}"
                    )
                shape, errors = self._operation(f"{method.upper()} {path}", node, _list(item.get("parameters"), where))
                found[name] = shape
                bodies += [body for body in errors if body not in bodies]
        servers = frozenset(
            str(_mapping(each, "servers").get("url")) for each in _list(self._document.get("servers"), "servers")
        )
        body = self._walk("", {"anyOf": bodies}, required=True, above=frozenset())
        return Shapes(servers, found, dict(body) if bodies else {})

    def _operation(self, place: str, node: Mapping[str, Node], shared: Sequence[Node]) -> tuple[Shape, list[Node]]:
        facts: dict[str, Facts] = {}
        for parameter in (*shared, *_list(node.get("parameters"), place)):
            facts.update(self._parameter(place, self._resolved(parameter, f"{place}, parameters")))
        if node.get("requestBody") is not None:
            facts.update(self._content("body", self._resolved(node["requestBody"], f"{place}, requestBody")))
        answers = {
            str(status): self._resolved(answer, f"{place}, {status}")
            for status, answer in _mapping(node.get("responses"), f"{place}, responses").items()
        }
        errors: list[Node] = []
        for status, answer in answers.items():
            if status.startswith("2"):
                facts.update(self._content(status, answer))
            else:
                # Plain text, as the exchange's web framework refuses what doesn't parse, has no shape to compare.
                errors += _schemas(answer, f"{place}, {status}", but="text/plain")
        described = _INSTRUCTION.search(str(node.get("description", "")))
        return (
            Shape(
                place=place,
                instruction=str(node.get("x-instruction") or (described.group(1) if described else "")) or None,
                deprecated=bool(node.get("deprecated")),
                facts=facts,
                statuses=frozenset(answers),
            ),
            errors,
        )

    def _parameter(self, place: str, node: Mapping[str, Node]) -> Iterator[tuple[str, Facts]]:
        name, kind = node.get("name"), node.get("in")
        if not isinstance(name, str) or not isinstance(kind, str):
            raise DocumentError(f"{place}, parameters: one has no name or no `in`: {_short(node)}")
        if kind == "header":
            name = name.lower()
        if name in _SIGNING_HEADERS:
            return
        described = {"description": node.get("description")}
        schemas = [node["schema"]] if node.get("schema") is not None else _schemas(node, place)
        schema = {"allOf": [*schemas, described]}
        yield from self._walk(f"{kind} {name}", schema, required=bool(node.get("required")), above=frozenset())

    def _content(self, place: str, node: Mapping[str, Node]) -> Iterator[tuple[str, Facts]]:
        schemas = _schemas(node, place)
        if schemas:
            yield from self._walk(place, {"anyOf": schemas}, required=True, above=frozenset())

    def _walk(self, place: str, node: Node, *, required: bool, above: frozenset[str]) -> Iterator[tuple[str, Facts]]:
        schema, followed = self._merged(node, place, frozenset())
        yield place, _facts(schema, required)
        if followed & above:  # it contains itself, and has been walked
            return
        above |= followed
        for number, item in enumerate(schema.items):
            yield from self._walk(f"{place}[]", item, required=not number, above=above)
        for name, member in schema.properties.items():
            path = f"{place}.{name}" if place else name
            yield from self._walk(path, member, required=name in schema.required, above=above)
        if schema.extra is not None:
            yield from self._walk(f"{place}.*", schema.extra, required=False, above=above)

    def _merged(self, node: Node, place: str, followed: frozenset[str]) -> Merged:
        """Put a schema together from its parts."""
        if isinstance(node, bool) or node is None:
            return Schema(kinds=frozenset({"nothing"}) if node is False else frozenset()), followed
        node = _mapping(node, place)
        if isinstance(node.get("$ref"), str):
            reference = node["$ref"]
            if reference in followed:
                raise DocumentError(f"{place}: {reference} refers to itself")
            target, within = self._merged(self._target(reference, place), place, followed | {reference})
            beside, more = self._merged({key: value for key, value in node.items() if key != "$ref"}, place, followed)
            return target.and_also(beside), within | more
        above = followed
        whole = Schema()
        for part in _list(node.get("allOf"), place):
            schema, more = self._merged(part, place, above)
            whole, followed = whole.and_also(schema), followed | more
        for keyword in ("anyOf", "oneOf"):
            choices = [choice for choice in _list(node.get(keyword), place) if choice != {"type": "null"}]
            union: Schema | None = None
            for choice in choices:
                schema, more = self._merged(choice, place, above)
                union, followed = schema if union is None else union.or_else(schema), followed | more
            if union is not None:
                whole = union.and_also(whole)
            if len(choices) < len(_list(node.get(keyword), place)):
                whole = evolve(whole, nullable=True)
        return whole.and_also(_own(node, place)), followed

    def _resolved(self, node: Node, place: str) -> Mapping[str, Node]:
        """Follow the references of what is no schema: a path, parameter, body or answer."""
        followed: set[str] = set()
        node = _mapping(node, place)
        while isinstance(node.get("$ref"), str):
            reference = node["$ref"]
            if reference in followed:
                raise DocumentError(f"{place}: {reference} refers to itself")
            followed.add(reference)
            beside = {key: value for key, value in node.items() if key != "$ref"}
            node = {**_mapping(self._target(reference, place), place), **beside}
        return _mapping(node, place)

    def _target(self, reference: str, place: str) -> Node:
        if not reference.startswith("#/"):
            raise DocumentError(f"{place}: {reference} points out of the document; bundle it into one file first")
        target = self._document
        for step in reference[2:].split("/"):
            name = step.replace("~1", "/").replace("~0", "~")
            if not isinstance(target, Mapping) or name not in target:
                raise DocumentError(f"{place}: {reference} points to nothing")
            target = target[name]
        return target


def _own(node: Mapping[str, Node], place: str) -> Schema:
    """Read what a schema says itself, beside the schemas that it refers to or combines."""
    stated = node.get("type")
    kinds = {str(kind) for kind in (stated if isinstance(stated, list) else [stated]) if kind is not None}
    values = [node["const"]] if "const" in node else node.get("enum")
    properties = _mapping(node.get("properties"), place)
    extra = node.get("additionalProperties")
    if not kinds and (properties or extra is not None):
        kinds = {"object"}
    limits = {keyword: node[keyword] for keyword in LIMITS if node.get(keyword) is not None}
    for bound in ("minimum", "maximum"):  # OpenAPI 3.0: a boolean beside the bound says that it is exclusive
        exclusive = f"exclusive{bound.capitalize()}"
        if isinstance(limits.get(exclusive), bool) and limits.pop(exclusive) and bound in limits:
            limits[exclusive] = limits.pop(bound)
    default = node.get("default")
    return Schema(
        kinds=frozenset(kinds - {"null"}),
        nullable="null" in kinds or node.get("nullable") is True or (isinstance(values, list) and None in values),
        values=None if values is None else frozenset(str(value) for value in _list(values, place) if value is not None),
        format=None if node.get("format") is None else str(node["format"]),
        default=None if default is None else str(default),
        description=str(node.get("description") or ""),
        limits={keyword: str(limit) for keyword, limit in limits.items()},
        properties=properties,
        required=frozenset(map(str, _list(node.get("required"), place))),
        items=_list(node.get("prefixItems"), place)[:1] or ([node["items"]] if node.get("items") is not None else []),
        extra=extra if isinstance(extra, Mapping) else None,
    )


def _facts(schema: Schema, required: bool) -> Facts:
    kind = " or ".join(sorted(schema.kinds)) or "anything"
    limits = dict(schema.limits)
    if kind == "integer" and "maximum" not in limits and (found := _MAXIMUM.search(schema.description)):
        limits["maximum"] = found.group(1)
    if schema.format in _UNSIGNED:
        limits.setdefault("minimum", "0")
        if (most := _UNSIGNED[schema.format]) is not None:
            limits.setdefault("maximum", str(most))
    described = _DEFAULT.search(schema.description)
    return Facts(
        kind=kind,
        required=required,
        nullable=schema.nullable,
        values=schema.values,
        format=schema.format,
        default=schema.default or (described.group(1) if described else None),
        limits=limits,
    )


def _schemas(node: Mapping[str, Node], place: str, *, but: str = "") -> list[Node]:
    """The schemas of a body, one for each media type that has another one, without those of one media type."""
    content = _mapping(node.get("content"), place)
    found = [_mapping(media, f"{place}, {name}").get("schema") for name, media in content.items() if name != but]
    return [schema for number, schema in enumerate(found) if schema is not None and schema not in found[:number]]


def _each(ours: Mapping[str, Node], theirs: Mapping[str, Node], keyword: str) -> dict[str, Node]:
    joined = {**ours, **theirs}
    for name in ours.keys() & theirs.keys():
        if ours[name] != theirs[name]:
            joined[name] = {keyword: [ours[name], theirs[name]]}
    return joined


def _any_value(one: frozenset[str] | None, other: frozenset[str] | None) -> frozenset[str] | None:
    if one is None and other is None:
        return None
    return (ANY if one is None else one) | (ANY if other is None else other)


def _any_of(one: str | None, other: str | None) -> str | None:
    if one is None or other is None or one == other:
        return one or other
    return " or ".join(dict.fromkeys([*one.split(" or "), *other.split(" or ")]))


def _mapping(node: Node, place: str) -> Mapping[str, Node]:
    if node is None:
        return {}
    if not isinstance(node, dict):
        raise DocumentError(f"{place}: must be an object, not {_short(node)}")
    found: Mapping[str, Node] = node
    return found


def _list(node: Node, place: str) -> list[Node]:
    if node is None:
        return []
    if not isinstance(node, list):
        raise DocumentError(f"{place}: must be a list, not {_short(node)}")
    return node


def _short(node: Node) -> str:
    text = repr(node)
    return text if len(text) <= 60 else f"{text[:60]}…"
