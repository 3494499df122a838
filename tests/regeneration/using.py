"""Functions that the programs of edits use."""

import json
from decimal import Decimal
from typing import Any, cast


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
    return bool(_without_nulls(value) == _without_nulls(wire))


def _without_nulls(value: Any) -> Any:
    if isinstance(value, dict):
        members: dict[str, Any] = cast("Any", value)
        return {name: _without_nulls(item) for name, item in members.items() if item is not None}
    items: list[Any] = cast("Any", value) if isinstance(value, list) else []
    return list(map(_without_nulls, items)) if isinstance(value, list) else value


def clean(documentation: str | None) -> str:
    """Return documentation as a reader sees it, lines that were wrapped put together."""
    assert documentation
    lines = documentation.splitlines()
    return "\n".join([*lines, " ".join(line.strip() for line in lines)])
