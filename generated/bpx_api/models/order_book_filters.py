"""The object OrderBookFilters, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from ..reading import (
    UNREADABLE,
    in_one_go,
    unknown,
    unreadable,
    wire_names,
)
from ..types import Model
from .price_filter import PriceFilter
from .quantity_filter import QuantityFilter


class OrderBookFilters(Model, kw_only=True):
    """Rules for the orders of a market."""

    price: PriceFilter
    """Rules for the price."""

    quantity: QuantityFilter
    """Rules for the quantity."""

    additional_properties: dict[str, Any] = {}
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
        if (
            (found := in_one_go(cls, _NAMES, source)) is not None
            and found.price.tick_size.is_finite()
            and found.quantity.step_size.is_finite()
        ):
            return found
        fields: dict[str, Any] = {}
        try:
            fields["price"] = PriceFilter.from_dict(source["price"])
            fields["quantity"] = QuantityFilter.from_dict(source["quantity"])
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(OrderBookFilters)
