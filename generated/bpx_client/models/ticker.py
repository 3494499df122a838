"""The object Ticker, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

from msgspec import field

from ..arguments import plain
from ..reading import (
    UNREADABLE,
    decimal,
    in_one_go,
    text,
    unknown,
    unreadable,
    whole,
    wire_names,
)
from ..types import Model, NumberAsText


class Ticker(Model, kw_only=True):
    """Summary of a market's trading over an interval."""

    symbol: str
    """Market symbol."""

    first_price: Decimal = field(name="firstPrice")
    """Price at the start of the interval, in the quote asset."""

    last_price: Decimal = field(name="lastPrice")
    """Latest price, in the quote asset."""

    price_change: Decimal = field(name="priceChange")
    """`lastPrice` less `firstPrice`, in the quote asset."""

    price_change_percent: Decimal = field(name="priceChangePercent")
    """The change relative to `firstPrice`, as a fraction despite its name: `-0.0312` is -3.12 %."""

    high: Decimal
    """Highest price, in the quote asset."""

    low: Decimal
    """Lowest price, in the quote asset."""

    volume: Decimal
    """Volume in the base asset."""

    quote_volume: Decimal = field(name="quoteVolume")
    """Volume in the quote asset."""

    trades: NumberAsText
    """Number of trades."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        self.trades = whole(self.trades)

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["symbol"] = self.symbol
        fields["firstPrice"] = plain(self.first_price)
        fields["lastPrice"] = plain(self.last_price)
        fields["priceChange"] = plain(self.price_change)
        fields["priceChangePercent"] = plain(self.price_change_percent)
        fields["high"] = plain(self.high)
        fields["low"] = plain(self.low)
        fields["volume"] = plain(self.volume)
        fields["quoteVolume"] = plain(self.quote_volume)
        fields["trades"] = str(self.trades)
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
            fields["first_price"] = decimal(source["firstPrice"])
            fields["last_price"] = decimal(source["lastPrice"])
            fields["price_change"] = decimal(source["priceChange"])
            fields["price_change_percent"] = decimal(source["priceChangePercent"])
            fields["high"] = decimal(source["high"])
            fields["low"] = decimal(source["low"])
            fields["volume"] = decimal(source["volume"])
            fields["quote_volume"] = decimal(source["quoteVolume"])
            fields["trades"] = whole(source["trades"])
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(Ticker)
