"""The object StockIndicativeQuote, and how it is read and written as JSON."""

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
    truth,
    unix_number,
    unix_time,
    unknown,
    unreadable,
    wire_names,
)
from ..types import Model, NumberAsTime
from .quantity_filter import QuantityFilter
from .side import Side


class StockIndicativeQuote(Model, kw_only=True):
    """Non-binding estimate of the price that a request for quotes of a stock would get now."""

    symbol: str
    """Symbol of the stock, such as `NVDA.US`."""

    available: bool
    """True if the quantity could be traded now."""

    side: Side | None = None
    """`Bid` buys, `Ask` sells."""

    reason: str | None = None
    """The reason why the quantity can't be traded."""

    session: str | None = None
    """The open session. `null`: no session is open."""

    price: Decimal | None = None
    """Limit price for a request for quotes."""

    estimated_price: Decimal | None = field(default=None, name="estimatedPrice")
    """Expected price of a quote."""

    published_at: NumberAsTime | None = field(default=None, name="publishedAt")
    """Time of the estimate."""

    quantity_filter: QuantityFilter | None = field(default=None, name="quantityFilter")
    """Current rules for the quantity."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not (
            ((price := self.price) is None or (price.is_finite() and SMALLEST <= price.adjusted() <= MAGNITUDE))
            and (
                (estimated_price := self.estimated_price) is None
                or (estimated_price.is_finite() and SMALLEST <= estimated_price.adjusted() <= MAGNITUDE)
            )
            and ((quantity_filter := self.quantity_filter) is None or quantity_filter.step_size.is_finite())
        ):
            raise ValueError(ODD_NUMBER)
        if self.published_at is not None:
            self.published_at = unix_time(self.published_at, MILLISECONDS)

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["symbol"] = self.symbol
        fields["available"] = self.available
        if self.side is not None:
            fields["side"] = self.side.value
        if self.reason is not None:
            fields["reason"] = self.reason
        if self.session is not None:
            fields["session"] = self.session
        if self.price is not None:
            fields["price"] = plain(self.price)
        if self.estimated_price is not None:
            fields["estimatedPrice"] = plain(self.estimated_price)
        if self.published_at is not None:
            fields["publishedAt"] = unix_number(self.published_at, MILLISECONDS)
        if self.quantity_filter is not None:
            fields["quantityFilter"] = self.quantity_filter.to_dict()
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
            fields["symbol"] = text(source["symbol"])
            fields["available"] = truth(source["available"])
            fields["side"] = None if (value := source.get("side")) is None else Side(value)
            fields["reason"] = None if (value := source.get("reason")) is None else text(value)
            fields["session"] = None if (value := source.get("session")) is None else text(value)
            fields["price"] = None if (value := source.get("price")) is None else decimal(value)
            fields["estimated_price"] = None if (value := source.get("estimatedPrice")) is None else decimal(value)
            fields["published_at"] = (
                None if (value := source.get("publishedAt")) is None else unix_time(value, MILLISECONDS)
            )
            fields["quantity_filter"] = (
                None if (value := source.get("quantityFilter")) is None else QuantityFilter.from_dict(value)
            )
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(StockIndicativeQuote)
