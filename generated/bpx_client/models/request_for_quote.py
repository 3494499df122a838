"""The object RequestForQuote, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

from attrs import define, field

from ..arguments import plain
from ..reading import UNREADABLE, decimal, text, unreadable, whole
from .order_status import OrderStatus
from .rfq_execution_mode import RfqExecutionMode
from .side import Side
from .system_order_type import SystemOrderType


@define(kw_only=True)
class RequestForQuote:
    """A request for quotes."""

    rfq_id: str
    """The exchange's id of the RFQ."""

    symbol: str
    """Market symbol."""

    side: Side
    """`Bid` buys, `Ask` sells."""

    execution_mode: RfqExecutionMode
    """Who picks the quote."""

    status: OrderStatus
    """State of the RFQ."""

    submission_time: int
    """Until when quotes are taken, Unix milliseconds."""

    expiry_time: int
    """When the RFQ ends if nothing comes of it, Unix milliseconds."""

    created_at: int
    """Unix time of its creation. The unit is not documented; the other times of an RFQ count milliseconds."""

    client_id: int | None = None
    """Your own id of the RFQ, if one was given. From 0 to 4294967295."""

    price: Decimal | None = None
    """Worst price for a quote, in the quote asset. `Immediate` only."""

    quantity: Decimal | None = None
    """Quantity asked for, in the base asset."""

    quote_quantity: Decimal | None = None
    """Value asked for, in the quote asset."""

    system_order_type: SystemOrderType | None = None
    """Why the exchange itself made the RFQ. `null` for one of an account."""

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
        fields["submissionTime"] = self.submission_time
        fields["expiryTime"] = self.expiry_time
        fields["createdAt"] = self.created_at
        if self.client_id is not None:
            fields["clientId"] = self.client_id
        if self.price is not None:
            fields["price"] = plain(self.price)
        if self.quantity is not None:
            fields["quantity"] = plain(self.quantity)
        if self.quote_quantity is not None:
            fields["quoteQuantity"] = plain(self.quote_quantity)
        if self.system_order_type is not None:
            fields["systemOrderType"] = self.system_order_type.value
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
                submission_time=whole(take("submissionTime")),
                expiry_time=whole(take("expiryTime")),
                created_at=whole(take("createdAt")),
                client_id=None if (value := take("clientId", None)) is None else whole(value),
                price=None if (value := take("price", None)) is None else decimal(value),
                quantity=None if (value := take("quantity", None)) is None else decimal(value),
                quote_quantity=None if (value := take("quoteQuantity", None)) is None else decimal(value),
                system_order_type=None if (value := take("systemOrderType", None)) is None else SystemOrderType(value),
                additional_properties=rest,
            )
        except UNREADABLE as error:
            unreadable("RequestForQuote", _NAMES, source, rest, error)


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
    "systemOrderType",
)
