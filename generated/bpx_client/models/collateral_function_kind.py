"""The object CollateralFunctionKind, and how it is read and written as JSON."""

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
from .collateral_function_type import COLLATERAL_FUNCTION_TYPE_BY_TEXT, CollateralFunctionType


@define(kw_only=True)
class CollateralFunctionKind:
    """How the weight of collateral changes with the quantity held."""

    type_: CollateralFunctionType
    """Shape of the function."""

    base: Decimal | None = None
    """Base of the function. Always there on `inverseSqrt`, and only there."""

    positive_curve_penalty: Decimal | None = None
    """How strongly the weight falls. Always there on `inverseSqrt`, and only there."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
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
        self = object.__new__(cls)
        try:
            get = source.get
            self.type_ = COLLATERAL_FUNCTION_TYPE_BY_TEXT.get(value := source["type"]) or CollateralFunctionType(value)
            self.base = (
                Decimal(value) if type(value := get("base")) is str else None if value is None else decimal(value)
            )
            self.positive_curve_penalty = (
                Decimal(value)
                if type(value := get("positiveCurvePenalty")) is str
                else None
                if value is None
                else decimal(value)
            )
            self.additional_properties = {} if _KNOWN.issuperset(source) else unknown(source, _NAMES)
        except UNREADABLE as error:
            unreadable(cls, self, _NAMES, source, error)
        return self


_NAMES: Mapping[str, str] = {
    "type": "type_",
    "base": "base",
    "positiveCurvePenalty": "positive_curve_penalty",
}
_KNOWN = frozenset(_NAMES)
