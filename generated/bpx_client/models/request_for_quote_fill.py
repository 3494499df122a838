"""The object RequestForQuoteFill, and how it is read and written as JSON."""

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
from .side import SIDE_BY_TEXT, Side
from .system_order_type import SYSTEM_ORDER_TYPE_BY_TEXT, SystemOrderType


@define(kw_only=True)
class RequestForQuoteFill:
    """A fill of an RFQ, as its account sees it."""

    rfq_id: str
    """The exchange's id of the RFQ."""

    quote_id: str
    """Quote that it was filled with."""

    symbol: str
    """Market symbol."""

    side: Side
    """`Bid` bought, `Ask` sold."""

    fill_price: Decimal
    """Price of the fill, in the quote asset."""

    created_at: datetime
    """When the RFQ was created (UTC)."""

    filled_at: datetime
    """When it was filled (UTC)."""

    client_id: int | None = None
    """Your own id of the RFQ, if one was given. From 0 to 4294967295."""

    quantity: Decimal | None = None
    """Quantity asked for, in the base asset."""

    quote_quantity: Decimal | None = None
    """Value asked for, in the quote asset."""

    system_order_type: SystemOrderType | None = None
    """Why the exchange itself made the RFQ. `null` for one of the account."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
    """Fields that the document doesn't have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["rfqId"] = self.rfq_id
        fields["quoteId"] = self.quote_id
        fields["symbol"] = self.symbol
        fields["side"] = self.side.value
        fields["fillPrice"] = plain(self.fill_price)
        fields["createdAt"] = utc_text(self.created_at)
        fields["filledAt"] = utc_text(self.filled_at)
        if self.client_id is not None:
            fields["clientId"] = self.client_id
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
            self.quote_id = value if type(value := source["quoteId"]) is str else text(value)
            self.symbol = value if type(value := source["symbol"]) is str else text(value)
            self.side = SIDE_BY_TEXT.get(value := source["side"]) or Side(value)
            self.fill_price = Decimal(value) if type(value := source["fillPrice"]) is str else decimal(value)
            self.created_at = moment(source["createdAt"])
            self.filled_at = moment(source["filledAt"])
            self.client_id = value if type(value := get("clientId")) is int else None if value is None else whole(value)
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
    "quoteId": "quote_id",
    "symbol": "symbol",
    "side": "side",
    "fillPrice": "fill_price",
    "createdAt": "created_at",
    "filledAt": "filled_at",
    "clientId": "client_id",
    "quantity": "quantity",
    "quoteQuantity": "quote_quantity",
    "systemOrderType": "system_order_type",
}
_KNOWN = frozenset(_NAMES)
