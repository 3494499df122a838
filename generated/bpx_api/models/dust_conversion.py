"""The object `DustConversion`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ..model import Model, NaiveDatetime
from ..values import EPOCH, MAX_EXPONENT, MIN_EXPONENT, NAIVE_EPOCH, OUT_OF_RANGE, to_utc


class DustConversion(Model, kw_only=True):
    """A conversion of dust to USDC."""

    id: int
    """Number of the conversion. At least 0."""

    symbol: str
    """Converted asset."""

    quantity: Decimal
    """Converted quantity, in the asset."""

    usdc_received: Decimal | None = None
    """Received quantity, in USDC."""

    timestamp: NaiveDatetime | None = None
    """Time when it was converted (UTC)."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not (
            self.quantity.is_finite()
            and MIN_EXPONENT <= self.quantity.adjusted() <= MAX_EXPONENT
            and (
                (usdc_received := self.usdc_received) is None
                or (usdc_received.is_finite() and MIN_EXPONENT <= usdc_received.adjusted() <= MAX_EXPONENT)
            )
        ):
            raise ValueError(OUT_OF_RANGE)
        if self.timestamp is not None:
            self.timestamp = (
                EPOCH + (self.timestamp - NAIVE_EPOCH) if self.timestamp.tzinfo is None else to_utc(self.timestamp)
            )
