"""Flatten an OpenAPI document into facts, so that two documents are compared by what they say.

Two documents may say the same with different schemas: one splits a union, wraps an enum in `allOf` or inlines a
component, the other doesn't. Therefore references are followed, `allOf` is merged, and a union becomes one schema. The
result is a mapping from places (`query limit`, `200[].filters.price.tickSize`) to facts.

OpenAPI 3.0 and 3.1 are read alike. A document needn't be valid: absent and null mean the same, and anything that can't
be understood raises `DocumentError` with its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from attrs import evolve, field, frozen

from tools.codegen.contract import METHODS

Node: TypeAlias = Any
"""Any part of a parsed document."""

Merged: TypeAlias = tuple["MergedSchema", frozenset[str]]
"""A merged schema, and the references that were followed for it."""

BOUNDS = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf")
LIMITS = (*BOUNDS, "minLength", "maxLength", "minItems", "maxItems", "pattern")
ANY = frozenset({"anything"})
"""The values of a union's member without an enum, where another member has one."""

_UNSIGNED = {"uint8": 2**8 - 1, "uint16": 2**16 - 1, "uint32": 2**32 - 1, "uint64": None}
_INSTRUCTION = re.compile(r"[Ii]nstruction:?\*{0,2}:?\s*`(\w+)`")
_DEFAULT = re.compile(r"[Dd]efaults?(?: to)?:? `([^`]+)`")
_MAXIMUM = re.compile(r"[Mm]aximum:? `(\d+)`")
_SIGNING_HEADERS = frozenset({"x-api-key", "x-signature", "x-timestamp", "x-window"})


class DocumentError(Exception):
    """A document can't be read or compared; the message says where and why."""


@frozen
class SchemaFacts:
    """The facts about one place in an operation.

    Attributes:
        kind: `object`, `array`, `string`, `integer`, `number`, `boolean`, `anything`, or several of them.
        values: The values of its enum; None: it has no enum.
        format: The format, where it adds something to the kind.
        default: The default, as a str.
        limits: The limits by keyword, as str.
    """

    kind: str
    required: bool = True
    nullable: bool = False
    values: frozenset[str] | None = None
    format: str | None = None
    default: str | None = None
    limits: Mapping[str, str] = field(factory=dict)


@frozen
class OperationFacts:
    """The facts about one operation.

    Attributes:
        route: Method and path, such as `GET /api/v1/depth`.
        instruction: The instruction that is signed; None: the document names none.
        schemas: The facts about parameters, body and responses, by place.
    """

    route: str
    instruction: str | None
    deprecated: bool
    schemas: Mapping[str, SchemaFacts]
    statuses: frozenset[str]


@frozen
class DocumentFacts:
    """The facts about a document.

    Attributes:
        servers: The URLs of the exchange.
        operations: The operations by operationId, or by method and path where one has no operationId.
        errors: The facts about the bodies of all error responses, by place.
    """

    servers: frozenset[str]
    operations: Mapping[str, OperationFacts]
    errors: Mapping[str, SchemaFacts]


@frozen
class MergedSchema:
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

    def merge_with(self, other: MergedSchema) -> MergedSchema:
        """Return a schema that requires both; where they differ, `other` wins, except for its enum."""
        return MergedSchema(
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

    def unite_with(self, other: MergedSchema) -> MergedSchema:
        """Return a schema that allows either; it keeps the keywords of both, so that no change is lost."""
        limits = {keyword: _any_of(self.limits.get(keyword), other.limits.get(keyword)) for keyword in LIMITS}
        return MergedSchema(
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


def read_facts(document: Node) -> DocumentFacts:
    """Flatten a parsed document.

    Raises:
        DocumentError: it can't be compared; the message names the place.
    """
    return _DocumentReader(document).read()


class _DocumentReader:
    def __init__(self, document: Node) -> None:
        self._document = document

    def read(self) -> DocumentFacts:
        found: dict[str, OperationFacts] = {}
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
                        f"{where}, {method}: the operationId {name!r} is also that of {found[name].route}"
                    )
                route, shared = f"{method.upper()} {path}", _list(item.get("parameters"), where)
                found[name], errors = self._operation(route, node, shared)
                bodies += [body for body in errors if body not in bodies]
        servers = frozenset(
            str(_mapping(each, "servers").get("url")) for each in _list(self._document.get("servers"), "servers")
        )
        body = self._walk("", {"anyOf": bodies}, required=True, above=frozenset())
        return DocumentFacts(servers, found, dict(body) if bodies else {})

    def _operation(
        self, route: str, node: Mapping[str, Node], shared: Sequence[Node]
    ) -> tuple[OperationFacts, list[Node]]:
        """Return the facts about an operation, and the schemas of its error responses."""
        facts: dict[str, SchemaFacts] = {}
        for parameter in (*shared, *_list(node.get("parameters"), route)):
            facts.update(self._parameter(route, self._resolved(parameter, f"{route}, parameters")))
        if node.get("requestBody") is not None:
            facts.update(self._content("body", self._resolved(node["requestBody"], f"{route}, requestBody")))
        errors: list[Node] = []
        responses = _mapping(node.get("responses"), f"{route}, responses")
        for status, response in responses.items():
            resolved = self._resolved(response, f"{route}, {status}")
            if str(status).startswith("2"):
                facts.update(self._content(str(status), resolved))
            else:
                # The exchange's web framework refuses unparsable requests in plain text; there is no schema to compare.
                errors += _schemas(resolved, f"{route}, {status}", without="text/plain")
        described = _INSTRUCTION.search(str(node.get("description", "")))
        instruction = str(node.get("x-instruction") or (described[1] if described else "")) or None
        statuses = frozenset(map(str, responses))
        return OperationFacts(route, instruction, bool(node.get("deprecated")), facts, statuses), errors

    def _parameter(self, place: str, node: Mapping[str, Node]) -> Iterator[tuple[str, SchemaFacts]]:
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

    def _content(self, place: str, node: Mapping[str, Node]) -> Iterator[tuple[str, SchemaFacts]]:
        schemas = _schemas(node, place)
        if schemas:
            yield from self._walk(place, {"anyOf": schemas}, required=True, above=frozenset())

    def _walk(
        self, place: str, node: Node, *, required: bool, above: frozenset[str]
    ) -> Iterator[tuple[str, SchemaFacts]]:
        schema, followed = self._merged(node, place, frozenset())
        yield place, _facts(schema, required)
        if followed & above:  # a recursive schema, visited before
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
        """Merge a schema with those that it refers to or combines."""
        if isinstance(node, bool) or node is None:
            return MergedSchema(kinds=frozenset({"nothing"}) if node is False else frozenset()), followed
        node = _mapping(node, place)
        if isinstance(reference := node.get("$ref"), str):
            if reference in followed:
                raise DocumentError(f"{place}: {reference} refers to itself")
            target, within = self._merged(self._target(reference, place), place, followed | {reference})
            beside, more = self._merged(_beside_reference(node), place, followed)
            return target.merge_with(beside), within | more
        above = followed
        merged = MergedSchema()
        for part in _list(node.get("allOf"), place):
            schema, more = self._merged(part, place, above)
            merged, followed = merged.merge_with(schema), followed | more
        for keyword in ("anyOf", "oneOf"):
            choices = [choice for choice in _list(node.get(keyword), place) if choice != {"type": "null"}]
            union: MergedSchema | None = None
            for choice in choices:
                schema, more = self._merged(choice, place, above)
                union, followed = schema if union is None else union.unite_with(schema), followed | more
            if union is not None:
                merged = union.merge_with(merged)
            if len(choices) < len(_list(node.get(keyword), place)):
                merged = evolve(merged, nullable=True)
        return merged.merge_with(_own(node, place)), followed

    def _resolved(self, node: Node, place: str) -> Mapping[str, Node]:
        """Follow the references of a path, parameter, body or response."""
        followed: set[str] = set()
        found = _mapping(node, place)
        while isinstance(reference := found.get("$ref"), str):
            if reference in followed:
                raise DocumentError(f"{place}: {reference} refers to itself")
            followed.add(reference)
            found = {**_mapping(self._target(reference, place), place), **_beside_reference(found)}
        return found

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


def _beside_reference(node: Mapping[str, Node]) -> dict[str, Node]:
    return {key: value for key, value in node.items() if key != "$ref"}


def _own(node: Mapping[str, Node], place: str) -> MergedSchema:
    """Read the keywords of a schema itself, without those that it refers to or combines."""
    declared = node.get("type")
    kinds = {str(kind) for kind in (declared if isinstance(declared, list) else [declared]) if kind is not None}
    values = [node["const"]] if "const" in node else node.get("enum")
    properties = _mapping(node.get("properties"), place)
    extra = node.get("additionalProperties")
    if not kinds and (properties or extra is not None):
        kinds = {"object"}
    limits = {keyword: node[keyword] for keyword in LIMITS if node.get(keyword) is not None}
    for bound in ("minimum", "maximum"):  # in OpenAPI 3.0 a boolean makes the bound exclusive
        exclusive = f"exclusive{bound.capitalize()}"
        if isinstance(limits.get(exclusive), bool) and limits.pop(exclusive) and bound in limits:
            limits[exclusive] = limits.pop(bound)
    default = node.get("default")
    return MergedSchema(
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


def _facts(schema: MergedSchema, required: bool) -> SchemaFacts:
    kind = " or ".join(sorted(schema.kinds)) or "anything"
    limits = dict(schema.limits)
    if kind == "integer" and "maximum" not in limits and (found := _MAXIMUM.search(schema.description)):
        limits["maximum"] = found.group(1)
    if schema.format in _UNSIGNED:
        limits.setdefault("minimum", "0")
        if (most := _UNSIGNED[schema.format]) is not None:
            limits.setdefault("maximum", str(most))
    described = _DEFAULT.search(schema.description)
    return SchemaFacts(
        kind=kind,
        required=required,
        nullable=schema.nullable,
        values=schema.values,
        format=schema.format,
        default=schema.default or (described.group(1) if described else None),
        limits=limits,
    )


def _schemas(node: Mapping[str, Node], place: str, *, without: str = "") -> list[Node]:
    """Return the different schemas of a body, leaving out those of one media type."""
    content = _mapping(node.get("content"), place)
    found = [_mapping(media, f"{place}, {name}").get("schema") for name, media in content.items() if name != without]
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
