"""The object `CollateralFunction`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ..model import Part
from .collateral_function_kind import CollateralFunctionKind


class CollateralFunction(Part, kw_only=True):
    """Share of an asset's value that counts as collateral."""

    weight: Decimal
    """Weight, as a fraction: `0.9` is 90 %."""

    kind: CollateralFunctionKind | None = None
    """Change of the weight with the quantity held."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""
