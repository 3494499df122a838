"""The object `PriceBandMarkPrice`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ..model import Part


class PriceBandMarkPrice(Part, kw_only=True):
    """Band around the mean mark price."""

    max_multiplier: Decimal | None = None
    """Upper bound, as a multiple of the mean."""

    min_multiplier: Decimal | None = None
    """Lower bound, as a multiple of the mean."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""
