"""Compare a response with openapi.yaml, field by field, and suggest what to change there."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from typing import TypeAlias

from attrs import frozen
from jsonschema_rs import Draft202012Validator, ValidationError

from tools.codegen.contract import Contract, Operation
from tools.codegen.examples import FORMATS

from .json_values import Json, is_list, is_object

Schema: TypeAlias = Mapping[str, Json]

EXCERPT_LENGTH = 40
"""The number of characters of a value that a report shows."""

_MEMBER_KEYWORDS = frozenset({"properties", "additionalProperties", "items", "prefixItems"})
"""The keywords about the members of a value, which are compared one by one."""


def union_members(node: Schema, value: Json) -> list[Schema]:
    """Return the schemas of a union that a value may have, without null; none: no schema has its discriminator."""
    discriminator = node.get("discriminator")
    if discriminator is None or not is_object(value):
        return [member for key in ("anyOf", "oneOf") for member in node.get(key, ()) if member != {"type": "null"}]
    ref = discriminator["mapping"].get(value.get(discriminator["propertyName"]))
    return [] if ref is None else [{"$ref": ref}]


_SUGGESTED_FORMATS = ("naive-date-time", "spaced-date-time", "decimal")
"""The formats that are tried for an undocumented string."""

_TYPES: Mapping[type[object], str] = {
    type(None): "null",
    bool: "boolean",
    int: "integer",
    float: "number",
    str: "string",
    list: "array",
    dict: "object",
}

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_.-]{0,30}")
"""A value that a report shows even of a private response: a word of an enum. Keys and addresses are longer."""


@frozen
class Finding:
    """One difference between a response and the document.

    Attributes:
        place: The place in the response, such as `[].filters.price`.
        problem: The value there, and what is wrong with it.
        fix: The change of openapi.yaml that makes it agree, if the response is right.
    """

    place: str
    problem: str
    fix: str


@frozen
class ResponseChecker:
    """Compare responses with the document; of `private` data, the user's own, findings show types, not values."""

    contract: Contract
    private: bool = False

    def check(self, operation: Operation, status: int, headers: Mapping[str, str], content: bytes) -> list[Finding]:
        """List the differences between a response and the one that the document describes, each once."""
        responses = operation.node["responses"]
        node = next(
            (responses[name] for name in (str(status), f"{status // 100}XX", "default") if name in responses), None
        )
        if node is None:
            return [Finding("", f"the status {status} is not documented", f'responses: add "{status}"')]
        documented = self.contract.resolve(node).get("content", {})
        if not documented:
            return [Finding("", f"{status} comes with a body", f"responses.{status}: add content")] if content else []
        media_type = headers.get("content-type", "").partition(";")[0].strip()
        if media_type not in documented:
            expected = " or ".join(documented)
            return [Finding("", f"{status} comes as {media_type!r}, not {expected}", f"responses.{status}.content")]
        try:
            text = content.decode()
            value = json.loads(text) if media_type == "application/json" else text
        except ValueError:
            return [Finding("", f"{status} can't be read as {media_type}", f"responses.{status}.content")]
        return self.check_value(documented[media_type]["schema"], value, f"responses.{status}")

    def check_value(self, schema: Schema, value: Json, location: str) -> list[Finding]:
        """List the differences between a value and its schema, which is at a location of openapi.yaml, each once."""
        counted = Counter(self._check(schema, value, "", location))
        return [
            found if times == 1 else Finding(found.place, f"{found.problem}, {times} times", found.fix)
            for found, times in counted.items()
        ]

    def _check(self, schema: Schema, value: Json, place: str, location: str) -> Iterator[Finding]:
        node = self.contract.resolve(schema)
        if "anyOf" in node or "oneOf" in node:
            yield from self._check_union(node, value, place, location)
            return
        owner = str(schema.get("$ref", "")).rsplit("/", 1)[-1] or location
        errors = list(_validator(_own_keywords(node)).iter_errors(value))
        of_type = [error for error in errors if error.kind.name == "type"]
        for error in of_type or errors:
            problem, fix = self._explain(error, schema, value, location, owner)
            yield Finding(place, problem, fix)
        if of_type:
            return
        if is_object(value):
            yield from self._check_fields(node, value, place, owner)
        elif is_list(value):
            members = node.get("prefixItems", ())
            for number, item in enumerate(value):
                member = members[number] if number < len(members) else node.get("items", {})
                yield from self._check(member, item, f"{place}[]", f"{owner}[]")

    def _check_union(self, node: Schema, value: Json, place: str, location: str) -> Iterator[Finding]:
        if value is None and {"type": "null"} in node.get("anyOf", ()):
            return
        found = [list(self._check(member, value, place, location)) for member in union_members(node, value)]
        if found:
            yield from min(found, key=len)
        elif is_object(value):
            selector = node["discriminator"]["propertyName"]
            problem = f"unknown value {self._show(value[selector])}" if selector in value else "is missing"
            yield Finding(f"{place}.{selector}", problem, f"{location}.discriminator.mapping: add it")

    def _check_fields(self, node: Schema, value: Mapping[str, Json], place: str, owner: str) -> Iterator[Finding]:
        documented, others = node.get("properties", {}), node.get("additionalProperties", "properties" not in node)
        for name, item in value.items():
            if name in documented:
                yield from self._check(documented[name], item, f"{place}.{name}", f"{owner}.{name}")
            elif is_object(others):
                yield from self._check(others, item, f"{place}.*", f"{owner}.*")
            elif not others:
                shown = name if not self.private or _NAME.fullmatch(name) else f"(a name of {len(name)} characters)"
                problem = f"unknown field `{shown}`, {self._describe(item)}"
                yield Finding(place, problem, f"{owner}.properties: add `{shown}: {_schema_of(item)}`")

    def _explain(
        self, error: ValidationError, schema: Schema, value: Json, location: str, owner: str
    ) -> tuple[str, str]:
        """Return the problem and the fix of a finding."""
        keyword, node = error.kind.name, self.contract.resolve(schema)
        match keyword:
            case "type" | "enum" if value is None:
                reference, kind = schema.get("$ref"), node.get("type")
                nullable = f'anyOf: [$ref: "{reference}", type: "null"]' if reference else f'type: [{kind}, "null"]'
                return "null, which is not documented", f"{location}: `{nullable}`"
            case "type":
                problem = f"{self._describe(value)}, where {node['type']} is documented"
                return problem, f"{location}: `type: {_type_of(value)}`"
            case "enum":
                return f"unknown value {self._show(value)}", f"{owner}.enum: add it"
            case "required":
                return f"required field `{error.kind.value}` is missing", f"{owner}.required: take it out"
            case _:
                return f"{self._describe(value)}, breaks `{keyword}: {node[keyword]}`", f"{location}.{keyword}"

    def _describe(self, value: Json) -> str:
        return _type_of(value) if self.private or value is None else f"{_type_of(value)} {_excerpt(value)}"

    def _show(self, value: Json) -> str:
        """Show a value where an enum is expected; of a private response only one that looks like a word."""
        if self.private and not (isinstance(value, str) and _NAME.fullmatch(value)):
            return f"({_type_of(value)})"
        return _excerpt(value)


def _own_keywords(node: Schema) -> str:
    """Return the keywords of a schema about a value itself, without those about its members, as JSON."""
    return json.dumps({key: value for key, value in node.items() if key not in _MEMBER_KEYWORDS})


@cache
def _validator(schema: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads(schema), formats=dict(FORMATS), validate_formats=True)


def _type_of(value: object) -> str:
    return _TYPES[type(value)]


def _excerpt(value: Json) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return f"`{text}`" if len(text) <= EXCERPT_LENGTH else f"`{text[:EXCERPT_LENGTH]}…`"


def _schema_of(value: Json) -> str:
    """Suggest a schema for an undocumented value."""
    kind = _type_of(value)
    if kind == "null":
        return "{}"
    if kind == "array":
        return f"{{type: array, items: {_schema_of(value[0]) if value else '{}'}}}"
    found = next((name for name in _SUGGESTED_FORMATS if isinstance(value, str) and FORMATS[name](value)), None)
    return f"{{type: {kind}, format: {found}}}" if found else f"{{type: {kind}}}"
