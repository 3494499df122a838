"""The object `FundingPayment`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ..model import Model, NaiveDatetime
from ..values import EPOCH, MAX_EXPONENT, MIN_EXPONENT, NAIVE_EPOCH, OUT_OF_RANGE, to_utc


class FundingPayment(Model, kw_only=True):
    """Funding received or paid for one interval."""

    symbol: str
    """Market symbol."""

    quantity: Decimal
    """Amount in the quote asset. Positive if received, negative if paid."""

    interval_end_timestamp: NaiveDatetime
    """Time when the interval ended (UTC)."""

    user_id: int | None = None
    """Number of the account's user."""

    subaccount_id: int | None = None
    """Subaccount, if any. From 0 to 65535."""

    funding_rate: Decimal | None = None
    """Funding rate of the interval, as a fraction: `0.0001` is 0.01 %."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not (
            self.quantity.is_finite()
            and MIN_EXPONENT <= self.quantity.adjusted() <= MAX_EXPONENT
            and (
                (funding_rate := self.funding_rate) is None
                or (funding_rate.is_finite() and MIN_EXPONENT <= funding_rate.adjusted() <= MAX_EXPONENT)
            )
        ):
            raise ValueError(OUT_OF_RANGE)
        self.interval_end_timestamp = (
            EPOCH + (self.interval_end_timestamp - NAIVE_EPOCH)
            if self.interval_end_timestamp.tzinfo is None
            else to_utc(self.interval_end_timestamp)
        )
