"""The object MaxBorrowQuantity, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

from msgspec import field

from ..arguments import plain
from ..reading import (
    MAGNITUDE,
    ODD_NUMBER,
    SMALLEST,
    UNREADABLE,
    decimal,
    in_one_go,
    text,
    unknown,
    unreadable,
    wire_names,
)
from ..types import Model


class MaxBorrowQuantity(Model, kw_only=True):
    """The maximum borrow quantity of an asset."""

    max_borrow_quantity: Decimal = field(name="maxBorrowQuantity")
    """Largest quantity, in the asset."""

    symbol: str | None = None
    """Asset symbol."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not (self.max_borrow_quantity.is_finite() and SMALLEST <= self.max_borrow_quantity.adjusted() <= MAGNITUDE):
            raise ValueError(ODD_NUMBER)

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["maxBorrowQuantity"] = plain(self.max_borrow_quantity)
        if self.symbol is not None:
            fields["symbol"] = self.symbol
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
            fields["max_borrow_quantity"] = decimal(source["maxBorrowQuantity"])
            fields["symbol"] = None if (value := source.get("symbol")) is None else text(value)
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(MaxBorrowQuantity)
