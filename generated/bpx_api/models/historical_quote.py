"""The object HistoricalQuote, and how it is read and written as JSON."""

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
    truth,
    unknown,
    unreadable,
    utc_text,
    whole,
    wire_names,
)
from ..types import Model
from .order_status import OrderStatus


class HistoricalQuote(Model, kw_only=True):
    """A quote in the history."""

    rfq_id: str = field(name="rfqId")
    """The exchange's id of the RFQ."""

    quote_id: str = field(name="quoteId")
    """The exchange's id of the quote."""

    status: OrderStatus
    """State of the quote."""

    client_id: int | None = field(default=None, name="clientId")
    """Your own id of the quote, if one was passed. From 0 to 4294967295."""

    bid_price: Decimal | None = field(default=None, name="bidPrice")
    """Price at which you would have bought, in the quote asset."""

    ask_price: Decimal | None = field(default=None, name="askPrice")
    """Price at which you would have sold, in the quote asset."""

    deferred_settlement: bool | None = field(default=None, name="deferredSettlement")
    """True if the settlement is deferred."""

    created_at: datetime | None = field(default=None, name="createdAt")
    """Time when the quote was created (UTC)."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not (
            (
                (bid_price := self.bid_price) is None
                or (bid_price.is_finite() and SMALLEST <= bid_price.adjusted() <= MAGNITUDE)
            )
            and (
                (ask_price := self.ask_price) is None
                or (ask_price.is_finite() and SMALLEST <= ask_price.adjusted() <= MAGNITUDE)
            )
        ):
            raise ValueError(ODD_NUMBER)
        if self.created_at is not None:
            self.created_at = (
                EPOCH + (self.created_at - NAIVE_EPOCH) if self.created_at.tzinfo is None else in_utc(self.created_at)
            )

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["rfqId"] = self.rfq_id
        fields["quoteId"] = self.quote_id
        fields["status"] = self.status.value
        if self.client_id is not None:
            fields["clientId"] = self.client_id
        if self.bid_price is not None:
            fields["bidPrice"] = plain(self.bid_price)
        if self.ask_price is not None:
            fields["askPrice"] = plain(self.ask_price)
        if self.deferred_settlement is not None:
            fields["deferredSettlement"] = self.deferred_settlement
        if self.created_at is not None:
            fields["createdAt"] = utc_text(self.created_at)
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
            fields["status"] = OrderStatus(source["status"])
            fields["client_id"] = None if (value := source.get("clientId")) is None else whole(value)
            fields["bid_price"] = None if (value := source.get("bidPrice")) is None else decimal(value)
            fields["ask_price"] = None if (value := source.get("askPrice")) is None else decimal(value)
            fields["deferred_settlement"] = (
                None if (value := source.get("deferredSettlement")) is None else truth(value)
            )
            fields["created_at"] = None if (value := source.get("createdAt")) is None else moment(value)
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(HistoricalQuote)
