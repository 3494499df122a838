"""The object QuantityFilter, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

from msgspec import field

from ..arguments import plain
from ..reading import (
    UNREADABLE,
    any_decimal,
    finite_decimal,
    in_one_go,
    unknown,
    unreadable,
    wire_names,
)
from ..types import Model


class QuantityFilter(Model, kw_only=True):
    """Rules for the quantity of an order, in the base asset."""

    step_size: Decimal = field(name="stepSize")
    """Smallest step between two quantities. Every quantity is a multiple of it."""

    min_quantity: Decimal | None = field(default=None, name="minQuantity")
    """Smallest quantity of an order. For futures, also the size at which a position counts as closed."""

    max_quantity: Decimal | None = field(default=None, name="maxQuantity")
    """Largest quantity of an order. `null`: no limit."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["stepSize"] = plain(self.step_size)
        if self.min_quantity is not None:
            fields["minQuantity"] = plain(self.min_quantity)
        if self.max_quantity is not None:
            fields["maxQuantity"] = plain(self.max_quantity)
        return fields

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Read the object from JSON, tolerantly.

        Raises:
            InvalidResponseError: a required field is missing, or a field can't be read.
        """
        if (found := in_one_go(cls, _NAMES, source)) is not None and found.step_size.is_finite():
            return found
        fields: dict[str, Any] = {}
        try:
            fields["step_size"] = finite_decimal(source["stepSize"])
            fields["min_quantity"] = None if (value := source.get("minQuantity")) is None else any_decimal(value)
            fields["max_quantity"] = None if (value := source.get("maxQuantity")) is None else any_decimal(value)
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(QuantityFilter)
