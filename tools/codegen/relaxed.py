"""A document of others made ready: OpenAPI 3.0 as 3.1, and some words wherever this project demands them."""

from __future__ import annotations

from typing import Any

from .document import Json
from .structure import METHODS

BOUNDS = {"exclusiveMinimum": "minimum", "exclusiveMaximum": "maximum"}


def completed(document: Json) -> dict[str, Json]:
    """Return a copy of a document in which every operation and parameter is described, in the words of OpenAPI 3.1."""
    ready: dict[str, Json] = _modern(document)
    ready.setdefault("servers", [{"url": "https://localhost"}])
    ready.setdefault("components", {}).setdefault("schemas", {})
    for name, node in ready["components"]["schemas"].items():
        node.setdefault("description", f"{name}.")
    for node in ready["components"].get("parameters", {}).values():
        node.setdefault("description", node["name"])
    for path, item in ready["paths"].items():
        for method in METHODS:
            if method in item:
                _complete_operation(item[method], f"{method}_{path}")
        _complete_parameters(item)
    return ready


def _complete_operation(node: dict[str, Json], name: str) -> None:
    node.setdefault("operationId", name)
    node.setdefault("tags", ["default"])
    node.setdefault("summary", node["operationId"])
    node.setdefault("description", node["summary"])
    for answer in node["responses"].values():
        if "$ref" not in answer:
            answer["description"] = answer.get("description") or "The response."
    _complete_parameters(node)


def _complete_parameters(node: dict[str, Json]) -> None:
    for parameter in node.get("parameters", ()):
        if "$ref" not in parameter:
            parameter.setdefault("description", parameter["name"])


def _modern(node: Any) -> Any:
    """Write `nullable` and bounds that are true or false as OpenAPI 3.1 does."""
    if isinstance(node, list):
        return [_modern(item) for item in node]
    if not isinstance(node, dict):
        return node
    found = {key: _modern(value) for key, value in node.items() if not (key == "nullable" and isinstance(value, bool))}
    for exclusive, plain in BOUNDS.items():
        if isinstance(stated := found.get(exclusive), bool):
            del found[exclusive]
            if stated and plain in found:
                found[exclusive] = found.pop(plain)
    if node.get("nullable") is True:
        return {"anyOf": [found, {"type": "null"}]}
    return found
