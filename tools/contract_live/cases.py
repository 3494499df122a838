"""A case for every operation of openapi.yaml: arguments for a call, derived from the document."""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from inspect import signature
from pathlib import Path
from types import ModuleType
from typing import Any

import attrs

import bpx_api.api
from bpx_api import AsyncClient, Client, models
from tools.codegen.contract import Contract, Operation

DOCUMENT = Path(__file__).resolve().parents[2] / "openapi.yaml"

_TIMES = {"unix-seconds": 1_753_574_400, "unix-milliseconds": 1_753_574_400_000}
"""An example of a time for each unit."""


@attrs.frozen
class Case:
    """An operation with arguments for a call.

    Attributes:
        name: The operationId.
        operation: The operation in the document.
        module: The generated module with the functions `sync`, `asyncio` and their detailed forms.
        required: Arguments of the client's method: its required parameters, and the example of its body.
        optional: A value for each other parameter. Where exactly one of several parameters must be passed, the first is
            in `required`, and the others are left out.
        model: The class of the body; None: the body is a list, or absent.
        body_name: The argument for the body, where that is a list.
    """

    name: str
    operation: Operation
    module: ModuleType
    required: Mapping[str, Any]
    optional: Mapping[str, Any]
    model: type[Any] | None
    body_name: str | None

    @property
    def is_signed(self) -> bool:
        """True if a call needs keys."""
        return self.operation.instruction is not None

    @property
    def is_read_only(self) -> bool:
        """True if a call changes nothing."""
        return self.operation.method == "get"

    @property
    def every_argument(self) -> Mapping[str, Any]:
        """The required arguments and the optional ones; they needn't make sense together."""
        return {**self.required, **self.optional}

    def method(self, client: Client | AsyncClient) -> Callable[..., Any]:
        """Return the client's method for the operation: `client.<tag>.<operation>`."""
        tag = self.module.__name__.split(".")[-2]
        method: Callable[..., Any] = getattr(getattr(client, tag), self.name)
        return method

    def function_arguments(self, arguments: Mapping[str, Any]) -> dict[str, Any]:
        """Convert arguments of the client's method for the generated functions, which take the body as one value."""
        if self.body_name is not None:
            return {"body" if name == self.body_name else name: value for name, value in arguments.items()}
        if self.model is None:
            return dict(arguments)
        fields = {field.name for field in attrs.fields(self.model)}
        body = self.model(**{name: value for name, value in arguments.items() if name in fields})
        return {"body": body, **{name: value for name, value in arguments.items() if name not in fields}}

    def __str__(self) -> str:
        return self.name


@cache
def operation_modules() -> Mapping[str, ModuleType]:
    """Return the generated module of each operation, by operationId."""
    packages = pkgutil.walk_packages(bpx_api.api.__path__, "bpx_api.api.")
    names = [found.name for found in packages if not found.ispkg]
    return {name.rsplit(".", 1)[-1]: import_module(name) for name in names}


@cache
def load_contract() -> Contract:
    """Read the project's own openapi.yaml."""
    return Contract.load(DOCUMENT)


def load_cases(contract: Contract) -> dict[str, Case]:
    """Derive a case for every operation of the document.

    Returns:
        The cases by operationId, in the document's order.
    """
    modules = operation_modules()
    return {name: _case(contract, name, operation, modules[name]) for name, operation in contract.operations.items()}


def model_of(schema: Mapping[str, Any]) -> type[Any] | None:
    """Return the generated class of a schema; None: the schema refers to no component, or to one without a class."""
    name = str(schema.get("$ref", "")).rsplit("/", 1)[-1]
    found: type[Any] | None = getattr(models, name, None) if name else None
    return found


def content_of(contract: Contract, node: Mapping[str, Any]) -> tuple[str, Mapping[str, Any]] | None:
    """Return the media type, and schema and example, of a request body or a response; None: it has no content."""
    for media_type, content in contract.resolve(node).get("content", {}).items():
        return media_type, content
    return None


def normalize_name(name: str) -> str:
    """Reduce a name to its letters and digits, so that `X-Broker-Id` equals `x_broker_id`."""
    return re.sub(r"[^a-z0-9]", "", name.lower())


def value_of(contract: Contract, schema: Mapping[str, Any], name: str) -> Any:
    """Return a JSON value that fits a schema: its example, its default, its first enum value, or a value of its type.

    Args:
        contract: The document.
        schema: The schema, together with the example of a parameter.
        name: The name of the value; a string without an example is its own name.
    """
    node = contract.resolve(schema)
    if "example" in node or "default" in node:
        return node.get("example", node.get("default"))
    if "enum" in node:
        return node["enum"][0]
    match node.get("type"):
        case "array":
            return [value_of(contract, node["items"], name)]
        case "object":
            required = node.get("required", ())
            return {key: value_of(contract, part, key) for key, part in node["properties"].items() if key in required}
        case "boolean":
            return True
        case "integer":
            return _TIMES.get(node.get("format", ""), node.get("minimum", 1))
        case _:
            return "1" if node.get("format") in ("decimal", "int64") else name


def parameter_value(contract: Contract, node: Mapping[str, Any]) -> Any:
    """Return a JSON value for a parameter: its own example, or one for its schema."""
    own = {"example": node["example"]} if "example" in node else {}
    return value_of(contract, {**node["schema"], **own}, node["name"])


def _case(contract: Contract, name: str, operation: Operation, module: ModuleType) -> Case:
    names = {normalize_name(argument): argument for argument in signature(module.sync).parameters}
    found: dict[bool, dict[str, Any]] = {True: {}, False: {}}
    first, *others = operation.node.get("x-exactly-one", [None])
    for node in operation.parameters.values():
        if node["name"] in others:
            continue
        value = _argument(contract.resolve(node["schema"]), parameter_value(contract, node))
        found[node.get("required") is True or node["name"] == first][names[normalize_name(node["name"])]] = value
    model, body_name, body = _body(contract, operation)
    return Case(
        name=name,
        operation=operation,
        module=module,
        required={**found[True], **body},
        optional=found[False],
        model=model,
        body_name=body_name,
    )


def _body(contract: Contract, operation: Operation) -> tuple[type[Any] | None, str | None, dict[str, Any]]:
    """Return the class of a body, the argument for a list, and its example as arguments of the client's method."""
    node = operation.node.get("requestBody", {})
    found = content_of(contract, node)
    if found is None:
        return None, None, {}
    _, content = found
    schema = content["schema"]
    if schema.get("type") == "array":
        item = model_of(schema["items"])
        examples = [item.from_dict(example) if item else example for example in content["example"]]
        return None, node["x-body-name"], {node["x-body-name"]: examples}
    model = model_of(schema)
    if model is None:
        raise TypeError(f"openapi.yaml: the body of {operation.node['operationId']} must be a component or a list")
    body = model.from_dict(content["example"])
    given = ((field.name, getattr(body, field.name)) for field in attrs.fields(model))
    arguments = {name: value for name, value in given if name != "additional_properties" and value is not None}
    return model, None, arguments


def _argument(schema: Mapping[str, Any], value: Any) -> Any:
    # An integer that is sent as a string is an int in Python.
    return int(value) if schema.get("type") == "string" and schema.get("format") == "int64" else value
