"""The object `PriceBandDiscovery`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ..model import Part


class PriceBandDiscovery(Part, kw_only=True):
    """Band that holds while a market looks for a price. What it is a multiple of is not documented."""

    max_multiplier: Decimal | None = None
    """Upper edge, as a multiple."""

    min_multiplier: Decimal | None = None
    """Lower edge, as a multiple."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""
