"""The object Quote, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

from msgspec import field

from ..arguments import plain
from ..reading import (
    MAGNITUDE,
    MILLISECONDS,
    ODD_NUMBER,
    SMALLEST,
    UNREADABLE,
    decimal,
    in_one_go,
    text,
    unix_number,
    unix_time,
    unknown,
    unreadable,
    whole,
    wire_names,
)
from ..types import Model, NumberAsTime
from .order_status import OrderStatus


class Quote(Model, kw_only=True):
    """A maker's quote for an RFQ."""

    rfq_id: str = field(name="rfqId")
    """The exchange's id of the RFQ."""

    quote_id: str = field(name="quoteId")
    """The exchange's id of the quote."""

    status: OrderStatus
    """State of the quote."""

    client_id: int | None = field(default=None, name="clientId")
    """The maker's own id of the quote, if one was passed. From 0 to 4294967295."""

    bid_price: Decimal | None = field(default=None, name="bidPrice")
    """Price at which the maker buys, in the quote asset."""

    ask_price: Decimal | None = field(default=None, name="askPrice")
    """Price at which the maker sells, in the quote asset."""

    created_at: NumberAsTime | None = field(default=None, name="createdAt")
    """Time when it was created. The unit on the wire is not documented. The client assumes the unit of an RFQ's times,
    unless the result is implausible.
    """

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
            self.created_at = unix_time(self.created_at, MILLISECONDS)

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
        if self.created_at is not None:
            fields["createdAt"] = unix_number(self.created_at, MILLISECONDS)
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
            fields["created_at"] = (
                None if (value := source.get("createdAt")) is None else unix_time(value, MILLISECONDS)
            )
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(Quote)
