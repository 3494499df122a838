"""The object MarginFunction, and how it is read and written as JSON."""

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
from .margin_function_type import MarginFunctionType


class MarginFunction(Model, kw_only=True):
    """Margin fraction as a function of position size."""

    type_: MarginFunctionType = field(name="type")
    """Kind of function."""

    base: Decimal | None = None
    """Base of the function, as a fraction: `0.02` is 2 %."""

    factor: Decimal | None = None
    """Factor of the square root."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["type"] = self.type_.value
        if self.base is not None:
            fields["base"] = plain(self.base)
        if self.factor is not None:
            fields["factor"] = plain(self.factor)
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
            fields["type_"] = MarginFunctionType(source["type"])
            fields["base"] = None if (value := source.get("base")) is None else any_decimal(value)
            fields["factor"] = None if (value := source.get("factor")) is None else any_decimal(value)
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(MarginFunction)
