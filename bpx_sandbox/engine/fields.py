"""The named values of a request, with typed access."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias, TypeVar

JSON: TypeAlias = "Mapping[str, JSON] | Sequence[JSON] | str | int | float | bool | None"
"""Anything that a JSON text can say."""

T = TypeVar("T", str, int)


def drop_none(fields: Mapping[str, JSON]) -> dict[str, JSON]:
    """Leaves out what is None: an optional field without a value is absent."""
    return {name: value for name, value in fields.items() if value is not None}


@dataclass(frozen=True, slots=True)
class Fields:
    """The named values of a request, already valid against the document, read with the type that a caller needs."""

    values: Mapping[str, JSON]

    def get_str(self, name: str) -> str | None:
        """A text, or None where it isn't given."""
        return self._read(name, str)

    def get_int(self, name: str) -> int | None:
        """A whole number, or None where it isn't given."""
        return self._read(name, int)

    def get_decimal(self, name: str) -> Decimal | None:
        """A decimal, which travels as text, or None where it isn't given."""
        text = self.get_str(name)
        return None if text is None else Decimal(text)

    def get_bool(self, name: str) -> bool:
        """A boolean that means false where it isn't given."""
        return self.values.get(name) is True

    def get_list(self, name: str) -> list[str]:
        """A list of texts, empty where it isn't given; a single text counts as a list of one."""
        value = self.values.get(name)
        if value is None:
            return []
        if isinstance(value, str):
            return [value]
        if not isinstance(value, Sequence):
            raise TypeError(f"{name} is {value!r}, not a list")
        return [str(item) for item in value]

    def require_str(self, name: str) -> str:
        """A text that the document requires."""
        return _given(name, self.get_str(name))

    def require_int(self, name: str) -> int:
        """A whole number that the document requires or gives a default."""
        return _given(name, self.get_int(name))

    def require_decimal(self, name: str) -> Decimal:
        """A decimal that the document requires."""
        return Decimal(self.require_str(name))

    def _read(self, name: str, kind: type[T]) -> T | None:
        value = self.values.get(name)
        if kind is int and isinstance(value, float) and value.is_integer():
            value = int(value)  # JSON knows one kind of number: 1.0 is a whole one
        if value is None or isinstance(value, kind):
            return value
        raise TypeError(f"{name} is {value!r}, which the document should not have let through")


def _given(name: str, value: T | None) -> T:
    if value is None:
        raise TypeError(f"the document lets {name} be left out, and gives no default")
    return value
