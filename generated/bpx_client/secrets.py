"""Which fields of a request are secret, and how they are hidden: generated from `format: password`."""

from __future__ import annotations

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


def masked(value: Json) -> Json:
    """A JSON value with every secret field hidden."""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return {key: MASK if key in SECRETS else masked(member) for key, member in value.items()}
    if isinstance(value, Sequence):
        return [masked(item) for item in value]
    return value
