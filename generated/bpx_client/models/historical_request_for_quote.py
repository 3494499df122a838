"""The object HistoricalRequestForQuote, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any, Self

from attrs import define, field

from ..arguments import plain
from ..reading import UNREADABLE, decimal, moment, text, unreadable, utc_text, whole
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
        rest: dict[str, Any] = {}
        try:
            rest = dict(source)
            take = rest.pop
            return cls(
                rfq_id=text(take("rfqId")),
                symbol=text(take("symbol")),
                side=Side(take("side")),
                execution_mode=RfqExecutionMode(take("executionMode")),
                status=OrderStatus(take("status")),
                submission_time=moment(take("submissionTime")),
                expiry_time=moment(take("expiryTime")),
                created_at=moment(take("createdAt")),
                client_id=None if (value := take("clientId", None)) is None else whole(value),
                price=None if (value := take("price", None)) is None else decimal(value),
                quantity=None if (value := take("quantity", None)) is None else decimal(value),
                quote_quantity=None if (value := take("quoteQuantity", None)) is None else decimal(value),
                deferred_settlement_quote_id=None
                if (value := take("deferredSettlementQuoteId", None)) is None
                else text(value),
                additional_properties=rest,
            )
        except UNREADABLE as error:
            unreadable("HistoricalRequestForQuote", _NAMES, source, rest, error)


_NAMES = (
    "rfqId",
    "symbol",
    "side",
    "executionMode",
    "status",
    "submissionTime",
    "expiryTime",
    "createdAt",
    "clientId",
    "price",
    "quantity",
    "quoteQuantity",
    "deferredSettlementQuoteId",
)
