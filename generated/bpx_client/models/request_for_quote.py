"""The object RequestForQuote, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

from attrs import define, field

from ..arguments import plain
from ..reading import (
    UNREADABLE,
    decimal,
    text,
    unknown,
    unreadable,
    whole,
)
from .order_status import ORDER_STATUS_BY_TEXT, OrderStatus
from .rfq_execution_mode import RFQ_EXECUTION_MODE_BY_TEXT, RfqExecutionMode
from .side import SIDE_BY_TEXT, Side
from .system_order_type import SYSTEM_ORDER_TYPE_BY_TEXT, SystemOrderType


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
        self = object.__new__(cls)
        try:
            get = source.get
            self.rfq_id = value if type(value := source["rfqId"]) is str else text(value)
            self.symbol = value if type(value := source["symbol"]) is str else text(value)
            self.side = SIDE_BY_TEXT.get(value := source["side"]) or Side(value)
            self.execution_mode = RFQ_EXECUTION_MODE_BY_TEXT.get(value := source["executionMode"]) or RfqExecutionMode(
                value
            )
            self.status = ORDER_STATUS_BY_TEXT.get(value := source["status"]) or OrderStatus(value)
            self.submission_time = value if type(value := source["submissionTime"]) is int else whole(value)
            self.expiry_time = value if type(value := source["expiryTime"]) is int else whole(value)
            self.created_at = value if type(value := source["createdAt"]) is int else whole(value)
            self.client_id = value if type(value := get("clientId")) is int else None if value is None else whole(value)
            self.price = (
                Decimal(value) if type(value := get("price")) is str else None if value is None else decimal(value)
            )
            self.quantity = (
                Decimal(value) if type(value := get("quantity")) is str else None if value is None else decimal(value)
            )
            self.quote_quantity = (
                Decimal(value)
                if type(value := get("quoteQuantity")) is str
                else None
                if value is None
                else decimal(value)
            )
            self.system_order_type = (
                None
                if (value := get("systemOrderType")) is None
                else SYSTEM_ORDER_TYPE_BY_TEXT.get(value) or SystemOrderType(value)
            )
            self.additional_properties = {} if _KNOWN.issuperset(source) else unknown(source, _NAMES)
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
    "systemOrderType": "system_order_type",
}
_KNOWN = frozenset(_NAMES)
