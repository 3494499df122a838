"""The object HistoricalQuote, and how it is read and written as JSON."""

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
    truth,
    unknown,
    unreadable,
    utc_text,
    whole,
)
from .order_status import ORDER_STATUS_BY_TEXT, OrderStatus


@define(kw_only=True)
class HistoricalQuote:
    """A quote as the history keeps it."""

    rfq_id: str
    """The exchange's id of the RFQ."""

    quote_id: str
    """The exchange's id of the quote."""

    bid_price: Decimal
    """Price at which you would have bought, in the quote asset."""

    ask_price: Decimal
    """Price at which you would have sold, in the quote asset."""

    status: OrderStatus
    """State of the quote."""

    deferred_settlement: bool
    """Whether the settlement is deferred."""

    created_at: datetime
    """When the quote was created (UTC)."""

    client_id: int | None = None
    """Your own id of the quote, if one was given. From 0 to 4294967295."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
    """Fields that the document doesn't have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["rfqId"] = self.rfq_id
        fields["quoteId"] = self.quote_id
        fields["bidPrice"] = plain(self.bid_price)
        fields["askPrice"] = plain(self.ask_price)
        fields["status"] = self.status.value
        fields["deferredSettlement"] = self.deferred_settlement
        fields["createdAt"] = utc_text(self.created_at)
        if self.client_id is not None:
            fields["clientId"] = self.client_id
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
            self.rfq_id = value if type(value := source["rfqId"]) is str else text(value)
            self.quote_id = value if type(value := source["quoteId"]) is str else text(value)
            self.bid_price = Decimal(value) if type(value := source["bidPrice"]) is str else decimal(value)
            self.ask_price = Decimal(value) if type(value := source["askPrice"]) is str else decimal(value)
            self.status = ORDER_STATUS_BY_TEXT.get(value := source["status"]) or OrderStatus(value)
            self.deferred_settlement = value if type(value := source["deferredSettlement"]) is bool else truth(value)
            self.created_at = moment(source["createdAt"])
            self.client_id = value if type(value := get("clientId")) is int else None if value is None else whole(value)
            self.additional_properties = {} if _KNOWN.issuperset(source) else unknown(source, _NAMES)
        except UNREADABLE as error:
            unreadable(cls, self, _NAMES, source, error)
        return self


_NAMES: Mapping[str, str] = {
    "rfqId": "rfq_id",
    "quoteId": "quote_id",
    "bidPrice": "bid_price",
    "askPrice": "ask_price",
    "status": "status",
    "deferredSettlement": "deferred_settlement",
    "createdAt": "created_at",
    "clientId": "client_id",
}
_KNOWN = frozenset(_NAMES)
