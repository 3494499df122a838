"""The object HistoricalRequestForQuote, and how it is read and written as JSON."""

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
from .order_status import OrderStatus
from .rfq_execution_mode import RfqExecutionMode
from .side import Side


class HistoricalRequestForQuote(Model, kw_only=True):
    """A request for quotes in the history."""

    rfq_id: str = field(name="rfqId")
    """The exchange's id of the RFQ."""

    symbol: str
    """Market symbol."""

    side: Side
    """`Bid` buys, `Ask` sells."""

    status: OrderStatus
    """State of the RFQ."""

    client_id: int | None = field(default=None, name="clientId")
    """Your own id of the RFQ, if one was passed. From 0 to 4294967295."""

    price: Decimal | None = None
    """Worst price for a quote, in the quote asset. `Immediate` only."""

    quantity: Decimal | None = None
    """Requested quantity, in the base asset."""

    quote_quantity: Decimal | None = field(default=None, name="quoteQuantity")
    """Requested value, in the quote asset."""

    executed_quantity: Decimal | None = field(default=None, name="executedQuantity")
    """Quantity filled in the base asset. Not documented by the exchange; known from other clients."""

    executed_quote_quantity: Decimal | None = field(default=None, name="executedQuoteQuantity")
    """Value filled in the quote asset. Not documented by the exchange; known from other clients."""

    execution_mode: RfqExecutionMode | None = field(default=None, name="executionMode")
    """Selection of the quote."""

    submission_time: datetime | None = field(default=None, name="submissionTime")
    """End of the time for quotes (UTC)."""

    expiry_time: datetime | None = field(default=None, name="expiryTime")
    """Expiry of the RFQ (UTC)."""

    created_at: datetime | None = field(default=None, name="createdAt")
    """Time when the RFQ was created (UTC)."""

    deferred_settlement_quote_id: str | None = field(default=None, name="deferredSettlementQuoteId")
    """Quote accepted for deferred settlement, if any."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not (
            ((price := self.price) is None or (price.is_finite() and SMALLEST <= price.adjusted() <= MAGNITUDE))
            and (
                (quantity := self.quantity) is None
                or (quantity.is_finite() and SMALLEST <= quantity.adjusted() <= MAGNITUDE)
            )
            and (
                (quote_quantity := self.quote_quantity) is None
                or (quote_quantity.is_finite() and SMALLEST <= quote_quantity.adjusted() <= MAGNITUDE)
            )
            and (
                (executed_quantity := self.executed_quantity) is None
                or (executed_quantity.is_finite() and SMALLEST <= executed_quantity.adjusted() <= MAGNITUDE)
            )
            and (
                (executed_quote_quantity := self.executed_quote_quantity) is None
                or (executed_quote_quantity.is_finite() and SMALLEST <= executed_quote_quantity.adjusted() <= MAGNITUDE)
            )
        ):
            raise ValueError(ODD_NUMBER)
        if self.submission_time is not None:
            self.submission_time = (
                EPOCH + (self.submission_time - NAIVE_EPOCH)
                if self.submission_time.tzinfo is None
                else in_utc(self.submission_time)
            )
        if self.expiry_time is not None:
            self.expiry_time = (
                EPOCH + (self.expiry_time - NAIVE_EPOCH)
                if self.expiry_time.tzinfo is None
                else in_utc(self.expiry_time)
            )
        if self.created_at is not None:
            self.created_at = (
                EPOCH + (self.created_at - NAIVE_EPOCH) if self.created_at.tzinfo is None else in_utc(self.created_at)
            )

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["rfqId"] = self.rfq_id
        fields["symbol"] = self.symbol
        fields["side"] = self.side.value
        fields["status"] = self.status.value
        if self.client_id is not None:
            fields["clientId"] = self.client_id
        if self.price is not None:
            fields["price"] = plain(self.price)
        if self.quantity is not None:
            fields["quantity"] = plain(self.quantity)
        if self.quote_quantity is not None:
            fields["quoteQuantity"] = plain(self.quote_quantity)
        if self.executed_quantity is not None:
            fields["executedQuantity"] = plain(self.executed_quantity)
        if self.executed_quote_quantity is not None:
            fields["executedQuoteQuantity"] = plain(self.executed_quote_quantity)
        if self.execution_mode is not None:
            fields["executionMode"] = self.execution_mode.value
        if self.submission_time is not None:
            fields["submissionTime"] = utc_text(self.submission_time)
        if self.expiry_time is not None:
            fields["expiryTime"] = utc_text(self.expiry_time)
        if self.created_at is not None:
            fields["createdAt"] = utc_text(self.created_at)
        if self.deferred_settlement_quote_id is not None:
            fields["deferredSettlementQuoteId"] = self.deferred_settlement_quote_id
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
            fields["symbol"] = text(source["symbol"])
            fields["side"] = Side(source["side"])
            fields["status"] = OrderStatus(source["status"])
            fields["client_id"] = None if (value := source.get("clientId")) is None else whole(value)
            fields["price"] = None if (value := source.get("price")) is None else decimal(value)
            fields["quantity"] = None if (value := source.get("quantity")) is None else decimal(value)
            fields["quote_quantity"] = None if (value := source.get("quoteQuantity")) is None else decimal(value)
            fields["executed_quantity"] = None if (value := source.get("executedQuantity")) is None else decimal(value)
            fields["executed_quote_quantity"] = (
                None if (value := source.get("executedQuoteQuantity")) is None else decimal(value)
            )
            fields["execution_mode"] = (
                None if (value := source.get("executionMode")) is None else RfqExecutionMode(value)
            )
            fields["submission_time"] = None if (value := source.get("submissionTime")) is None else moment(value)
            fields["expiry_time"] = None if (value := source.get("expiryTime")) is None else moment(value)
            fields["created_at"] = None if (value := source.get("createdAt")) is None else moment(value)
            fields["deferred_settlement_quote_id"] = (
                None if (value := source.get("deferredSettlementQuoteId")) is None else text(value)
            )
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(HistoricalRequestForQuote)
