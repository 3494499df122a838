"""Types of parsed JSON values, for the type checker."""

from __future__ import annotations

from typing import Any, TypeAlias, TypeGuard

Json: TypeAlias = Any
"""A parsed JSON value, or a node of the document."""


def is_object(value: Json) -> TypeGuard[dict[str, Json]]:
    """Return True if the value is a JSON object."""
    return isinstance(value, dict)


def is_list(value: Json) -> TypeGuard[list[Json]]:
    """Return True if the value is a JSON array."""
    return isinstance(value, list)
