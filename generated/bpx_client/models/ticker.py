"""The object Ticker, and how it is read and written as JSON."""

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


@define(kw_only=True)
class Ticker:
    """Summary of a market's trading over an interval."""

    symbol: str
    """Market symbol."""

    first_price: Decimal
    """Price at the start of the interval, in the quote asset."""

    last_price: Decimal
    """Latest price, in the quote asset."""

    price_change: Decimal
    """`lastPrice` less `firstPrice`, in the quote asset."""

    price_change_percent: Decimal
    """The change relative to `firstPrice`, as a fraction despite its name: `-0.0312` is -3.12 %."""

    high: Decimal
    """Highest price, in the quote asset."""

    low: Decimal
    """Lowest price, in the quote asset."""

    volume: Decimal
    """Volume in the base asset."""

    quote_volume: Decimal
    """Volume in the quote asset."""

    trades: int
    """Number of trades."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
    """Fields that the document doesn't have, as they came."""

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
        self = object.__new__(cls)
        try:
            self.symbol = value if type(value := source["symbol"]) is str else text(value)
            self.first_price = Decimal(value) if type(value := source["firstPrice"]) is str else decimal(value)
            self.last_price = Decimal(value) if type(value := source["lastPrice"]) is str else decimal(value)
            self.price_change = Decimal(value) if type(value := source["priceChange"]) is str else decimal(value)
            self.price_change_percent = (
                Decimal(value) if type(value := source["priceChangePercent"]) is str else decimal(value)
            )
            self.high = Decimal(value) if type(value := source["high"]) is str else decimal(value)
            self.low = Decimal(value) if type(value := source["low"]) is str else decimal(value)
            self.volume = Decimal(value) if type(value := source["volume"]) is str else decimal(value)
            self.quote_volume = Decimal(value) if type(value := source["quoteVolume"]) is str else decimal(value)
            self.trades = whole(source["trades"])
            self.additional_properties = {} if _KNOWN.issuperset(source) else unknown(source, _NAMES)
        except UNREADABLE as error:
            unreadable(cls, self, _NAMES, source, error)
        return self


_NAMES: Mapping[str, str] = {
    "symbol": "symbol",
    "firstPrice": "first_price",
    "lastPrice": "last_price",
    "priceChange": "price_change",
    "priceChangePercent": "price_change_percent",
    "high": "high",
    "low": "low",
    "volume": "volume",
    "quoteVolume": "quote_volume",
    "trades": "trades",
}
_KNOWN = frozenset(_NAMES)
