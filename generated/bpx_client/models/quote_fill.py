"""The object QuoteFill, and how it is read and written as JSON."""

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


@define(kw_only=True)
class QuoteFill:
    """A fill of a quote, as the account that gave it sees it."""

    rfq_id: str
    """RFQ that the quote was given for."""

    quote_id: str
    """The exchange's id of the quote."""

    symbol: str
    """Market symbol."""

    side: Side
    """`Bid` or `Ask`. Whose side it is, the RFQ's or the quote's, is not documented."""

    quantity: Decimal
    """Quantity in the base asset."""

    fill_price: Decimal
    """Price of the fill, in the quote asset."""

    fee: Decimal
    """Fee, in `feeSymbol`."""

    fee_symbol: str
    """Asset in which the fee was charged."""

    created_at: datetime
    """When the quote was created (UTC)."""

    filled_at: datetime
    """When the RFQ was filled (UTC)."""

    client_id: int | None = None
    """Your own id of the quote, if one was given. From 0 to 4294967295."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
    """Fields that the document doesn't have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["rfqId"] = self.rfq_id
        fields["quoteId"] = self.quote_id
        fields["symbol"] = self.symbol
        fields["side"] = self.side.value
        fields["quantity"] = plain(self.quantity)
        fields["fillPrice"] = plain(self.fill_price)
        fields["fee"] = plain(self.fee)
        fields["feeSymbol"] = self.fee_symbol
        fields["createdAt"] = utc_text(self.created_at)
        fields["filledAt"] = utc_text(self.filled_at)
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
            self.symbol = value if type(value := source["symbol"]) is str else text(value)
            self.side = SIDE_BY_TEXT.get(value := source["side"]) or Side(value)
            self.quantity = Decimal(value) if type(value := source["quantity"]) is str else decimal(value)
            self.fill_price = Decimal(value) if type(value := source["fillPrice"]) is str else decimal(value)
            self.fee = Decimal(value) if type(value := source["fee"]) is str else decimal(value)
            self.fee_symbol = value if type(value := source["feeSymbol"]) is str else text(value)
            self.created_at = moment(source["createdAt"])
            self.filled_at = moment(source["filledAt"])
            self.client_id = value if type(value := get("clientId")) is int else None if value is None else whole(value)
            self.additional_properties = {} if _KNOWN.issuperset(source) else unknown(source, _NAMES)
        except UNREADABLE as error:
            unreadable(cls, self, _NAMES, source, error)
        return self


_NAMES: Mapping[str, str] = {
    "rfqId": "rfq_id",
    "quoteId": "quote_id",
    "symbol": "symbol",
    "side": "side",
    "quantity": "quantity",
    "fillPrice": "fill_price",
    "fee": "fee",
    "feeSymbol": "fee_symbol",
    "createdAt": "created_at",
    "filledAt": "filled_at",
    "clientId": "client_id",
}
_KNOWN = frozenset(_NAMES)
