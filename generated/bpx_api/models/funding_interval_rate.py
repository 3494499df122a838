"""The object `FundingIntervalRate`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ..model import Model, NaiveDatetime
from ..values import EPOCH, MAX_EXPONENT, MIN_EXPONENT, NAIVE_EPOCH, OUT_OF_RANGE, to_utc


class FundingIntervalRate(Model, kw_only=True):
    """Funding rate of one interval."""

    symbol: str
    """Market symbol."""

    interval_end_timestamp: NaiveDatetime
    """Time when the interval ended (UTC)."""

    funding_rate: Decimal
    """Funding rate, as a fraction: `0.0001` is 0.01 %."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not (self.funding_rate.is_finite() and MIN_EXPONENT <= self.funding_rate.adjusted() <= MAX_EXPONENT):
            raise ValueError(OUT_OF_RANGE)
        self.interval_end_timestamp = (
            EPOCH + (self.interval_end_timestamp - NAIVE_EPOCH)
            if self.interval_end_timestamp.tzinfo is None
            else to_utc(self.interval_end_timestamp)
        )
