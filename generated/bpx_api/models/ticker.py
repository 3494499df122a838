"""The object `Ticker`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ..model import IntText, Model
from ..values import MAX_EXPONENT, MIN_EXPONENT, OUT_OF_RANGE, parse_int


class Ticker(Model, kw_only=True):
    """Summary of a market's trading over an interval."""

    symbol: str
    """Market symbol."""

    last_price: Decimal
    """Latest price, in the quote asset."""

    first_price: Decimal | None = None
    """Price at the start of the interval, in the quote asset."""

    price_change: Decimal | None = None
    """`last_price` less `first_price`, in the quote asset."""

    price_change_percent: Decimal | None = None
    """The change relative to `first_price`, as a fraction despite its name: `-0.0312` is -3.12 %."""

    high: Decimal | None = None
    """Highest price, in the quote asset."""

    low: Decimal | None = None
    """Lowest price, in the quote asset."""

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
            self.last_price.is_finite()
            and MIN_EXPONENT <= self.last_price.adjusted() <= MAX_EXPONENT
            and (
                (first_price := self.first_price) is None
                or (first_price.is_finite() and MIN_EXPONENT <= first_price.adjusted() <= MAX_EXPONENT)
            )
            and (
                (price_change := self.price_change) is None
                or (price_change.is_finite() and MIN_EXPONENT <= price_change.adjusted() <= MAX_EXPONENT)
            )
            and (
                (price_change_percent := self.price_change_percent) is None
                or (
                    price_change_percent.is_finite() and MIN_EXPONENT <= price_change_percent.adjusted() <= MAX_EXPONENT
                )
            )
            and ((high := self.high) is None or (high.is_finite() and MIN_EXPONENT <= high.adjusted() <= MAX_EXPONENT))
            and ((low := self.low) is None or (low.is_finite() and MIN_EXPONENT <= low.adjusted() <= MAX_EXPONENT))
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
        if self.trades is not None:
            self.trades = parse_int(self.trades)
