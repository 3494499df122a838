"""The object Trade, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

from msgspec import field

from ..arguments import plain
from ..reading import (
    MAGNITUDE,
    MILLISECONDS,
    ODD_NUMBER,
    SMALLEST,
    UNREADABLE,
    decimal,
    in_one_go,
    truth,
    unix_number,
    unix_time,
    unknown,
    unreadable,
    whole,
    wire_names,
)
from ..types import Model, NumberAsTime


class Trade(Model, kw_only=True):
    """A trade between any two accounts."""

    price: Decimal
    """Price in the quote asset."""

    quantity: Decimal
    """Quantity in the base asset."""

    timestamp: NumberAsTime
    """Time of the trade."""

    is_buyer_maker: bool = field(name="isBuyerMaker")
    """True if the buyer's order was the resting one."""

    id: int | None = None
    """Number of the trade."""

    quote_quantity: Decimal | None = field(default=None, name="quoteQuantity")
    """Value of the trade in the quote asset."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not (
            self.price.is_finite()
            and SMALLEST <= self.price.adjusted() <= MAGNITUDE
            and self.quantity.is_finite()
            and SMALLEST <= self.quantity.adjusted() <= MAGNITUDE
            and (
                (quote_quantity := self.quote_quantity) is None
                or (quote_quantity.is_finite() and SMALLEST <= quote_quantity.adjusted() <= MAGNITUDE)
            )
        ):
            raise ValueError(ODD_NUMBER)
        self.timestamp = unix_time(self.timestamp, MILLISECONDS)

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["price"] = plain(self.price)
        fields["quantity"] = plain(self.quantity)
        fields["timestamp"] = unix_number(self.timestamp, MILLISECONDS)
        fields["isBuyerMaker"] = self.is_buyer_maker
        if self.id is not None:
            fields["id"] = self.id
        if self.quote_quantity is not None:
            fields["quoteQuantity"] = plain(self.quote_quantity)
        return fields

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Read the object from JSON, tolerantly.

        Raises:
            InvalidResponseError: a required field is missing, or a field can't be read.
        """
        if (found := in_one_go(cls, _NAMES, source)) is not None:
            return found
        fields: dict[str, Any] = {}
        try:
            fields["price"] = decimal(source["price"])
            fields["quantity"] = decimal(source["quantity"])
            fields["timestamp"] = unix_time(source["timestamp"], MILLISECONDS)
            fields["is_buyer_maker"] = truth(source["isBuyerMaker"])
            fields["id"] = None if (value := source.get("id")) is None else whole(value)
            fields["quote_quantity"] = None if (value := source.get("quoteQuantity")) is None else decimal(value)
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(Trade)
