"""The object `Kline`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ..model import IntText, Model, SpacedDatetime
from ..values import EPOCH, MAX_EXPONENT, MIN_EXPONENT, NAIVE_EPOCH, OUT_OF_RANGE, parse_int, to_utc


class Kline(Model, kw_only=True):
    """One candle. The four prices may be missing."""

    start: SpacedDatetime
    """Start of the candle (UTC)."""

    end: SpacedDatetime | None = None
    """End of the candle (UTC)."""

    open_: Decimal | None = None
    """First price, in the quote asset."""

    high: Decimal | None = None
    """Highest price, in the quote asset."""

    low: Decimal | None = None
    """Lowest price, in the quote asset."""

    close: Decimal | None = None
    """Last price, in the quote asset."""

    volume: Decimal | None = None
    """Volume in the base asset."""

    quote_volume: Decimal | None = None
    """Volume in the quote asset."""

    trades: IntText | None = None
    """Number of trades."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not (
            ((open_ := self.open_) is None or (open_.is_finite() and MIN_EXPONENT <= open_.adjusted() <= MAX_EXPONENT))
            and ((high := self.high) is None or (high.is_finite() and MIN_EXPONENT <= high.adjusted() <= MAX_EXPONENT))
            and ((low := self.low) is None or (low.is_finite() and MIN_EXPONENT <= low.adjusted() <= MAX_EXPONENT))
            and (
                (close := self.close) is None
                or (close.is_finite() and MIN_EXPONENT <= close.adjusted() <= MAX_EXPONENT)
            )
            and (
                (volume := self.volume) is None
                or (volume.is_finite() and MIN_EXPONENT <= volume.adjusted() <= MAX_EXPONENT)
            )
            and (
                (quote_volume := self.quote_volume) is None
                or (quote_volume.is_finite() and MIN_EXPONENT <= quote_volume.adjusted() <= MAX_EXPONENT)
            )
        ):
            raise ValueError(OUT_OF_RANGE)
        self.start = EPOCH + (self.start - NAIVE_EPOCH) if self.start.tzinfo is None else to_utc(self.start)
        if self.end is not None:
            self.end = EPOCH + (self.end - NAIVE_EPOCH) if self.end.tzinfo is None else to_utc(self.end)
        if self.trades is not None:
            self.trades = parse_int(self.trades)
