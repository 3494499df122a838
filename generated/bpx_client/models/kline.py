"""The object Kline, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any, Self

from msgspec import field

from ..arguments import plain
from ..reading import (
    UNREADABLE,
    decimal,
    in_one_go,
    in_utc,
    moment,
    unknown,
    unreadable,
    utc_text,
    whole,
    wire_names,
)
from ..types import Model, NumberAsText


class Kline(Model, kw_only=True):
    """One candle. The four prices may be missing."""

    start: datetime
    """Start of the candle (UTC)."""

    end: datetime
    """End of the candle (UTC)."""

    volume: Decimal
    """Volume in the base asset."""

    quote_volume: Decimal = field(name="quoteVolume")
    """Volume in the quote asset."""

    trades: NumberAsText
    """Number of trades."""

    open_: Decimal | None = field(default=None, name="open")
    """First price, in the quote asset."""

    high: Decimal | None = None
    """Highest price, in the quote asset."""

    low: Decimal | None = None
    """Lowest price, in the quote asset."""

    close: Decimal | None = None
    """Last price, in the quote asset."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        self.start = in_utc(self.start)
        self.end = in_utc(self.end)
        self.trades = whole(self.trades)

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["start"] = utc_text(self.start, separator=" ")
        fields["end"] = utc_text(self.end, separator=" ")
        fields["volume"] = plain(self.volume)
        fields["quoteVolume"] = plain(self.quote_volume)
        fields["trades"] = str(self.trades)
        if self.open_ is not None:
            fields["open"] = plain(self.open_)
        if self.high is not None:
            fields["high"] = plain(self.high)
        if self.low is not None:
            fields["low"] = plain(self.low)
        if self.close is not None:
            fields["close"] = plain(self.close)
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
            fields["start"] = moment(source["start"])
            fields["end"] = moment(source["end"])
            fields["volume"] = decimal(source["volume"])
            fields["quote_volume"] = decimal(source["quoteVolume"])
            fields["trades"] = whole(source["trades"])
            fields["open_"] = None if (value := source.get("open")) is None else decimal(value)
            fields["high"] = None if (value := source.get("high")) is None else decimal(value)
            fields["low"] = None if (value := source.get("low")) is None else decimal(value)
            fields["close"] = None if (value := source.get("close")) is None else decimal(value)
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(Kline)
