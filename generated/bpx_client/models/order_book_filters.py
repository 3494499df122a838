"""The object OrderBookFilters, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field

from ..reading import (
    UNREADABLE,
    unknown,
    unreadable,
)
from .price_filter import PriceFilter
from .quantity_filter import QuantityFilter


@define(kw_only=True)
class OrderBookFilters:
    """Rules for the orders of a market."""

    price: PriceFilter
    """Rules for the price."""

    quantity: QuantityFilter
    """Rules for the quantity."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
    """Fields that the document doesn't have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["price"] = self.price.to_dict()
        fields["quantity"] = self.quantity.to_dict()
        return fields

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Read the object from JSON, tolerantly.

        Raises:
            InvalidResponseError: a required field is missing, or a field can't be read.
        """
        self = object.__new__(cls)
        try:
            self.price = PriceFilter.from_dict(source["price"])
            self.quantity = QuantityFilter.from_dict(source["quantity"])
            self.additional_properties = {} if _KNOWN.issuperset(source) else unknown(source, _NAMES)
        except UNREADABLE as error:
            unreadable(cls, self, _NAMES, source, error)
        return self


_NAMES: Mapping[str, str] = {
    "price": "price",
    "quantity": "quantity",
}
_KNOWN = frozenset(_NAMES)
