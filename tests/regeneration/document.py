"""The document that is edited: openapi.yaml with one of its operations, and helpers that add to it."""

import json
from collections.abc import Iterator, Mapping
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias, cast

import yaml

from tools.contract_live.json_values import is_list, is_object

Node: TypeAlias = Any
"""A part of a parsed document."""

Document: TypeAlias = dict[str, Any]

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "openapi.yaml"
KEPT = "get_open_interest"
"""The operation that stays: generating, importing and checking the other 80 takes ten times as long."""

PATH = "/api/v1/note"
"""Path of the operation that edits add."""


def base_document() -> Document:
    """Return a copy of openapi.yaml with one operation and the components that it needs."""
    return deepcopy(_base_document())


@cache
def _base_document() -> Document:
    document: Document = yaml.load(SOURCE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    document["paths"] = {path: item for path, item in document["paths"].items() if KEPT in str(item)}
    reached = set(_references(document, document["paths"]))
    for kind, components in document["components"].items():
        if kind != "securitySchemes":
            document["components"][kind] = {
                name: node for name, node in components.items() if f"#/components/{kind}/{name}" in reached
            }
    return document


def dump(document: Document) -> str:
    """Write a document as YAML, its keys in their order and nothing shared by anchors."""
    return yaml.dump(document, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=110)


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data: object) -> bool:
        return True


def _references(document: Document, node: Node) -> Iterator[str]:
    waiting, seen = [node], set[str]()
    while waiting:
        current: Node = waiting.pop()
        if is_object(current):
            reference = current.get("$ref")
            if isinstance(reference, str) and reference not in seen:
                seen.add(reference)
                yield reference
                waiting.append(find(document, reference))
            waiting += current.values()
        elif is_list(current):
            waiting += current


def find(document: Document, pointer: str) -> Node:
    """Return the node at a JSON pointer, written with or without `#`."""
    node: Node = document
    for step in pointer.removeprefix("#").split("/")[1:]:
        key = step.replace("~1", "/").replace("~0", "~")
        node = node[int(key)] if is_list(node) else node[key]
    return node


def ref(name: str) -> dict[str, str]:
    """Return a reference to a component schema."""
    return {"$ref": f"#/components/schemas/{name}"}


def record(properties: Mapping[str, Node], *required: str, **more: Node) -> dict[str, Node]:
    """Return an object schema, every property with a description."""
    described = {name: describe(node, f"The {name} of the note.") for name, node in properties.items()}
    wanted = {"required": list(required)} if required else {}
    return {"type": "object", "description": "A note.", **wanted, "properties": described, **more}


def describe(schema: Node, description: str) -> Node:
    """Return a schema with a description, unless it has one."""
    return {"description": description, **schema} if is_object(schema) else schema


def add_schema(document: Document, name: str, schema: Node) -> Node:
    """Add a component schema, and return it."""
    described = describe(schema, "A part of a note.")
    document["components"]["schemas"][name] = described
    return described


def content(schema: Node, example: Node, media: str = "application/json") -> dict[str, Node]:
    """Return the content of a body or a response."""
    return {media: {"schema": schema, "example": example}}


def parameter(name: str, schema: Node, place: str = "query", **more: Node) -> dict[str, Node]:
    """Return a parameter."""
    return {"name": name, "in": place, "description": "The parameter.", "schema": schema, **more}


def add_operation(document: Document, method: str = "post", path: str = PATH, **more: Node) -> dict[str, Node]:
    """Add an operation, `markets.echo` unless stated otherwise, and return it."""
    operation: dict[str, Node] = {
        "operationId": "echo",
        "tags": ["Markets"],
        "summary": "Echo a note",
        "description": "Sends a note back.",
        "responses": {"204": {"description": "The note was read."}},
    }
    operation.update({name.replace("x_", "x-"): node for name, node in more.items()})
    document["paths"].setdefault(path, {})[method] = operation
    return operation


def response(schema: Node, example: Node, media: str = "application/json") -> dict[str, Node]:
    """Return the responses of an operation that succeeds with 200."""
    return {"200": {"description": "The note.", "content": content(schema, example, media)}}


def body(schema: Node, example: Node, media: str = "application/json", **more: Node) -> dict[str, Node]:
    """Return a required request body."""
    return {"required": True, "content": content(schema, example, media), **more}


def add_echo(document: Document, note: Node, example: Node) -> dict[str, Node]:
    """Add an operation that sends a `Note`, and reads it back as a `Reply`, a schema of its own."""
    add_schema(document, "Note", note)
    add_schema(document, "Reply", note)
    return add_operation(document, requestBody=body(ref("Note"), example), responses=response(ref("Reply"), example))


def add_shared_echo(document: Document, note: Node, example: Node) -> dict[str, Node]:
    """Add an operation that sends a `Note` and reads one back: one schema in both directions."""
    add_schema(document, "Note", note)
    return add_operation(document, requestBody=body(ref("Note"), example), responses=response(ref("Note"), example))


def line_numbers(text: str, pointer: str) -> set[int]:
    """Return the lines on which the node at a JSON pointer may be said to stand: of its key, of its value."""
    node = cast(yaml.Node, yaml.compose(text, Loader=yaml.CSafeLoader))  # pyright: ignore[reportUnknownMemberType]
    lines: set[int] = set()
    for step in pointer.split("/")[1:]:
        key = step.replace("~1", "/").replace("~0", "~")
        if isinstance(node, yaml.MappingNode):
            name, node = {name.value: (name, value) for name, value in node.value}[key]
            lines = {name.start_mark.line + 1, node.start_mark.line + 1}
        elif isinstance(node, yaml.SequenceNode):
            node = node.value[int(key)]
            lines = {node.start_mark.line + 1}
    return lines


def as_python(value: Node) -> str:
    """Write a JSON value as a Python expression."""
    return repr(json.loads(json.dumps(value)))
