"""The object Kline, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any, Self

from attrs import define, field

from ..arguments import plain
from ..reading import UNREADABLE, decimal, moment, unreadable, utc_text, whole


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
        rest: dict[str, Any] = {}
        try:
            rest = dict(source)
            take = rest.pop
            return cls(
                start=moment(take("start")),
                end=moment(take("end")),
                volume=decimal(take("volume")),
                quote_volume=decimal(take("quoteVolume")),
                trades=whole(take("trades")),
                open_=None if (value := take("open", None)) is None else decimal(value),
                high=None if (value := take("high", None)) is None else decimal(value),
                low=None if (value := take("low", None)) is None else decimal(value),
                close=None if (value := take("close", None)) is None else decimal(value),
                additional_properties=rest,
            )
        except UNREADABLE as error:
            unreadable("Kline", _NAMES, source, rest, error)


_NAMES = (
    "start",
    "end",
    "volume",
    "quoteVolume",
    "trades",
    "open",
    "high",
    "low",
    "close",
)
