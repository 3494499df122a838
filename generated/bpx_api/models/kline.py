"""The object Kline, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any, Self

from msgspec import field

from ..arguments import plain
from ..reading import (
    EPOCH,
    MAGNITUDE,
    NAIVE_EPOCH,
    ODD_NUMBER,
    SMALLEST,
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

    end: datetime | None = None
    """End of the candle (UTC)."""

    open_: Decimal | None = field(default=None, name="open")
    """First price, in the quote asset."""

    high: Decimal | None = None
    """Highest price, in the quote asset."""

    low: Decimal | None = None
    """Lowest price, in the quote asset."""

    close: Decimal | None = None
    """Last price, in the quote asset."""

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
            ((open_ := self.open_) is None or (open_.is_finite() and SMALLEST <= open_.adjusted() <= MAGNITUDE))
            and ((high := self.high) is None or (high.is_finite() and SMALLEST <= high.adjusted() <= MAGNITUDE))
            and ((low := self.low) is None or (low.is_finite() and SMALLEST <= low.adjusted() <= MAGNITUDE))
            and ((close := self.close) is None or (close.is_finite() and SMALLEST <= close.adjusted() <= MAGNITUDE))
            and ((volume := self.volume) is None or (volume.is_finite() and SMALLEST <= volume.adjusted() <= MAGNITUDE))
            and (
                (quote_volume := self.quote_volume) is None
                or (quote_volume.is_finite() and SMALLEST <= quote_volume.adjusted() <= MAGNITUDE)
            )
        ):
            raise ValueError(ODD_NUMBER)
        self.start = EPOCH + (self.start - NAIVE_EPOCH) if self.start.tzinfo is None else in_utc(self.start)
        if self.end is not None:
            self.end = EPOCH + (self.end - NAIVE_EPOCH) if self.end.tzinfo is None else in_utc(self.end)
        if self.trades is not None:
            self.trades = whole(self.trades)

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["start"] = utc_text(self.start, separator=" ")
        if self.end is not None:
            fields["end"] = utc_text(self.end, separator=" ")
        if self.open_ is not None:
            fields["open"] = plain(self.open_)
        if self.high is not None:
            fields["high"] = plain(self.high)
        if self.low is not None:
            fields["low"] = plain(self.low)
        if self.close is not None:
            fields["close"] = plain(self.close)
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
            fields["start"] = moment(source["start"])
            fields["end"] = None if (value := source.get("end")) is None else moment(value)
            fields["open_"] = None if (value := source.get("open")) is None else decimal(value)
            fields["high"] = None if (value := source.get("high")) is None else decimal(value)
            fields["low"] = None if (value := source.get("low")) is None else decimal(value)
            fields["close"] = None if (value := source.get("close")) is None else decimal(value)
            fields["volume"] = None if (value := source.get("volume")) is None else decimal(value)
            fields["quote_volume"] = None if (value := source.get("quoteVolume")) is None else decimal(value)
            fields["trades"] = None if (value := source.get("trades")) is None else whole(value)
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(Kline)
