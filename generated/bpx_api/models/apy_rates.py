"""The object `ApyRates`."""

from __future__ import annotations

from typing import Any

from ..model import Model
from .borrow_lend_apy_rate import BorrowLendApyRate
from .staking_apy_rate import StakingApyRate


class ApyRates(Model, kw_only=True):
    """Yearly rates of borrow lend markets and of staking."""

    borrow_lend: list[BorrowLendApyRate] | None = None
    """Rates of borrow lend markets, by asset."""

    staking: list[StakingApyRate] | None = None
    """Rates of staking, by asset."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""
