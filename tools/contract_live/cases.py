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

from attrs import frozen

import bpx_api.api
from bpx_api import AsyncClient, Client
from tools.codegen.contract import Contract, Operation

DOCUMENT = Path(__file__).resolve().parents[2] / "openapi.yaml"

_TIMES = {"unix-seconds": 1_753_574_400, "unix-milliseconds": 1_753_574_400_000}
"""An example of a time for each unit."""


@frozen
class Case:
    """An operation with arguments for a call.

    Attributes:
        name: The operationId.
        operation: The operation in the document.
        module: The generated module with the functions `sync`, `asyncio` and their detailed forms.
        required: The required parameters, by their names in Python.
        optional: A value for each other parameter. Where exactly one of several parameters must be passed, the first is
            in `required`, and the others are left out.
    """

    name: str
    operation: Operation
    module: ModuleType
    required: Mapping[str, Any]
    optional: Mapping[str, Any]

    @property
    def is_signed(self) -> bool:
        """True if a call needs keys."""
        return self.operation.instruction is not None

    @property
    def is_read_only(self) -> bool:
        """True if a call changes nothing."""
        return self.operation.method == "get"

    def method(self, client: Client | AsyncClient) -> Callable[..., Any]:
        """Return the client's method for the operation: `client.<tag>.<operation>`."""
        tag = self.module.__name__.split(".")[-2]
        method: Callable[..., Any] = getattr(getattr(client, tag), self.name)
        return method

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
    return Contract.read(DOCUMENT)


def load_cases(contract: Contract) -> dict[str, Case]:
    """Derive a case for every operation of the document, by operationId."""
    modules = operation_modules()
    return {name: _case(contract, name, operation, modules[name]) for name, operation in contract.operations.items()}


def normalize_name(name: str) -> str:
    """Reduce a name to its letters and digits, so that `X-Broker-Id` equals `x_broker_id`."""
    return re.sub(r"[^a-z0-9]", "", name.lower())


def value_of(contract: Contract, schema: Mapping[str, Any], name: str) -> Any:
    """Return a JSON value that fits a schema: its example, its default, its first enum value, or a value of its type.

    A string without an example is its own name.
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
    return Case(name, operation, module, required=found[True], optional=found[False])


def _argument(schema: Mapping[str, Any], value: Any) -> Any:
    # An integer that is sent as a string is an int in Python.
    return int(value) if schema.get("type") == "string" and schema.get("format") == "int64" else value
