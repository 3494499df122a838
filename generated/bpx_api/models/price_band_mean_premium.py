"""The object `PriceBandMeanPremium`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ..model import Part


class PriceBandMeanPremium(Part, kw_only=True):
    """Band around the mean premium."""

    tolerance_pct: Decimal | None = None
    """Allowed deviation from the mean premium, as a fraction: with `0.05` and a mean of 5 %, orders above a premium of
    10 % are refused.
    """

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""
