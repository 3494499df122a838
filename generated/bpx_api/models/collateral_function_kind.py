"""The object `CollateralFunctionKind`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ..model import Part
from .collateral_function_type import CollateralFunctionType


class CollateralFunctionKind(Part, kw_only=True):
    """How the weight of collateral changes with the quantity held."""

    type_: CollateralFunctionType
    """Shape of the function."""

    base: Decimal | None = None
    """Base of the function. Always there on `inverseSqrt`, and only there."""

    positive_curve_penalty: Decimal | None = None
    """How strongly the weight falls. Always there on `inverseSqrt`, and only there."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""
