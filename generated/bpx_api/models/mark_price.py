"""The object `MarkPrice`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ..model import Model, UnixMilliseconds
from ..values import MAX_EXPONENT, MILLISECONDS, MIN_EXPONENT, OUT_OF_RANGE, parse_unix_time


class MarkPrice(Model, kw_only=True):
    """Mark price of a market, and on perpetuals its index price and funding rate."""

    symbol: str
    """Market symbol."""

    mark_price: Decimal
    """Mark price, in the quote asset."""

    index_price: Decimal | None = None
    """Index price, in the quote asset. Perpetuals only."""

    funding_rate: Decimal | None = None
    """Funding rate of the current interval, as a fraction: `0.0001` is 0.01 %. Perpetuals only."""

    next_funding_timestamp: UnixMilliseconds | None = None
    """Time when the current interval ends and funding is paid. Perpetuals only."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not (
            self.mark_price.is_finite()
            and MIN_EXPONENT <= self.mark_price.adjusted() <= MAX_EXPONENT
            and (
                (index_price := self.index_price) is None
                or (index_price.is_finite() and MIN_EXPONENT <= index_price.adjusted() <= MAX_EXPONENT)
            )
            and (
                (funding_rate := self.funding_rate) is None
                or (funding_rate.is_finite() and MIN_EXPONENT <= funding_rate.adjusted() <= MAX_EXPONENT)
            )
        ):
            raise ValueError(OUT_OF_RANGE)
        if self.next_funding_timestamp is not None:
            self.next_funding_timestamp = parse_unix_time(self.next_funding_timestamp, MILLISECONDS)
