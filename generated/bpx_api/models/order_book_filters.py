"""The object `OrderBookFilters`."""

from __future__ import annotations

from typing import Any

from ..model import Part
from .price_filter import PriceFilter
from .quantity_filter import QuantityFilter


class OrderBookFilters(Part, kw_only=True):
    """Rules for the orders of a market."""

    price: PriceFilter
    """Rules for the price."""

    quantity: QuantityFilter
    """Rules for the quantity."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""
