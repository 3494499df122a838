"""The object MarginFunction, and how it is read and written as JSON."""

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
from .margin_function_type import MARGIN_FUNCTION_TYPE_BY_TEXT, MarginFunctionType


@define(kw_only=True)
class MarginFunction:
    """Margin fraction as a function of position size."""

    type_: MarginFunctionType
    """Shape of the function."""

    base: Decimal
    """Base of the function, as a fraction: `0.02` is 2 %."""

    factor: Decimal
    """Factor of the square root."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
    """Fields that the document doesn't have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["type"] = self.type_.value
        fields["base"] = plain(self.base)
        fields["factor"] = plain(self.factor)
        return fields

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Read the object from JSON, tolerantly.

        Raises:
            InvalidResponseError: a required field is missing, or a field can't be read.
        """
        self = object.__new__(cls)
        try:
            self.type_ = MARGIN_FUNCTION_TYPE_BY_TEXT.get(value := source["type"]) or MarginFunctionType(value)
            self.base = Decimal(value) if type(value := source["base"]) is str else decimal(value)
            self.factor = Decimal(value) if type(value := source["factor"]) is str else decimal(value)
            self.additional_properties = {} if _KNOWN.issuperset(source) else unknown(source, _NAMES)
        except UNREADABLE as error:
            unreadable(cls, self, _NAMES, source, error)
        return self


_NAMES: Mapping[str, str] = {
    "type": "type_",
    "base": "base",
    "factor": "factor",
}
_KNOWN = frozenset(_NAMES)
