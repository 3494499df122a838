"""Answers from the future: the exchange adds fields and enum values without notice, and this does so on demand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bpx_sandbox.wire import JSON

UNKNOWN_FIELD = "sandboxUnknownField"
UNKNOWN_VALUE = "SandboxUnknownValue"

Node = Mapping[str, JSON]
"""A schema as it stands in the document."""


@dataclass(frozen=True, slots=True)
class Novelty:
    """Rewrites values along their schemas.

    Attributes:
        follow: Follows a `$ref` to the schema that it names.
        fields: Whether every object gets a field that its schema doesn't know.
        enums: Whether every enum value is replaced by one that its schema doesn't know. A value that tells the members
            of a union apart stays: without it nobody could read the rest.
    """

    follow: Callable[[str], Node]
    fields: bool
    enums: bool

    def rewrite(self, schema: JSON, value: JSON) -> JSON:
        """The value with what is new to its schema."""
        node = self._chosen(schema, value)
        if isinstance(value, Mapping):
            return self._object(node, value)
        if isinstance(value, list):
            return [self.rewrite(node.get("items"), item) for item in value]
        if self.enums and isinstance(value, str) and "enum" in node:
            return UNKNOWN_VALUE
        return value

    def _object(self, node: Node, value: Mapping[str, JSON]) -> JSON:
        properties, others = _node(node.get("properties")), node.get("additionalProperties")
        told_apart_by = node.get("told_apart_by")
        rewritten = {
            name: item if name == told_apart_by else self.rewrite(properties.get(name, others), item)
            for name, item in value.items()
        }
        # A map has entries, not fields: one more would be an entry of a wrong shape.
        if self.fields and properties:
            rewritten[UNKNOWN_FIELD] = "new"
        return rewritten

    def _chosen(self, schema: JSON, value: JSON) -> Node:
        """The schema after its references, and of a union the first member that can hold the value."""
        node = _node(schema)
        if "$ref" in node:
            return self._chosen(self.follow(str(node["$ref"])), value)
        union = node.get("oneOf", node.get("anyOf"))
        if not isinstance(union, list):
            return node
        told_apart_by = _node(node.get("discriminator")).get("propertyName")
        members = [self._chosen(member, value) for member in union]
        member = next((member for member in members if _can_hold(member, value)), None)
        return {**_node(member), "told_apart_by": told_apart_by}


def _can_hold(node: Node, value: JSON) -> bool:
    if isinstance(value, Mapping):
        required = node.get("required", [])
        return "properties" in node and isinstance(required, list) and all(name in value for name in required)
    return (node.get("type") == "null") == (value is None)


def _node(schema: JSON) -> Node:
    return schema if isinstance(schema, Mapping) else {}
