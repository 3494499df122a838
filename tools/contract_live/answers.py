"""Holds an answer against openapi.yaml, field by field, and says what to mend there."""

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

LONGEST = 40
"""How many characters of a value a report shows."""

_INSIDE = frozenset({"properties", "additionalProperties", "items", "prefixItems"})
"""What a schema says of the values inside a value, which are compared one by one."""


def choices(node: Schema, value: Json) -> list[Schema]:
    """The schemas of a union that a value can have, without null.

    Args:
        node: A schema with `anyOf` or `oneOf`.
        value: The value; an object states by the discriminator which one it is.

    Returns:
        The schemas; none: what the value states is not among them.
    """
    discriminator = node.get("discriminator")
    if discriminator is None or not is_object(value):
        return [choice for key in ("anyOf", "oneOf") for choice in node.get(key, ()) if choice != {"type": "null"}]
    ref = discriminator["mapping"].get(value.get(discriminator["propertyName"]))
    return [] if ref is None else [{"$ref": ref}]


_GUESSES = ("naive-date-time", "spaced-date-time", "decimal")
"""Formats that an undocumented text is tried for."""

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
"""What a report shows of a private answer: a word of the exchange's vocabulary. Keys and addresses are longer."""


@frozen
class Finding:
    """One difference between an answer and the document.

    Attributes:
        place: Where in the answer, such as `[].filters.price`.
        problem: What is there.
        mend: What would make openapi.yaml agree, if the answer is right.
    """

    place: str
    problem: str
    mend: str


@frozen
class Reader:
    """Compares values with the document.

    Attributes:
        contract: The document.
        private: The answers are the user's own data: findings tell types, and no values.
    """

    contract: Contract
    private: bool = False

    def answer(self, operation: Operation, status: int, headers: Mapping[str, str], content: bytes) -> list[Finding]:
        """Compare an answer with what the document says of it.

        Args:
            operation: What was called.
            status: The HTTP status.
            headers: The answer's headers, names in any case.
            content: The body.

        Returns:
            The differences, none twice.
        """
        node = operation.node["responses"].get(str(status))
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
        return self.compare(documented[media_type]["schema"], value, f"responses.{status}")

    def compare(self, schema: Schema, value: Json, spot: str) -> list[Finding]:
        """Compare a value with its schema.

        Args:
            schema: A schema of the document.
            value: The parsed JSON.
            spot: Where the schema stands.

        Returns:
            The differences, none twice.
        """
        counted = Counter(self._compare(schema, value, "", spot))
        return [
            found if times == 1 else Finding(found.place, f"{found.problem}, {times} times", found.mend)
            for found, times in counted.items()
        ]

    def _compare(self, schema: Schema, value: Json, place: str, spot: str) -> Iterator[Finding]:
        component = str(schema.get("$ref", "")).rsplit("/", 1)[-1]
        node = self.contract.resolve(schema)
        if "anyOf" in node or "oneOf" in node:
            yield from self._one_of(node, value, place, spot)
            return
        faults = list(_validator(_alone(node)).iter_errors(value))
        of_type = [fault for fault in faults if fault.kind.name == "type"]
        for fault in of_type or faults:
            yield self._finding(fault, schema, node, value, place, spot, component or spot)
        if of_type:
            return
        if is_object(value):
            yield from self._fields(node, value, place, component or spot)
        elif is_list(value):
            places = node.get("prefixItems", ())
            for number, item in enumerate(value):
                of_item = places[number] if number < len(places) else node.get("items", {})
                yield from self._compare(of_item, item, f"{place}[]", f"{component or spot}[]")

    def _one_of(self, node: Schema, value: Json, place: str, spot: str) -> Iterator[Finding]:
        if value is None and {"type": "null"} in node.get("anyOf", ()):
            return
        found = [list(self._compare(choice, value, place, spot)) for choice in choices(node, value)]
        if found:
            yield from min(found, key=len)
        elif is_object(value):
            selector = node["discriminator"]["propertyName"]
            problem = f"unknown value {self._shown(value[selector])}" if selector in value else "is missing"
            yield Finding(f"{place}.{selector}", problem, f"{spot}.discriminator.mapping: add it")

    def _fields(self, node: Schema, value: Mapping[str, Json], place: str, owner: str) -> Iterator[Finding]:
        documented, others = node.get("properties", {}), node.get("additionalProperties", "properties" not in node)
        for name, item in value.items():
            if name in documented:
                yield from self._compare(documented[name], item, f"{place}.{name}", f"{owner}.{name}")
            elif is_object(others):
                yield from self._compare(others, item, f"{place}.*", f"{owner}.*")
            elif not others:
                shown = name if not self.private or _NAME.fullmatch(name) else f"(a name of {len(name)} characters)"
                problem = f"unknown field `{shown}`, {self._described(item)}"
                yield Finding(place, problem, f"{owner}.properties: add `{shown}: {_schema_of(item)}`")

    def _finding(
        self, fault: ValidationError, schema: Schema, node: Schema, value: Json, place: str, spot: str, owner: str
    ) -> Finding:
        keyword = fault.kind.name
        match keyword:
            case "type" | "enum" if value is None:
                reference, kind = schema.get("$ref"), node.get("type")
                nullable = f'anyOf: [$ref: "{reference}", type: "null"]' if reference else f'type: [{kind}, "null"]'
                return Finding(place, "null, which is not documented", f"{spot}: `{nullable}`")
            case "type":
                problem = f"{self._described(value)}, where {node['type']} is documented"
                return Finding(place, problem, f"{spot}: `type: {_type_of(value)}`")
            case "enum":
                return Finding(place, f"unknown value {self._shown(value)}", f"{owner}.enum: add it")
            case "required":
                missing = fault.kind.value
                return Finding(place, f"required field `{missing}` is missing", f"{owner}.required: take it out")
            case _:
                problem = f"{self._described(value)}, breaks `{keyword}: {node[keyword]}`"
                return Finding(place, problem, f"{spot}.{keyword}")

    def _described(self, value: Json) -> str:
        return _type_of(value) if self.private or value is None else f"{_type_of(value)} {_excerpt(value)}"

    def _shown(self, value: Json) -> str:
        """A value where a word of a vocabulary is expected; of a private answer only if it looks like one."""
        if self.private and not (isinstance(value, str) and _NAME.fullmatch(value)):
            return f"({_type_of(value)})"
        return _excerpt(value)


def _alone(node: Schema) -> str:
    """What a schema says of a value itself, not of what is inside it."""
    return json.dumps({key: value for key, value in node.items() if key not in _INSIDE})


@cache
def _validator(alone: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads(alone), formats=dict(FORMATS), validate_formats=True)


def _type_of(value: object) -> str:
    return _TYPES[type(value)]


def _excerpt(value: Json) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return f"`{text}`" if len(text) <= LONGEST else f"`{text[:LONGEST]}…`"


def _schema_of(value: Json) -> str:
    """The schema that an undocumented value seems to have."""
    kind = _type_of(value)
    if kind == "null":
        return "{}"
    if kind == "array":
        return f"{{type: array, items: {_schema_of(value[0]) if value else '{}'}}}"
    found = next((name for name in _GUESSES if isinstance(value, str) and FORMATS[name](value)), None)
    return f"{{type: {kind}, format: {found}}}" if found else f"{{type: {kind}}}"
