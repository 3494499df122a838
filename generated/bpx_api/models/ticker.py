"""The object Ticker, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

from msgspec import field

from ..arguments import plain
from ..reading import (
    MAGNITUDE,
    ODD_NUMBER,
    SMALLEST,
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

    last_price: Decimal = field(name="lastPrice")
    """Latest price, in the quote asset."""

    first_price: Decimal | None = field(default=None, name="firstPrice")
    """Price at the start of the interval, in the quote asset."""

    price_change: Decimal | None = field(default=None, name="priceChange")
    """`lastPrice` less `firstPrice`, in the quote asset."""

    price_change_percent: Decimal | None = field(default=None, name="priceChangePercent")
    """The change relative to `firstPrice`, as a fraction despite its name: `-0.0312` is -3.12 %."""

    high: Decimal | None = None
    """Highest price, in the quote asset."""

    low: Decimal | None = None
    """Lowest price, in the quote asset."""

    volume: Decimal | None = None
    """Volume in the base asset."""

    quote_volume: Decimal | None = field(default=None, name="quoteVolume")
    """Volume in the quote asset."""

    trades: NumberAsText | None = None
    """Number of trades."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not (
            self.last_price.is_finite()
            and SMALLEST <= self.last_price.adjusted() <= MAGNITUDE
            and (
                (first_price := self.first_price) is None
                or (first_price.is_finite() and SMALLEST <= first_price.adjusted() <= MAGNITUDE)
            )
            and (
                (price_change := self.price_change) is None
                or (price_change.is_finite() and SMALLEST <= price_change.adjusted() <= MAGNITUDE)
            )
            and (
                (price_change_percent := self.price_change_percent) is None
                or (price_change_percent.is_finite() and SMALLEST <= price_change_percent.adjusted() <= MAGNITUDE)
            )
            and ((high := self.high) is None or (high.is_finite() and SMALLEST <= high.adjusted() <= MAGNITUDE))
            and ((low := self.low) is None or (low.is_finite() and SMALLEST <= low.adjusted() <= MAGNITUDE))
            and ((volume := self.volume) is None or (volume.is_finite() and SMALLEST <= volume.adjusted() <= MAGNITUDE))
            and (
                (quote_volume := self.quote_volume) is None
                or (quote_volume.is_finite() and SMALLEST <= quote_volume.adjusted() <= MAGNITUDE)
            )
        ):
            raise ValueError(ODD_NUMBER)
        if self.trades is not None:
            self.trades = whole(self.trades)

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["symbol"] = self.symbol
        fields["lastPrice"] = plain(self.last_price)
        if self.first_price is not None:
            fields["firstPrice"] = plain(self.first_price)
        if self.price_change is not None:
            fields["priceChange"] = plain(self.price_change)
        if self.price_change_percent is not None:
            fields["priceChangePercent"] = plain(self.price_change_percent)
        if self.high is not None:
            fields["high"] = plain(self.high)
        if self.low is not None:
            fields["low"] = plain(self.low)
        if self.volume is not None:
            fields["volume"] = plain(self.volume)
        if self.quote_volume is not None:
            fields["quoteVolume"] = plain(self.quote_volume)
        if self.trades is not None:
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
            fields["last_price"] = decimal(source["lastPrice"])
            fields["first_price"] = None if (value := source.get("firstPrice")) is None else decimal(value)
            fields["price_change"] = None if (value := source.get("priceChange")) is None else decimal(value)
            fields["price_change_percent"] = (
                None if (value := source.get("priceChangePercent")) is None else decimal(value)
            )
            fields["high"] = None if (value := source.get("high")) is None else decimal(value)
            fields["low"] = None if (value := source.get("low")) is None else decimal(value)
            fields["volume"] = None if (value := source.get("volume")) is None else decimal(value)
            fields["quote_volume"] = None if (value := source.get("quoteVolume")) is None else decimal(value)
            fields["trades"] = None if (value := source.get("trades")) is None else whole(value)
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(Ticker)
