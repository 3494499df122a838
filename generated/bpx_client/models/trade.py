"""The object Trade, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

from attrs import define, field

from ..arguments import plain
from ..reading import (
    UNREADABLE,
    decimal,
    truth,
    unknown,
    unreadable,
    whole,
)


@define(kw_only=True)
class Trade:
    """A trade between any two accounts."""

    price: Decimal
    """Price in the quote asset."""

    quantity: Decimal
    """Quantity in the base asset."""

    quote_quantity: Decimal
    """Value of the trade in the quote asset."""

    timestamp: int
    """Time of the trade, Unix milliseconds."""

    is_buyer_maker: bool
    """`true` where the buyer's order was resting and the seller took it."""

    id: int | None = None
    """Number of the trade."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
    """Fields that the document doesn't have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["price"] = plain(self.price)
        fields["quantity"] = plain(self.quantity)
        fields["quoteQuantity"] = plain(self.quote_quantity)
        fields["timestamp"] = self.timestamp
        fields["isBuyerMaker"] = self.is_buyer_maker
        if self.id is not None:
            fields["id"] = self.id
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
            self.price = Decimal(value) if type(value := source["price"]) is str else decimal(value)
            self.quantity = Decimal(value) if type(value := source["quantity"]) is str else decimal(value)
            self.quote_quantity = Decimal(value) if type(value := source["quoteQuantity"]) is str else decimal(value)
            self.timestamp = value if type(value := source["timestamp"]) is int else whole(value)
            self.is_buyer_maker = value if type(value := source["isBuyerMaker"]) is bool else truth(value)
            self.id = value if type(value := get("id")) is int else None if value is None else whole(value)
            self.additional_properties = {} if _KNOWN.issuperset(source) else unknown(source, _NAMES)
        except UNREADABLE as error:
            unreadable(cls, self, _NAMES, source, error)
        return self


_NAMES: Mapping[str, str] = {
    "price": "price",
    "quantity": "quantity",
    "quoteQuantity": "quote_quantity",
    "timestamp": "timestamp",
    "isBuyerMaker": "is_buyer_maker",
    "id": "id",
}
_KNOWN = frozenset(_NAMES)
