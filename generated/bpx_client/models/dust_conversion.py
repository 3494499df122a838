"""The object DustConversion, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any, Self

from attrs import define, field

from ..arguments import plain
from ..reading import (
    UNREADABLE,
    decimal,
    moment,
    text,
    unknown,
    unreadable,
    utc_text,
    whole,
)


@define(kw_only=True)
class DustConversion:
    """A conversion of dust to USDC."""

    id: int
    """Number of the conversion. At least 0."""

    symbol: str
    """Asset that was converted."""

    quantity: Decimal
    """What was converted, in the asset."""

    usdc_received: Decimal
    """What came in for it, in USDC."""

    timestamp: datetime
    """When it was converted (UTC)."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
    """Fields that the document doesn't have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["id"] = self.id
        fields["symbol"] = self.symbol
        fields["quantity"] = plain(self.quantity)
        fields["usdcReceived"] = plain(self.usdc_received)
        fields["timestamp"] = utc_text(self.timestamp)
        return fields

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Read the object from JSON, tolerantly.

        Raises:
            InvalidResponseError: a required field is missing, or a field can't be read.
        """
        self = object.__new__(cls)
        try:
            self.id = value if type(value := source["id"]) is int else whole(value)
            self.symbol = value if type(value := source["symbol"]) is str else text(value)
            self.quantity = Decimal(value) if type(value := source["quantity"]) is str else decimal(value)
            self.usdc_received = Decimal(value) if type(value := source["usdcReceived"]) is str else decimal(value)
            self.timestamp = moment(source["timestamp"])
            self.additional_properties = {} if _KNOWN.issuperset(source) else unknown(source, _NAMES)
        except UNREADABLE as error:
            unreadable(cls, self, _NAMES, source, error)
        return self


_NAMES: Mapping[str, str] = {
    "id": "id",
    "symbol": "symbol",
    "quantity": "quantity",
    "usdcReceived": "usdc_received",
    "timestamp": "timestamp",
}
_KNOWN = frozenset(_NAMES)
