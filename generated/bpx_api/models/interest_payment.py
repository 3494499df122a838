"""The object `InterestPayment`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ..model import Model, NaiveDatetime
from ..values import EPOCH, MAX_EXPONENT, MIN_EXPONENT, NAIVE_EPOCH, OUT_OF_RANGE, to_utc
from .interest_payment_type import InterestPaymentType


class InterestPayment(Model, kw_only=True):
    """Interest received or paid."""

    symbol: str
    """Asset of the payment."""

    quantity: Decimal
    """Amount, in the asset."""

    timestamp: NaiveDatetime
    """Time when it was paid (UTC)."""

    payment_type: InterestPaymentType | None = None
    """Purpose of the interest."""

    market_symbol: str | None = None
    """Market of the interest: a spot market for a borrow or lend, a futures market for unrealised profit and loss."""

    position_id: str | None = None
    """Position of the payment."""

    interest_rate: Decimal | None = None
    """Rate, as a fraction."""

    interval: int | None = None
    """Length of the interest period. The unit is not documented. At least 0."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not (
            self.quantity.is_finite()
            and MIN_EXPONENT <= self.quantity.adjusted() <= MAX_EXPONENT
            and (
                (interest_rate := self.interest_rate) is None
                or (interest_rate.is_finite() and MIN_EXPONENT <= interest_rate.adjusted() <= MAX_EXPONENT)
            )
        ):
            raise ValueError(OUT_OF_RANGE)
        self.timestamp = (
            EPOCH + (self.timestamp - NAIVE_EPOCH) if self.timestamp.tzinfo is None else to_utc(self.timestamp)
        )
