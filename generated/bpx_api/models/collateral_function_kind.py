"""The object `CollateralFunctionKind`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ..model import Part
from .collateral_function_type import CollateralFunctionType


class CollateralFunctionKind(Part, kw_only=True):
    """Change of the weight of collateral with the quantity held."""

    type_: CollateralFunctionType
    """Kind of function."""

    base: Decimal | None = None
    """Base of the function. Always present with `inverseSqrt`, and only then."""

    positive_curve_penalty: Decimal | None = None
    """Strength of the decrease. Always present with `inverseSqrt`, and only then."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""
