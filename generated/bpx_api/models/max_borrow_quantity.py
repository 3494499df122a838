"""The object `MaxBorrowQuantity`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ..model import Model
from ..values import MAX_EXPONENT, MIN_EXPONENT, OUT_OF_RANGE


class MaxBorrowQuantity(Model, kw_only=True):
    """The maximum borrow quantity of an asset."""

    max_borrow_quantity: Decimal
    """Largest quantity, in the asset."""

    symbol: str | None = None
    """Asset symbol."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not (
            self.max_borrow_quantity.is_finite() and MIN_EXPONENT <= self.max_borrow_quantity.adjusted() <= MAX_EXPONENT
        ):
            raise ValueError(OUT_OF_RANGE)
