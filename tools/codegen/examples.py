"""Check that every example fits its schema: docstrings, tests and the local exchange live on them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from jsonschema_rs import Draft202012Validator, ReferencingError, ValidationError

from .contract import Contract


def _written_as(pattern: str) -> Callable[[str], bool]:
    fullmatch = re.compile(pattern).fullmatch
    return lambda text: fullmatch(text) is not None


FORMATS: Mapping[str, Callable[[str], bool]] = {
    "decimal": _written_as(r"-?\d+(\.\d+)?"),
    "decimal-or-percent": _written_as(r"-?\d+(\.\d+)?%?"),
    "int64": _written_as(r"-?\d+"),
    **dict.fromkeys(("unix-seconds", "unix-milliseconds", "unix-microseconds"), _written_as(r"\d+")),
    "naive-time": _written_as(r"\d\d:\d\d:\d\d(\.\d{1,9})?"),
    "naive-date-time": _written_as(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?"),
    "spaced-date-time": _written_as(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d"),
}
"""Checks of the document's own formats."""


def example_problems(contract: Contract) -> Iterator[str]:
    """Every example that doesn't fit its schema, with its place and why."""
    shared = {"components": contract.document.get("components", {})}
    for place, schema, example in examples(contract.document):
        try:
            validator = Draft202012Validator({**schema, **shared}, formats=dict(FORMATS), validate_formats=True)
        except (ReferencingError, ValidationError):
            continue  # the parser says what is wrong with a schema
        for error in validator.iter_errors(example):
            inside = "".join(f"/{step}" for step in error.instance_path)
            yield f"{place}/example{inside}: {error.message}"


def examples(node: Any, place: str = "") -> Iterator[tuple[str, Mapping[str, Any], Any]]:
    """Every example below a node, with its place and its schema: of contents and parameters, and of schemas."""
    if isinstance(node, list):
        for number, item in enumerate(node):
            yield from examples(item, f"{place}/{number}")
    elif isinstance(node, dict):
        if "example" in node:
            yield place.lstrip("/"), node.get("schema", node), node["example"]
        for key, item in node.items():
            if key != "example":
                yield from examples(item, f"{place}/{key}")
