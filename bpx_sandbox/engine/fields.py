"""The named values of a request, with typed access."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias, TypeVar

from bpx_sandbox.engine.errors import not_simulated

JSON: TypeAlias = "Mapping[str, JSON] | Sequence[JSON] | str | int | float | bool | None"
"""A JSON value."""

Value: TypeAlias = "Mapping[str, Value] | Sequence[Value] | Decimal | str | int | float | bool | None"
"""A JSON value with decimals, which become strings."""

T = TypeVar("T", str, int)
G = TypeVar("G")
V = TypeVar("V")
E = TypeVar("E", bound=StrEnum)


def drop_none(fields: Mapping[str, V | None]) -> dict[str, V]:
    """Return the fields whose value is not None."""
    return {name: value for name, value in fields.items() if value is not None}


@dataclass(frozen=True, slots=True)
class Fields:
    """The named values of a request that is valid against openapi.yaml."""

    values: Mapping[str, JSON]

    def get_str(self, name: str) -> str | None:
        """Return a string; None if it is absent."""
        return self._read(name, str)

    def get_int(self, name: str) -> int | None:
        """Return an integer; None if it is absent."""
        return self._read(name, int)

    def get_decimal(self, name: str) -> Decimal | None:
        """Return a decimal, which is a JSON string; None if it is absent."""
        text = self.get_str(name)
        return None if text is None else Decimal(text)

    def get_bool(self, name: str) -> bool:
        """Return a boolean; False if it is absent."""
        return self.values.get(name) is True

    def get_enum(self, name: str, kind: type[E]) -> E | None:
        """Return a member of an enum; None if it is absent. Refuse a value that only openapi.yaml knows."""
        text = self.get_str(name)
        try:
            return None if text is None else kind(text)
        except ValueError:
            raise not_simulated(name, str(text)) from None

    def get_choice(self, name: str, choices: Collection[str]) -> str | None:
        """Return one of several strings; None if it is absent. Refuse a value that only openapi.yaml knows."""
        text = self.get_str(name)
        if text is not None and text not in choices:
            raise not_simulated(name, text)
        return text

    def get_list(self, name: str) -> list[str]:
        """Return a list of strings, empty if it is absent; a single string is a list of one."""
        value = self.values.get(name)
        if value is None:
            return []
        if isinstance(value, str):
            return [value]
        if not isinstance(value, Sequence):
            raise TypeError(f"{name} is {value!r}, not a list")
        return [str(item) for item in value]

    def require_str(self, name: str) -> str:
        """Return a string that openapi.yaml requires."""
        return _given(name, self.get_str(name))

    def require_enum(self, name: str, kind: type[E]) -> E:
        """Return a member of an enum that openapi.yaml requires."""
        return _given(name, self.get_enum(name, kind))

    def require_choice(self, name: str, choices: Collection[str]) -> str:
        """Return one of several strings that openapi.yaml requires."""
        return _given(name, self.get_choice(name, choices))

    def require_int(self, name: str) -> int:
        """Return an integer that openapi.yaml requires or gives a default."""
        return _given(name, self.get_int(name))

    def require_decimal(self, name: str) -> Decimal:
        """Return a decimal that openapi.yaml requires."""
        return Decimal(self.require_str(name))

    def select(self, *names: str) -> dict[str, JSON]:
        """Return the fields with these names that are present."""
        return drop_none({name: self.values.get(name) for name in names})

    def _read(self, name: str, kind: type[T]) -> T | None:
        value = self.values.get(name)
        if kind is int and isinstance(value, float) and value.is_integer():
            value = int(value)  # JSON has one number type: 1.0 is an integer
        if value is None or isinstance(value, kind):
            return value
        raise TypeError(f"{name} is {value!r}, which openapi.yaml should not have allowed")


def _given(name: str, value: G | None) -> G:
    if value is None:
        raise TypeError(f"openapi.yaml makes {name} optional without a default")
    return value
