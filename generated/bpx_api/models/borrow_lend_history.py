"""The object `BorrowLendHistory`."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from ..model import Model
from ..values import EPOCH, MAX_EXPONENT, MIN_EXPONENT, NAIVE_EPOCH, OUT_OF_RANGE, to_utc


class BorrowLendHistory(Model, kw_only=True):
    """Rates and amounts of a borrow lend market at one time. Quantities are in the asset."""

    timestamp: datetime
    """Time of the figures."""

    borrow_interest_rate: Decimal | None = None
    """Rate that borrowers pay, as a fraction: `0.05` is 5 %."""

    borrowed_quantity: Decimal | None = None
    """Quantity borrowed from the pool."""

    lend_interest_rate: Decimal | None = None
    """Yearly rate (APY) that lenders receive, as a fraction: `0.05` is 5 %."""

    lent_quantity: Decimal | None = None
    """Quantity lent to the pool."""

    utilization: Decimal | None = None
    """Share of the pool that is borrowed, as a fraction."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not (
            (
                (borrow_interest_rate := self.borrow_interest_rate) is None
                or (
                    borrow_interest_rate.is_finite() and MIN_EXPONENT <= borrow_interest_rate.adjusted() <= MAX_EXPONENT
                )
            )
            and (
                (borrowed_quantity := self.borrowed_quantity) is None
                or (borrowed_quantity.is_finite() and MIN_EXPONENT <= borrowed_quantity.adjusted() <= MAX_EXPONENT)
            )
            and (
                (lend_interest_rate := self.lend_interest_rate) is None
                or (lend_interest_rate.is_finite() and MIN_EXPONENT <= lend_interest_rate.adjusted() <= MAX_EXPONENT)
            )
            and (
                (lent_quantity := self.lent_quantity) is None
                or (lent_quantity.is_finite() and MIN_EXPONENT <= lent_quantity.adjusted() <= MAX_EXPONENT)
            )
            and (
                (utilization := self.utilization) is None
                or (utilization.is_finite() and MIN_EXPONENT <= utilization.adjusted() <= MAX_EXPONENT)
            )
        ):
            raise ValueError(OUT_OF_RANGE)
        self.timestamp = (
            EPOCH + (self.timestamp - NAIVE_EPOCH) if self.timestamp.tzinfo is None else to_utc(self.timestamp)
        )
