"""The object Kline, and how it is read and written as JSON."""

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
    unknown,
    unreadable,
    utc_text,
    whole,
)


@define(kw_only=True)
class Kline:
    """One candle. The four prices may be missing."""

    start: datetime
    """Start of the candle (UTC)."""

    end: datetime
    """End of the candle (UTC)."""

    volume: Decimal
    """Volume in the base asset."""

    quote_volume: Decimal
    """Volume in the quote asset."""

    trades: int
    """Number of trades."""

    open_: Decimal | None = None
    """First price, in the quote asset."""

    high: Decimal | None = None
    """Highest price, in the quote asset."""

    low: Decimal | None = None
    """Lowest price, in the quote asset."""

    close: Decimal | None = None
    """Last price, in the quote asset."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
    """Fields that the document doesn't have, as they came."""

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
        self = object.__new__(cls)
        try:
            get = source.get
            self.start = moment(source["start"])
            self.end = moment(source["end"])
            self.volume = Decimal(value) if type(value := source["volume"]) is str else decimal(value)
            self.quote_volume = Decimal(value) if type(value := source["quoteVolume"]) is str else decimal(value)
            self.trades = whole(source["trades"])
            self.open_ = (
                Decimal(value) if type(value := get("open")) is str else None if value is None else decimal(value)
            )
            self.high = (
                Decimal(value) if type(value := get("high")) is str else None if value is None else decimal(value)
            )
            self.low = Decimal(value) if type(value := get("low")) is str else None if value is None else decimal(value)
            self.close = (
                Decimal(value) if type(value := get("close")) is str else None if value is None else decimal(value)
            )
            self.additional_properties = {} if _KNOWN.issuperset(source) else unknown(source, _NAMES)
        except UNREADABLE as error:
            unreadable(cls, self, _NAMES, source, error)
        return self


_NAMES: Mapping[str, str] = {
    "start": "start",
    "end": "end",
    "volume": "volume",
    "quoteVolume": "quote_volume",
    "trades": "trades",
    "open": "open_",
    "high": "high",
    "low": "low",
    "close": "close",
}
_KNOWN = frozenset(_NAMES)
