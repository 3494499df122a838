"""The object CollateralFunction, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

from ..arguments import plain
from ..reading import (
    UNREADABLE,
    finite_decimal,
    in_one_go,
    unknown,
    unreadable,
    wire_names,
)
from ..types import Model
from .collateral_function_kind import CollateralFunctionKind


class CollateralFunction(Model, kw_only=True):
    """Share of an asset's value that counts as collateral."""

    weight: Decimal
    """Weight, as a fraction: `0.9` is 90 %."""

    kind: CollateralFunctionKind | None = None
    """Change of the weight with the quantity held."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["weight"] = plain(self.weight)
        if self.kind is not None:
            fields["kind"] = self.kind.to_dict()
        return fields

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Read the object from JSON, tolerantly.

        Raises:
            InvalidResponseError: a required field is missing, or a field can't be read.
        """
        if (found := in_one_go(cls, _NAMES, source)) is not None and found.weight.is_finite():
            return found
        fields: dict[str, Any] = {}
        try:
            fields["weight"] = finite_decimal(source["weight"])
            fields["kind"] = None if (value := source.get("kind")) is None else CollateralFunctionKind.from_dict(value)
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(CollateralFunction)
