"""The object `CollateralSummary`."""

from __future__ import annotations

from typing import Any

from ..model import Model
from ..values import OUT_OF_RANGE
from .collateral_function import CollateralFunction
from .margin_function import MarginFunction


class CollateralSummary(Model, kw_only=True):
    """Collateral parameters of one asset."""

    symbol: str
    """Asset symbol."""

    imf_function: MarginFunction | None = None
    """Initial margin fraction as a function of the size of a borrow."""

    mmf_function: MarginFunction | None = None
    """Maintenance margin fraction as a function of the size of a borrow."""

    haircut_function: CollateralFunction | None = None
    """Share of the asset's value that counts as collateral."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not ((haircut_function := self.haircut_function) is None or haircut_function.weight.is_finite()):
            raise ValueError(OUT_OF_RANGE)
