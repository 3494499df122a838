"""The object `MarginFunction`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ..model import Part
from .margin_function_type import MarginFunctionType


class MarginFunction(Part, kw_only=True):
    """Margin fraction as a function of position size."""

    type_: MarginFunctionType
    """Kind of function."""

    base: Decimal | None = None
    """Base of the function, as a fraction: `0.02` is 2 %."""

    factor: Decimal | None = None
    """Factor of the square root."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""
