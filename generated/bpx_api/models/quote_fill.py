"""The object QuoteFill, and how it is read and written as JSON."""

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
from .side import Side


class QuoteFill(Model, kw_only=True):
    """A fill of a quote of the account."""

    rfq_id: str = field(name="rfqId")
    """RFQ of the quote."""

    quote_id: str = field(name="quoteId")
    """The exchange's id of the quote."""

    symbol: str
    """Market symbol."""

    side: Side
    """`Bid` or `Ask`. The exchange doesn't document if this is the side of the RFQ or of the quote."""

    quantity: Decimal
    """Quantity in the base asset."""

    fill_price: Decimal = field(name="fillPrice")
    """Price of the fill, in the quote asset."""

    client_id: int | None = field(default=None, name="clientId")
    """Your own id of the quote, if one was passed. From 0 to 4294967295."""

    fee: Decimal | None = None
    """Fee, in `feeSymbol`."""

    fee_symbol: str | None = field(default=None, name="feeSymbol")
    """Asset in which the fee was charged."""

    created_at: datetime | None = field(default=None, name="createdAt")
    """Time when the quote was created (UTC)."""

    filled_at: datetime | None = field(default=None, name="filledAt")
    """Time when the RFQ was filled (UTC)."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not (
            self.quantity.is_finite()
            and SMALLEST <= self.quantity.adjusted() <= MAGNITUDE
            and self.fill_price.is_finite()
            and SMALLEST <= self.fill_price.adjusted() <= MAGNITUDE
            and ((fee := self.fee) is None or (fee.is_finite() and SMALLEST <= fee.adjusted() <= MAGNITUDE))
        ):
            raise ValueError(ODD_NUMBER)
        if self.created_at is not None:
            self.created_at = (
                EPOCH + (self.created_at - NAIVE_EPOCH) if self.created_at.tzinfo is None else in_utc(self.created_at)
            )
        if self.filled_at is not None:
            self.filled_at = (
                EPOCH + (self.filled_at - NAIVE_EPOCH) if self.filled_at.tzinfo is None else in_utc(self.filled_at)
            )

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["rfqId"] = self.rfq_id
        fields["quoteId"] = self.quote_id
        fields["symbol"] = self.symbol
        fields["side"] = self.side.value
        fields["quantity"] = plain(self.quantity)
        fields["fillPrice"] = plain(self.fill_price)
        if self.client_id is not None:
            fields["clientId"] = self.client_id
        if self.fee is not None:
            fields["fee"] = plain(self.fee)
        if self.fee_symbol is not None:
            fields["feeSymbol"] = self.fee_symbol
        if self.created_at is not None:
            fields["createdAt"] = utc_text(self.created_at)
        if self.filled_at is not None:
            fields["filledAt"] = utc_text(self.filled_at)
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
            fields["rfq_id"] = text(source["rfqId"])
            fields["quote_id"] = text(source["quoteId"])
            fields["symbol"] = text(source["symbol"])
            fields["side"] = Side(source["side"])
            fields["quantity"] = decimal(source["quantity"])
            fields["fill_price"] = decimal(source["fillPrice"])
            fields["client_id"] = None if (value := source.get("clientId")) is None else whole(value)
            fields["fee"] = None if (value := source.get("fee")) is None else decimal(value)
            fields["fee_symbol"] = None if (value := source.get("feeSymbol")) is None else text(value)
            fields["created_at"] = None if (value := source.get("createdAt")) is None else moment(value)
            fields["filled_at"] = None if (value := source.get("filledAt")) is None else moment(value)
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(QuoteFill)
