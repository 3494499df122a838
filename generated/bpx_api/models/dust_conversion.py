"""The object DustConversion, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any, Self

from msgspec import field

from ..arguments import plain
from ..reading import (
    EPOCH,
    MAGNITUDE,
    NAIVE_EPOCH,
    ODD_NUMBER,
    SMALLEST,
    UNREADABLE,
    decimal,
    in_one_go,
    in_utc,
    moment,
    text,
    unknown,
    unreadable,
    utc_text,
    whole,
    wire_names,
)
from ..types import Model


class DustConversion(Model, kw_only=True):
    """A conversion of dust to USDC."""

    id: int
    """Number of the conversion. At least 0."""

    symbol: str
    """Converted asset."""

    quantity: Decimal
    """Converted quantity, in the asset."""

    usdc_received: Decimal | None = field(default=None, name="usdcReceived")
    """Received quantity, in USDC."""

    timestamp: datetime | None = None
    """Time when it was converted (UTC)."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not (
            self.quantity.is_finite()
            and SMALLEST <= self.quantity.adjusted() <= MAGNITUDE
            and (
                (usdc_received := self.usdc_received) is None
                or (usdc_received.is_finite() and SMALLEST <= usdc_received.adjusted() <= MAGNITUDE)
            )
        ):
            raise ValueError(ODD_NUMBER)
        if self.timestamp is not None:
            self.timestamp = (
                EPOCH + (self.timestamp - NAIVE_EPOCH) if self.timestamp.tzinfo is None else in_utc(self.timestamp)
            )

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["id"] = self.id
        fields["symbol"] = self.symbol
        fields["quantity"] = plain(self.quantity)
        if self.usdc_received is not None:
            fields["usdcReceived"] = plain(self.usdc_received)
        if self.timestamp is not None:
            fields["timestamp"] = utc_text(self.timestamp)
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
            fields["id"] = whole(source["id"])
            fields["symbol"] = text(source["symbol"])
            fields["quantity"] = decimal(source["quantity"])
            fields["usdc_received"] = None if (value := source.get("usdcReceived")) is None else decimal(value)
            fields["timestamp"] = None if (value := source.get("timestamp")) is None else moment(value)
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(DustConversion)
