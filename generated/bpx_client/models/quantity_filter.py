"""The object QuantityFilter, and how it is read and written as JSON."""

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


@define(kw_only=True)
class QuantityFilter:
    """Rules for the quantity of an order, in the base asset."""

    min_quantity: Decimal
    """Smallest quantity of an order. In futures also the size at which a position counts as closed."""

    step_size: Decimal
    """Smallest step between two quantities. Every quantity is a multiple of it."""

    max_quantity: Decimal | None = None
    """Largest quantity of an order. `null`: no such bound."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
    """Fields that the document doesn't have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["minQuantity"] = plain(self.min_quantity)
        fields["stepSize"] = plain(self.step_size)
        if self.max_quantity is not None:
            fields["maxQuantity"] = plain(self.max_quantity)
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
            self.min_quantity = Decimal(value) if type(value := source["minQuantity"]) is str else decimal(value)
            self.step_size = Decimal(value) if type(value := source["stepSize"]) is str else decimal(value)
            self.max_quantity = (
                Decimal(value)
                if type(value := get("maxQuantity")) is str
                else None
                if value is None
                else decimal(value)
            )
            self.additional_properties = {} if _KNOWN.issuperset(source) else unknown(source, _NAMES)
        except UNREADABLE as error:
            unreadable(cls, self, _NAMES, source, error)
        return self


_NAMES: Mapping[str, str] = {
    "minQuantity": "min_quantity",
    "stepSize": "step_size",
    "maxQuantity": "max_quantity",
}
_KNOWN = frozenset(_NAMES)
