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
            and (price := found.price).tick_size.is_finite()
            and ((min_price := price.min_price) is None or min_price.is_finite())
            and ((max_price := price.max_price) is None or max_price.is_finite())
            and ((max_multiplier := price.max_multiplier) is None or max_multiplier.is_finite())
            and ((min_multiplier := price.min_multiplier) is None or min_multiplier.is_finite())
            and ((max_impact_multiplier := price.max_impact_multiplier) is None or max_impact_multiplier.is_finite())
            and ((min_impact_multiplier := price.min_impact_multiplier) is None or min_impact_multiplier.is_finite())
            and (
                (mean_mark_price_band := price.mean_mark_price_band) is None
                or (
                    ((max_multiplier := mean_mark_price_band.max_multiplier) is None or max_multiplier.is_finite())
                    and ((min_multiplier := mean_mark_price_band.min_multiplier) is None or min_multiplier.is_finite())
                )
            )
            and (
                (mean_premium_band := price.mean_premium_band) is None
                or ((tolerance_pct := mean_premium_band.tolerance_pct) is None or tolerance_pct.is_finite())
            )
            and (
                (discovery_bound_band := price.discovery_bound_band) is None
                or (
                    ((max_multiplier := discovery_bound_band.max_multiplier) is None or max_multiplier.is_finite())
                    and ((min_multiplier := discovery_bound_band.min_multiplier) is None or min_multiplier.is_finite())
                )
            )
            and (
                (borrow_entry_fee_max_multiplier := price.borrow_entry_fee_max_multiplier) is None
                or borrow_entry_fee_max_multiplier.is_finite()
            )
            and (
                (borrow_entry_fee_min_multiplier := price.borrow_entry_fee_min_multiplier) is None
                or borrow_entry_fee_min_multiplier.is_finite()
            )
            and (
                (max_price_update_multiplier := price.max_price_update_multiplier) is None
                or max_price_update_multiplier.is_finite()
            )
            and (
                (min_price_update_multiplier := price.min_price_update_multiplier) is None
                or min_price_update_multiplier.is_finite()
            )
            and (quantity := found.quantity).step_size.is_finite()
            and ((min_quantity := quantity.min_quantity) is None or min_quantity.is_finite())
            and ((max_quantity := quantity.max_quantity) is None or max_quantity.is_finite())
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
