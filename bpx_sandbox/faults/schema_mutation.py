"""Unknown fields and enum values on demand, as the exchange adds them without notice."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bpx_sandbox.engine.fields import JSON

UNKNOWN_FIELD = "sandboxUnknownField"
UNKNOWN_VALUE = "SandboxUnknownValue"

Node = Mapping[str, JSON]
"""A schema as it is in openapi.yaml."""


@dataclass(frozen=True, slots=True)
class SchemaMutation:
    """Adds to JSON values what their schemas don't know.

    Attributes:
        resolve: Resolves a `$ref` to the schema that it names.
        fields: Add to every object a field that its schema doesn't know.
        enums: Replace every enum value by one that its schema doesn't know. The discriminator of a union stays:
            without it nobody could read the rest.
    """

    resolve: Callable[[str], Node]
    fields: bool
    enums: bool

    def apply(self, schema: JSON, value: JSON) -> JSON:
        """Return a copy of a value with what is unknown to its schema."""
        node = self._resolve_schema(schema, value)
        if isinstance(value, Mapping):
            return self._apply_to_object(node, value)
        if isinstance(value, list):
            return [self.apply(node.get("items"), item) for item in value]
        if self.enums and isinstance(value, str) and "enum" in node:
            return UNKNOWN_VALUE
        return value

    def _apply_to_object(self, node: Node, value: Mapping[str, JSON]) -> JSON:
        properties, others = _node(node.get("properties")), node.get("additionalProperties")
        discriminator = node.get("discriminator")
        mutated = {
            name: item if name == discriminator else self.apply(properties.get(name, others), item)
            for name, item in value.items()
        }
        # A map has entries, not fields: one more would be an invalid entry.
        if self.fields and properties:
            mutated[UNKNOWN_FIELD] = "new"
        return mutated

    def _resolve_schema(self, schema: JSON, value: JSON) -> Node:
        """Return the schema after its references and, of a union, the first member that fits the value."""
        node = _node(schema)
        if "$ref" in node:
            return self._resolve_schema(self.resolve(str(node["$ref"])), value)
        union = node.get("oneOf", node.get("anyOf"))
        if not isinstance(union, list):
            return node
        discriminator = _node(node.get("discriminator")).get("propertyName")
        members = [self._resolve_schema(member, value) for member in union]
        member = next((member for member in members if _fits(member, value)), None)
        return {**_node(member), "discriminator": discriminator}


def _fits(node: Node, value: JSON) -> bool:
    if isinstance(value, Mapping):
        required = node.get("required", [])
        return "properties" in node and isinstance(required, list) and all(name in value for name in required)
    return (node.get("type") == "null") == (value is None)


def _node(schema: JSON) -> Node:
    return schema if isinstance(schema, Mapping) else {}
