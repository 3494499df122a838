"""The object RequestForQuoteFill, and how it is read and written as JSON."""

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
from .system_order_type import SystemOrderType


class RequestForQuoteFill(Model, kw_only=True):
    """A fill of an RFQ of the account."""

    rfq_id: str = field(name="rfqId")
    """The exchange's id of the RFQ."""

    quote_id: str = field(name="quoteId")
    """Quote of the fill."""

    symbol: str
    """Market symbol."""

    side: Side
    """Side: `Bid` bought, `Ask` sold."""

    fill_price: Decimal = field(name="fillPrice")
    """Price of the fill, in the quote asset."""

    client_id: int | None = field(default=None, name="clientId")
    """Your own id of the RFQ, if one was passed. From 0 to 4294967295."""

    quantity: Decimal | None = None
    """Requested quantity, in the base asset."""

    quote_quantity: Decimal | None = field(default=None, name="quoteQuantity")
    """Requested value, in the quote asset."""

    fill_quantity: Decimal | None = field(default=None, name="fillQuantity")
    """Quantity of this fill, in the base asset. Not documented by the exchange; known from other clients."""

    fill_quote_quantity: Decimal | None = field(default=None, name="fillQuoteQuantity")
    """Value of this fill, in the quote asset. Not documented by the exchange; known from other clients."""

    system_order_type: SystemOrderType | None = field(default=None, name="systemOrderType")
    """Reason why the exchange created the RFQ. `null` for an RFQ of the account."""

    created_at: datetime | None = field(default=None, name="createdAt")
    """Time when the RFQ was created (UTC)."""

    filled_at: datetime | None = field(default=None, name="filledAt")
    """Time when it was filled (UTC)."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not (
            self.fill_price.is_finite()
            and SMALLEST <= self.fill_price.adjusted() <= MAGNITUDE
            and (
                (quantity := self.quantity) is None
                or (quantity.is_finite() and SMALLEST <= quantity.adjusted() <= MAGNITUDE)
            )
            and (
                (quote_quantity := self.quote_quantity) is None
                or (quote_quantity.is_finite() and SMALLEST <= quote_quantity.adjusted() <= MAGNITUDE)
            )
            and (
                (fill_quantity := self.fill_quantity) is None
                or (fill_quantity.is_finite() and SMALLEST <= fill_quantity.adjusted() <= MAGNITUDE)
            )
            and (
                (fill_quote_quantity := self.fill_quote_quantity) is None
                or (fill_quote_quantity.is_finite() and SMALLEST <= fill_quote_quantity.adjusted() <= MAGNITUDE)
            )
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
        fields["fillPrice"] = plain(self.fill_price)
        if self.client_id is not None:
            fields["clientId"] = self.client_id
        if self.quantity is not None:
            fields["quantity"] = plain(self.quantity)
        if self.quote_quantity is not None:
            fields["quoteQuantity"] = plain(self.quote_quantity)
        if self.fill_quantity is not None:
            fields["fillQuantity"] = plain(self.fill_quantity)
        if self.fill_quote_quantity is not None:
            fields["fillQuoteQuantity"] = plain(self.fill_quote_quantity)
        if self.system_order_type is not None:
            fields["systemOrderType"] = self.system_order_type.value
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
            fields["fill_price"] = decimal(source["fillPrice"])
            fields["client_id"] = None if (value := source.get("clientId")) is None else whole(value)
            fields["quantity"] = None if (value := source.get("quantity")) is None else decimal(value)
            fields["quote_quantity"] = None if (value := source.get("quoteQuantity")) is None else decimal(value)
            fields["fill_quantity"] = None if (value := source.get("fillQuantity")) is None else decimal(value)
            fields["fill_quote_quantity"] = (
                None if (value := source.get("fillQuoteQuantity")) is None else decimal(value)
            )
            fields["system_order_type"] = (
                None if (value := source.get("systemOrderType")) is None else SystemOrderType(value)
            )
            fields["created_at"] = None if (value := source.get("createdAt")) is None else moment(value)
            fields["filled_at"] = None if (value := source.get("filledAt")) is None else moment(value)
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(RequestForQuoteFill)
