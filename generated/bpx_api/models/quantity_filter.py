"""The object `QuantityFilter`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ..model import Part


class QuantityFilter(Part, kw_only=True):
    """Rules for the quantity of an order, in the base asset."""

    step_size: Decimal
    """Smallest step between two quantities. Every quantity is a multiple of it."""

    min_quantity: Decimal | None = None
    """Smallest quantity of an order. For futures, also the size at which a position counts as closed."""

    max_quantity: Decimal | None = None
    """Largest quantity of an order. `None`: no limit."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""
