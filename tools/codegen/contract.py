"""The contract as codegen reads it: openapi.yaml, checked for the project's own rules and made ready for the parser."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from copy import deepcopy
from functools import cached_property
from pathlib import Path
from typing import Any, TypeAlias

import yaml
from attrs import field, frozen

Json: TypeAlias = Any
"""A node of a parsed YAML document; this module checks its structure."""

RULES = ("x-exactly-one", "x-at-least-one", "x-all-or-none")
"""Rules of an operation or an object for several arguments together, each a list of their names."""

METHODS = ("get", "put", "post", "delete", "patch", "head", "options", "trace")


class ContractError(Exception):
    """The document breaks a rule of the project; each line names a place and says what to do there."""


@frozen
class Operation:
    """One operation of the document, with its parameters resolved."""

    method: str
    path: str
    node: Mapping[str, Json]
    parameters: Mapping[str, Mapping[str, Json]]

    @property
    def instruction(self) -> str | None:
        """The name that a signed request of this operation states; None: it is not signed."""
        return self.node.get("x-instruction")

    @property
    def historical(self) -> bool:
        """True if the operation counts towards the rate limit for historical market data."""
        return self.node.get("x-rate-limit") == "historical"

    @property
    def page_limit(self) -> int | None:
        """The most items that a page holds; None: the operation has no pages."""
        if not {"limit", "offset"} <= self.parameters.keys():
            return None
        maximum: int | None = self.parameters["limit"]["schema"].get("maximum")
        return maximum

    @property
    def time_limit(self) -> int | None:
        """The most items that an answer between two times holds; None: the operation isn't read by time."""
        return self.node.get("x-time-limit")

    @property
    def tag(self) -> str:
        """The document's tag, as it is written there."""
        return str(self.node["tags"][0])


@frozen
class Contract:
    """A parsed OpenAPI document and look-ups in it."""

    document: Mapping[str, Json]
    operations: Mapping[str, Operation] = field(init=False)

    def __attrs_post_init__(self) -> None:
        found = {node["operationId"]: self._operation(*place) for *place, node in _operations(self.document)}
        object.__setattr__(self, "operations", found)

    @classmethod
    def load(cls, path: Path) -> Contract:
        """Read a document and check the rules that OpenAPI itself doesn't know.

        Raises:
            ContractError: the document breaks them; the message has a line for each place.
        """
        try:
            with path.open(encoding="utf-8") as stream:
                document = yaml.load(stream, Loader=_Loader)
        except yaml.YAMLError as error:
            raise ContractError(f"{path.name}: {error}") from None
        if not isinstance(document, dict):
            raise ContractError(f"{path.name}: is not an OpenAPI document")
        problems = list(_problems(document))
        if problems:
            raise ContractError("\n".join(f"{path.name}: {problem}" for problem in problems))
        return cls(document)

    def _operation(self, path: str, method: str) -> Operation:
        item = self.document["paths"][path]
        nodes = [*item.get("parameters", []), *item[method].get("parameters", [])]
        parameters = {node["name"]: node for node in map(self.resolve, nodes)}
        return Operation(method=method, path=path, node=item[method], parameters=parameters)

    def resolve(self, node: Mapping[str, Json]) -> Mapping[str, Json]:
        """Follow `$ref`; what stands beside it (a description, say) wins over what it points to."""
        return _target(self.document, node)

    @cached_property
    def schemas_sent(self) -> set[str]:
        """The names of the component schemas that a request body contains, however deep."""
        bodies = [op.node["requestBody"] for op in self.operations.values() if "requestBody" in op.node]
        return set(self.schemas_within(bodies))

    def schemas_within(self, node: Json) -> dict[str, Json]:
        """The component schemas that a part of the document contains, however deep, by their names."""
        found: dict[str, Json] = {}
        waiting = [node]
        while waiting:
            for ref in _refs(waiting.pop()):
                kind, name = ref.split("/")[-2:]
                if name not in found or kind != "schemas":
                    target = self.document["components"][kind][name]
                    waiting.append(target)
                    if kind == "schemas":
                        found[name] = target
        return found

    @cached_property
    def names(self) -> set[str]:
        """The names of all fields, parameters and headers."""
        return {name for name, _ in self._named()}

    def secrets(self) -> list[str]:
        """Return the names of those with `format: password`."""
        return sorted({name for name, schema in self._named() if schema.get("format") == "password"})

    def _named(self) -> Iterator[tuple[str, Mapping[str, Json]]]:
        for operation in self.operations.values():
            yield from ((name, node["schema"]) for name, node in operation.parameters.items())
        for schema in self.document["components"]["schemas"].values():
            yield from schema.get("properties", {}).items()

    def for_parser(self) -> dict[str, Json]:
        """The document as openapi-python-client is to see it.

        Four things differ. An enum states its member names, so that `RejectTaker` becomes REJECT_TAKER. `null`
        disappears from types, because an absent field and a null one read the same. So does a schema's `default`:
        what isn't given is not sent, and the docstrings tell the default from the document itself. A time that is an
        integer becomes a string with a format of its own, because the parser sees the formats of strings alone.
        """
        ready: dict[str, Json] = _simplified(deepcopy(dict(self.document)))
        for schema in ready.get("components", {}).get("schemas", {}).values():
            if "enum" in schema and "x-enum-varnames" not in schema:
                schema["x-enum-varnames"] = [member_name(str(value)) for value in schema["enum"]]
        return ready


def member_name(value: str) -> str:
    """The enum member for a value of the exchange: `RejectTaker` → REJECT_TAKER, `hyperEVM` → HYPER_EVM.

    A single small letter in front is not a word of its own (`xRP` → XRP), and a digit in front gets a prefix.
    """
    name = re.sub(r"(?<=[a-z0-9]{2})(?=[A-Z])|[^0-9A-Za-z]+", "_", value).upper()
    return f"VALUE_{name}" if name[:1].isdigit() else name


def _target(document: Mapping[str, Json], node: Mapping[str, Json]) -> Mapping[str, Json]:
    while "$ref" in node:
        beside = {key: value for key, value in node.items() if key != "$ref"}
        target: Json = document
        for step in node["$ref"].removeprefix("#/").split("/"):
            target = target[step]
        node = {**target, **beside}
    return node


def _simplified(node: Json) -> Json:
    if isinstance(node, list):
        return [_simplified(item) for item in node]
    if not isinstance(node, dict):
        return node
    if isinstance(node.get("type"), list):
        [only] = [name for name in node["type"] if name != "null"]
        return _simplified({**node, "type": only})
    if node.get("type") == "integer" and str(node.get("format")).startswith("unix-"):
        return _simplified({**node, "type": "string", "format": f"{node['format']}-number"})
    if {"type": "null"} in node.get("anyOf", []):
        [only] = [choice for choice in node["anyOf"] if choice != {"type": "null"}]
        beside = {key: value for key, value in node.items() if key != "anyOf"}
        return _simplified({**only, **beside})
    return {
        key: value if key == "example" else _simplified(value)
        for key, value in node.items()
        if key != "default" or isinstance(value, Mapping)
    }


def _operations(document: Mapping[str, Json]) -> Iterator[tuple[str, str, dict[str, Json]]]:
    for path, item in document["paths"].items():
        for method in METHODS:
            if method in item:
                yield path, method, item[method]


def _refs(node: Json) -> Iterator[str]:
    if isinstance(node, list):
        for item in node:
            yield from _refs(item)
    elif isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield node["$ref"]
        for key, value in node.items():
            if key != "example":
                yield from _refs(value)


def _problems(document: Mapping[str, Json]) -> Iterator[str]:
    seen: dict[str, str] = {}
    for part in ("servers", "paths", "components"):
        if not document.get(part):
            yield f"has no {part}"
            return
    for name, schema in document["components"].get("schemas", {}).items():
        if not schema.get("description"):
            yield f"schema {name}: has no description; it becomes the docstring"
        properties = schema.get("properties", {})
        yield from (f"schema {name}: {problem}" for problem in _rule_problems(schema, properties))
        for member, node in properties.items():
            yield from (f"schema {name}, {member}: {problem}" for problem in _type_problems(node))
    for path, method, node in _operations(document):
        place = f"{method.upper()} {path}"
        name = node.get("operationId")
        if not name:
            yield f"{place}: has no operationId; every operation is named by it"
            continue
        place = f"{place} ({name})"
        if name in seen:
            yield f"{place}: operationId {name!r} is taken by {seen[name]}; give each operation its own"
        seen[name] = place
        if len(node.get("tags", [])) != 1:
            yield f"{place}: has {len(node.get('tags', []))} tags; exactly one places it in the client"
        for part in ("summary", "description"):
            if not node.get(part):
                yield f"{place}: has no {part}; it becomes the docstring"
        for parameter in node.get("parameters", []):
            if "$ref" not in parameter:
                if not parameter.get("description"):
                    yield f"{place}: the parameter {parameter['name']} has no description"
                if parameter["in"] not in ("query", "header"):
                    yield f"{place}: the parameter {parameter['name']} is in {parameter['in']}, which is never sent"
        if any(rule in node for rule in RULES):
            names = [_target(document, parameter)["name"] for parameter in node.get("parameters", [])]
            yield from (f"{place}: {problem}" for problem in _rule_problems(node, names))
        signed = bool(node.get("security"))
        if signed and "x-instruction" not in node:
            yield f"{place}: is signed (security) but has no x-instruction; name the instruction that is signed"
        if "x-instruction" in node and not signed:
            yield f"{place}: has x-instruction but no security; add `security: [{{signature: []}}]` or take it out"


def _rule_problems(node: Mapping[str, Json], names: Collection[str]) -> Iterator[str]:
    for rule in RULES:
        for name in node.get(rule, ()):
            if name not in names:
                yield f"{rule} names {name!r}, which is not an argument here; those of a body are ruled by its schema"
            elif name in node.get("required", ()):
                yield f"{rule} names {name!r}, which is required anyway"


def _type_problems(node: Mapping[str, Json]) -> Iterator[str]:
    kinds = [kind for kind in node.get("type", []) if kind != "null"] if isinstance(node.get("type"), list) else []
    choices = [choice for choice in node.get("anyOf", []) if choice != {"type": "null"}]
    if len(kinds) > 1 or len(choices) > 1:
        yield "may have several types; a value has one"
    if "properties" in node or "enum" in node:
        yield "is an object or enum without a name; make it a component"
    if node.get("format") in ("date", "uuid", "binary"):
        yield f"has the format {node['format']}, which the client doesn't know"


class _Loader(yaml.SafeLoader):
    """YAML as a contract needs it: a key given twice is an error, and times stay text."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[Any] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)  # type: ignore[no-untyped-call]
            if key in seen:
                line = key_node.start_mark.line + 1
                raise ContractError(f"{node.start_mark.name} line {line}: duplicate key {key!r}")
            seen.add(key)
        return super().construct_mapping(node, deep)


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
