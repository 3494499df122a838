"""The object `StakingApyRate`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ..model import Part


class StakingApyRate(Part, kw_only=True):
    """Yearly rate for staking one asset."""

    symbol: str
    """Asset symbol."""

    dilution_factor: Decimal | None = None
    """Factor for dilution. Its use is not documented."""

    staking_rate: Decimal | None = None
    """Yearly rate (APY), as a fraction."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""
