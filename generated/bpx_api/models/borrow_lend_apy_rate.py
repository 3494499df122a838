"""The object `BorrowLendApyRate`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ..model import Part


class BorrowLendApyRate(Part, kw_only=True):
    """Yearly rates of one borrow lend market."""

    symbol: str
    """Asset symbol."""

    borrow_rate: Decimal | None = None
    """Yearly rate (APY) for borrowers, as a fraction."""

    lend_rate: Decimal | None = None
    """Yearly rate (APY) for lenders, as a fraction."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""
