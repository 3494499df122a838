"""The object `PriceBandDiscovery`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ..model import Part


class PriceBandDiscovery(Part, kw_only=True):
    """Price band during price discovery. The reference price of the multiples is not documented."""

    max_multiplier: Decimal | None = None
    """Upper bound, as a multiple."""

    min_multiplier: Decimal | None = None
    """Lower bound, as a multiple."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""
