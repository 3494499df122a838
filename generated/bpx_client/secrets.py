"""Which fields of a request are secret, and how they are hidden: generated from `format: password`."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TypeAlias

Json: TypeAlias = "Mapping[str, Json] | Sequence[Json] | str | int | float | None"

SECRETS: frozenset[str] = frozenset(
    {
        "X-Broker-Key",
        "app",
        "email",
        "signature",
        "twoFactorToken",
    }
)
"""The names, on the wire, of fields and headers that no log and no error may show."""

MASK = "**********"


def masked(fields: Mapping[str, Json]) -> dict[str, Json]:
    """A JSON object with every secret field hidden, however deep."""
    return {name: MASK if name in SECRETS else _masked(value) for name, value in fields.items()}


def masked_body(body: bytes) -> bytes:
    """A JSON body with every secret field hidden."""
    return json.dumps(_masked(json.loads(body))).encode() if body else b""


def _masked(value: Json) -> Json:
    if isinstance(value, Mapping):
        return masked(value)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_masked(item) for item in value]
    return value
