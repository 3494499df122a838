"""The object MarginFunction, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

from attrs import define, field

from ..arguments import plain
from ..reading import UNREADABLE, decimal, unreadable
from .margin_function_type import MarginFunctionType


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
        rest: dict[str, Any] = {}
        try:
            rest = dict(source)
            take = rest.pop
            return cls(
                type_=MarginFunctionType(take("type")),
                base=decimal(take("base")),
                factor=decimal(take("factor")),
                additional_properties=rest,
            )
        except UNREADABLE as error:
            unreadable("MarginFunction", _NAMES, source, rest, error)


_NAMES = (
    "type",
    "base",
    "factor",
)
