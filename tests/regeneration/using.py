"""Functions that the programs of edits use."""

import json
from decimal import Decimal
from typing import Any


def as_json(value: object) -> Any:
    """Return a value of the typed surface as JSON."""
    return json.loads(json.dumps(value, default=_as_json))


def _as_json(value: object) -> object:
    if isinstance(value, Decimal):
        return str(value)
    for method in ("to_dict", "to_list"):
        if hasattr(value, method):
            return getattr(value, method)()
    raise TypeError(f"{value!r} is not JSON")


def same(value: Any, wire: Any) -> bool:
    """Return True for the same JSON; a member that is null may be missing."""
    if isinstance(value, dict) and isinstance(wire, dict):
        return all(same(value.get(name), wire.get(name)) for name in {*value, *wire})
    if isinstance(value, list) and isinstance(wire, list):
        return len(value) == len(wire) and all(map(same, value, wire))
    return bool(value == wire)


def clean(documentation: str | None) -> str:
    """Return documentation as a reader sees it, lines that were wrapped put together."""
    assert documentation
    lines = documentation.splitlines()
    return "\n".join([*lines, " ".join(line.strip() for line in lines)])
