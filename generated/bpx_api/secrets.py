"""Which fields of a request are secret, and how they are hidden."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any, NoReturn, Self, SupportsIndex, TypeAlias, cast

from .tables import SECRETS

Json: TypeAlias = "Mapping[str, Json] | Sequence[Json] | str | bytes | int | float | None"

MASK = "**********"

_NAMED = re.compile(rb'"(?:%s)"\s*:' % b"|".join(re.escape(name.encode()) for name in sorted(SECRETS)))


class SecretStr(str):
    """A secret text that shows a mask where values are shown, as in a traceback with local variables."""

    __slots__ = ()

    def __repr__(self) -> str:
        return repr(MASK)

    def __getitem__(self, key: SupportsIndex | slice) -> Self:
        # Whoever cuts a long value short before showing it gets a hidden piece.
        return type(self)(super().__getitem__(key))

    def __deepcopy__(self, memo: object) -> Self:
        return self

    def __reduce_ex__(self, protocol: SupportsIndex) -> NoReturn:
        raise TypeError("a secret can't be pickled: it would be written out")


def hide(value: Any) -> Any:
    """Return the same text with a mask for its repr, in lists and mappings too; of another value the type's name alone."""
    if value is None:
        return None
    if isinstance(value, list | tuple):
        return [hide(item) for item in cast("Sequence[object]", value)]
    if isinstance(value, Mapping):
        return {key: hide(item) for key, item in cast("Mapping[str, object]", value).items()}
    return SecretStr(value) if isinstance(value, str) else type(type(value).__name__, (), {})()


def names_a_secret(body: bytes) -> bool:
    """Return True if a body has a field whose name is that of a secret."""
    return _NAMED.search(body) is not None


def masked(fields: Mapping[str, Json]) -> dict[str, Json]:
    """Return a JSON object with every secret field masked, however deep."""
    return {name: MASK if name in SECRETS else _masked(value) for name, value in fields.items()}


def masked_body(body: bytes) -> bytes:
    """Return a JSON body with every secret field masked."""
    return json.dumps(_masked(json.loads(body))).encode() if body else b""


def _masked(value: Json) -> Json:
    if isinstance(value, Mapping):
        return masked(value)
    if isinstance(value, Sequence) and not isinstance(value, str | bytes):
        return [_masked(item) for item in value]
    return f"{len(value)} bytes" if isinstance(value, bytes) else value
