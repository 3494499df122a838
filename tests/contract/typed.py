"""Check that the result of an operation has the documented types, in every field."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import msgspec

from bpx_api.model import Model
from bpx_api.secrets import SecretStr
from tools.contract_live.cases import normalize_name
from tools.contract_live.checker import union_members

from .document import CONTRACT, model_of

_BY_FORMAT: Mapping[str, type] = {
    "decimal": Decimal,
    "int64": int,
    "binary": bytes,
    "date-time": datetime,
    "naive-date-time": datetime,
    "spaced-date-time": datetime,
    "unix-seconds": datetime,
    "unix-milliseconds": datetime,
    "unix-microseconds": datetime,
}
_BY_TYPE: Mapping[str, type] = {"string": str, "integer": int, "number": Decimal, "boolean": bool}


def mistyped(schema: Mapping[str, Any], value: Any, place: str = "value") -> Iterator[str]:
    """Yield every place where a value doesn't have the type of its schema."""
    node = CONTRACT.resolve(schema)
    if "anyOf" in node or "oneOf" in node:
        yield from min((list(mistyped(choice, value, place)) for choice in union_members(node, value)), key=len)
        return
    kind = next(name for name in _listed(node["type"]) if name != "null")
    model = _model(schema, node, value)
    if model is not None:
        expected: type[Any] = model
    elif kind in ("array", "object"):
        expected = dict if kind == "object" else list
    else:
        expected = _BY_FORMAT.get(node.get("format", ""), _BY_TYPE[kind])
    if node.get("format") == "password":
        expected = SecretStr
    if type(value) is not expected:
        yield f"{place} is {value!r}, not a {expected.__name__}"
    elif expected is datetime and value.tzinfo is not UTC:
        yield f"{place} is {value!r}, not in UTC"
    elif expected is dict:
        for name, item in value.items():
            yield from mistyped(node["additionalProperties"], item, f"{place}[{name!r}]")
    elif kind == "array":
        for number, item in enumerate(value):
            of_item = node["prefixItems"][number] if "prefixItems" in node else node["items"]
            yield from mistyped(of_item, item, f"{place}[{number}]")
    elif model is not None and kind == "object":
        yield from _mistyped_fields(node, model, value, place)


def _model(schema: Mapping[str, Any], node: Mapping[str, Any], value: object) -> type[Any] | None:
    """Return the class of a schema's values: an object that is described where it is used has one of its own."""
    if "$ref" not in schema and "properties" in node and isinstance(value, Model):
        return type(value)
    return model_of(schema)


def _mistyped_fields(node: Mapping[str, Any], model: type[Any], value: Any, place: str) -> Iterator[str]:
    attributes = {normalize_name(field.name): field.name for field in msgspec.structs.fields(model)}
    for name, part in node["properties"].items():
        found = getattr(value, attributes[normalize_name(name)])
        if found is not None:
            yield from mistyped(part, found, f"{place}.{name}")
        elif name in node.get("required", ()) and not _nullable(part):
            yield f"{place}.{name} is None, and it is required"


def _nullable(schema: Mapping[str, Any]) -> bool:
    node = CONTRACT.resolve(schema)
    return "null" in _listed(node.get("type", ())) or {"type": "null"} in node.get("anyOf", ())


def _listed(names: str | list[str]) -> list[str]:
    return [names] if isinstance(names, str) else names
