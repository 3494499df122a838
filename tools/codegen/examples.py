"""Check that every example and default fits its schema: docstrings, tests and the local exchange live on them."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any
from urllib.parse import quote

from jsonschema_rs import Draft202012Validator, ReferencingError, Registry, ValidationError, ValidationErrorKind

from .document import Json, Problem, escaped
from .structure import Structure, listed, nearest


def _written_as(pattern: str) -> Callable[[str], bool]:
    fullmatch = re.compile(pattern).fullmatch
    return lambda text: fullmatch(text) is not None


def _is_base64(text: str) -> bool:
    try:
        return base64.b64decode(text, validate=True) is not None
    except ValueError:
        return False


FORMATS: Mapping[str, Callable[[str], bool]] = {
    "decimal": _written_as(r"-?\d+(\.\d+)?"),
    "decimal-or-percent": _written_as(r"-?\d+(\.\d+)?%?"),
    "int64": _written_as(r"-?\d+"),
    "uint64": _written_as(r"\d+"),
    **dict.fromkeys(("unix-seconds", "unix-milliseconds", "unix-microseconds"), _written_as(r"\d+")),
    "naive-time": _written_as(r"\d\d:\d\d:\d\d(\.\d{1,9})?"),
    "naive-date-time": _written_as(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?"),
    "spaced-date-time": _written_as(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d"),
    "byte": _is_base64,
}
"""Checks of the document's own formats."""

_LIMITS: Mapping[str, tuple[str, Callable[[Decimal, Decimal], bool]]] = {
    "minimum": ("at least", Decimal.__ge__),
    "maximum": ("at most", Decimal.__le__),
    "exclusiveMinimum": ("above", Decimal.__gt__),
    "exclusiveMaximum": ("below", Decimal.__lt__),
}
"""JSON Schema doesn't apply them to a number that is text."""

_URI = "urn:document"


def example_problems(structure: Structure, found: Sequence[Problem]) -> Iterator[Problem]:
    """Yield the examples and defaults that don't fit their schemas.

    Args:
        structure: The document.
        found: The other problems; values of schemas that have one are not checked.
    """
    try:
        registry = Registry([(_URI, structure.source.root)])
    except ValueError:  # a `$ref` or `$id` where none may be, which is among the other problems
        return
    wrong = [f"{problem.pointer}/" for problem in found]
    for part in structure.parts:
        for key in {"example", "default"} & part.node.keys() if structure.house_rules else ():
            schema = f"{part.pointer}/schema" if part.kind != "schema" else part.pointer
            reached = {schema, *structure.reached(part.node)} if wrong else ()
            if any(place.startswith(f"{each}/") for place in wrong for each in reached):
                continue
            for inside, said in _misfits(
                structure, registry, schema, part.node.get("schema", part.node), part.node[key]
            ):
                place = "".join(f"/{escaped(step)}" for step in inside)
                instead = f"write {'a default' if key == 'default' else 'an example'} that fits, or correct the schema"
                yield structure.source.problem(f"{part.pointer}/{key}{place}", said, instead)


def _misfits(
    structure: Structure, registry: Registry, pointer: str, schema: Json, value: Json
) -> Iterator[tuple[Sequence[object], str]]:
    try:
        validator = Draft202012Validator(
            {"$ref": f"{_URI}#{quote(pointer, safe='/~')}"},
            formats=dict(FORMATS),
            validate_formats=True,
            registry=registry,
        )
    except (ReferencingError, ValidationError):
        return
    errors = [each for each in validator.iter_errors(value) if not _is_discriminated(structure, each)]
    yield from ((error.instance_path, error.message) for error in errors)
    if not errors:
        yield from _unsaid(structure, schema, value, ())


def _is_discriminated(structure: Structure, error: ValidationError) -> bool:
    """Return True if a value that fits several schemas says itself which one is meant."""
    if not isinstance(error.kind, ValidationErrorKind.OneOfMultipleValid):
        return False
    node = structure.source.root
    for step in error.schema_path[:-1]:
        node = node[step if isinstance(node, list) else str(step)]
    return "discriminator" in node


def _unsaid(structure: Structure, schema: Json, value: Json, place: tuple[object, ...]) -> Iterator[tuple[Any, str]]:
    """Yield what JSON Schema lets pass: fields that nobody declared, limits of numbers that are text."""
    schema = structure.target(schema)
    if isinstance(value, list):
        of_items = listed(schema, "prefixItems") or [schema.get("items")] * len(value)
        for number, (of_item, item) in enumerate(zip(of_items, value, strict=False)):
            yield from _unsaid(structure, of_item, item, (*place, number))
    elif isinstance(value, dict):
        declared, others = structure.properties(schema), list(structure.others(schema))
        for name, item in value.items():
            if declared and name not in declared and not others:
                near = nearest(name, declared)
                yield (*place, name), f"{name!r} is not declared" + (f", but {near!r} is" if near else "")
            for each in declared.get(name, others):
                yield from _unsaid(structure, each, item, (*place, name))
    elif isinstance(value, str) and "format" in schema:
        for key, (words, fits) in _LIMITS.items():
            limit = schema.get(key)
            if limit is not None and FORMATS["decimal"](value) and not fits(Decimal(value), Decimal(str(limit))):
                yield place, f"{value!r} is not {words} {limit}"


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
