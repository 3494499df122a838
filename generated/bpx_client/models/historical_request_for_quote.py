"""The object HistoricalRequestForQuote, and how it is read and written as JSON."""

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
from .order_status import OrderStatus
from .rfq_execution_mode import RfqExecutionMode
from .side import Side


@define(kw_only=True)
class HistoricalRequestForQuote:
    """A request for quotes as the history keeps it."""

    rfq_id: str
    """The exchange's id of the RFQ."""

    symbol: str
    """Market symbol."""

    side: Side
    """`Bid` buys, `Ask` sells."""

    execution_mode: RfqExecutionMode
    """Who picked the quote."""

    status: OrderStatus
    """State of the RFQ."""

    submission_time: datetime
    """Until when quotes were taken (UTC)."""

    expiry_time: datetime
    """When the RFQ was to end if nothing came of it (UTC)."""

    created_at: datetime
    """When the RFQ was created (UTC)."""

    client_id: int | None = None
    """Your own id of the RFQ, if one was given. From 0 to 4294967295."""

    price: Decimal | None = None
    """Worst price for a quote, in the quote asset. `Immediate` only."""

    quantity: Decimal | None = None
    """Quantity asked for, in the base asset."""

    quote_quantity: Decimal | None = None
    """Value asked for, in the quote asset."""

    deferred_settlement_quote_id: str | None = None
    """Quote that was accepted for deferred settlement, if any."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
    """Fields that the document doesn't have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["rfqId"] = self.rfq_id
        fields["symbol"] = self.symbol
        fields["side"] = self.side.value
        fields["executionMode"] = self.execution_mode.value
        fields["status"] = self.status.value
        fields["submissionTime"] = utc_text(self.submission_time)
        fields["expiryTime"] = utc_text(self.expiry_time)
        fields["createdAt"] = utc_text(self.created_at)
        if self.client_id is not None:
            fields["clientId"] = self.client_id
        if self.price is not None:
            fields["price"] = plain(self.price)
        if self.quantity is not None:
            fields["quantity"] = plain(self.quantity)
        if self.quote_quantity is not None:
            fields["quoteQuantity"] = plain(self.quote_quantity)
        if self.deferred_settlement_quote_id is not None:
            fields["deferredSettlementQuoteId"] = self.deferred_settlement_quote_id
        return fields

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Read the object from JSON, tolerantly.

        Raises:
            InvalidResponseError: a required field is missing, or a field can't be read.
        """
        self = cls.__new__(cls)
        try:
            self.rfq_id = text(source["rfqId"])
            self.symbol = text(source["symbol"])
            self.side = Side.read(source["side"])
            self.execution_mode = RfqExecutionMode.read(source["executionMode"])
            self.status = OrderStatus.read(source["status"])
            self.submission_time = moment(source["submissionTime"])
            self.expiry_time = moment(source["expiryTime"])
            self.created_at = moment(source["createdAt"])
            self.client_id = None if (value := source.get("clientId")) is None else whole(value)
            self.price = (
                None
                if (value := source.get("price")) is None
                else Decimal(value)
                if type(value) is str
                else decimal(value)
            )
            self.quantity = (
                None
                if (value := source.get("quantity")) is None
                else Decimal(value)
                if type(value) is str
                else decimal(value)
            )
            self.quote_quantity = (
                None
                if (value := source.get("quoteQuantity")) is None
                else Decimal(value)
                if type(value) is str
                else decimal(value)
            )
            self.deferred_settlement_quote_id = (
                None if (value := source.get("deferredSettlementQuoteId")) is None else text(value)
            )
            self.additional_properties = unknown(source, _NAMES)
        except UNREADABLE as error:
            unreadable(cls, self, _NAMES, source, error)
        return self


_NAMES: Mapping[str, str] = {
    "rfqId": "rfq_id",
    "symbol": "symbol",
    "side": "side",
    "executionMode": "execution_mode",
    "status": "status",
    "submissionTime": "submission_time",
    "expiryTime": "expiry_time",
    "createdAt": "created_at",
    "clientId": "client_id",
    "price": "price",
    "quantity": "quantity",
    "quoteQuantity": "quote_quantity",
    "deferredSettlementQuoteId": "deferred_settlement_quote_id",
}
