"""The object `SecuritySession`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ..model import Part


class SecuritySession(Part, kw_only=True):
    """Rules for quantities of a security during one session. Quantities are in the security."""

    name: str
    """Name of the session. `get_stock_sessions` has its hours."""

    min_quantity: Decimal | None = None
    """Smallest quantity of an order."""

    max_quantity: Decimal | None = None
    """Largest quantity of an order."""

    step_size: Decimal | None = None
    """Smallest step between two quantities."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""
