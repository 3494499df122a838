"""The object CollateralFunction, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

from attrs import define, field

from ..arguments import plain
from ..reading import (
    UNREADABLE,
    decimal,
    unknown,
    unreadable,
)
from .collateral_function_kind import CollateralFunctionKind


@define(kw_only=True)
class CollateralFunction:
    """Share of an asset's value that counts as collateral."""

    weight: Decimal
    """Weight, as a fraction: `0.9` is 90 %."""

    kind: CollateralFunctionKind
    """How the weight changes with the quantity held."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
    """Fields that the document doesn't have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["weight"] = plain(self.weight)
        fields["kind"] = self.kind.to_dict()
        return fields

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Read the object from JSON, tolerantly.

        Raises:
            InvalidResponseError: a required field is missing, or a field can't be read.
        """
        self = object.__new__(cls)
        try:
            self.weight = Decimal(value) if type(value := source["weight"]) is str else decimal(value)
            self.kind = CollateralFunctionKind.from_dict(source["kind"])
            self.additional_properties = {} if _KNOWN.issuperset(source) else unknown(source, _NAMES)
        except UNREADABLE as error:
            unreadable(cls, self, _NAMES, source, error)
        return self


_NAMES: Mapping[str, str] = {
    "weight": "weight",
    "kind": "kind",
}
_KNOWN = frozenset(_NAMES)
