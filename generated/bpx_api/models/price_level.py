"""The array PriceLevel, whose places have names, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Self

import msgspec

from ..arguments import plain
from ..errors import InvalidResponseError
from ..reading import UNREADABLE, decimal, items, shown


class PriceLevel(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """Price and quantity of one level of the book.

    It unpacks as it comes: `price, quantity = price_level`.
    """

    price: Decimal
    """Price in the quote asset."""

    quantity: Decimal
    """Quantity at this price, in the base asset."""

    def __iter__(self) -> Iterator[Decimal]:
        yield self.price
        yield self.quantity

    def to_list(self) -> list[Any]:
        """The array as JSON."""
        return [plain(self.price), plain(self.quantity)]

    @classmethod
    def from_list(cls, source: list[Any]) -> Self:
        """Read the array from JSON, tolerantly; places that the document doesn't have are left out.

        Raises:
            InvalidResponseError: a place is missing, or can't be read.
        """
        try:
            price, quantity, *_ = items(source)
            return cls(decimal(price), decimal(quantity))
        except UNREADABLE as error:
            raise InvalidResponseError(f"PriceLevel: {shown(source)} can't be read: {error}") from None
