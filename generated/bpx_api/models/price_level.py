"""The array `PriceLevel`, whose places have names."""

from __future__ import annotations

from decimal import Decimal

from ..model import Row


class PriceLevel(Row[Decimal], frozen=True):
    """Price and quantity of one level of the book.

    It unpacks as it comes: `price, quantity = price_level`.
    """

    price: Decimal
    """Price in the quote asset."""

    quantity: Decimal
    """Quantity at this price, in the base asset."""
