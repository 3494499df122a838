"""The object CollateralFunctionKind, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

from msgspec import field

from ..arguments import plain
from ..reading import (
    UNREADABLE,
    any_decimal,
    in_one_go,
    unknown,
    unreadable,
    wire_names,
)
from ..types import Model
from .collateral_function_type import CollateralFunctionType


class CollateralFunctionKind(Model, kw_only=True):
    """Change of the weight of collateral with the quantity held."""

    type_: CollateralFunctionType = field(name="type")
    """Kind of function."""

    base: Decimal | None = None
    """Base of the function. Always present with `inverseSqrt`, and only then."""

    positive_curve_penalty: Decimal | None = field(default=None, name="positiveCurvePenalty")
    """Strength of the decrease. Always present with `inverseSqrt`, and only then."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["type"] = self.type_.value
        if self.base is not None:
            fields["base"] = plain(self.base)
        if self.positive_curve_penalty is not None:
            fields["positiveCurvePenalty"] = plain(self.positive_curve_penalty)
        return fields

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Read the object from JSON, tolerantly.

        Raises:
            InvalidResponseError: a required field is missing, or a field can't be read.
        """
        if (found := in_one_go(cls, _NAMES, source)) is not None:
            return found
        fields: dict[str, Any] = {}
        try:
            fields["type_"] = CollateralFunctionType(source["type"])
            fields["base"] = None if (value := source.get("base")) is None else any_decimal(value)
            fields["positive_curve_penalty"] = (
                None if (value := source.get("positiveCurvePenalty")) is None else any_decimal(value)
            )
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(CollateralFunctionKind)
