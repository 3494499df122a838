"""The object `HistoricalBorrowLendPosition`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ..model import Model, NaiveDatetime
from ..values import EPOCH, MAX_EXPONENT, MIN_EXPONENT, NAIVE_EPOCH, OUT_OF_RANGE, to_utc
from .borrow_lend_side import BorrowLendSide
from .borrow_lend_source import BorrowLendSource


class HistoricalBorrowLendPosition(Model, kw_only=True):
    """A borrow or lend in the history."""

    position_id: str
    """Id of the position."""

    symbol: str
    """Asset symbol."""

    quantity: Decimal
    """Quantity, in the asset."""

    side: BorrowLendSide | None = None
    """Borrow or lend."""

    source: BorrowLendSource | None = None
    """Cause of the position."""

    cumulative_interest: Decimal | None = None
    """Interest over the life of the position, in the asset."""

    avg_interest_rate: Decimal | None = None
    """Average rate over the life of the position, as a fraction."""

    created_at: NaiveDatetime | None = None
    """Time when the position was opened (UTC)."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not (
            self.quantity.is_finite()
            and MIN_EXPONENT <= self.quantity.adjusted() <= MAX_EXPONENT
            and (
                (cumulative_interest := self.cumulative_interest) is None
                or (cumulative_interest.is_finite() and MIN_EXPONENT <= cumulative_interest.adjusted() <= MAX_EXPONENT)
            )
            and (
                (avg_interest_rate := self.avg_interest_rate) is None
                or (avg_interest_rate.is_finite() and MIN_EXPONENT <= avg_interest_rate.adjusted() <= MAX_EXPONENT)
            )
        ):
            raise ValueError(OUT_OF_RANGE)
        if self.created_at is not None:
            self.created_at = (
                EPOCH + (self.created_at - NAIVE_EPOCH) if self.created_at.tzinfo is None else to_utc(self.created_at)
            )
