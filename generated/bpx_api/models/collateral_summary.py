"""The object `CollateralSummary`."""

from __future__ import annotations

from typing import Any

from ..model import Model
from ..values import OUT_OF_RANGE
from .collateral_function import CollateralFunction
from .margin_function import MarginFunction


class CollateralSummary(Model, kw_only=True):
    """How one asset counts as collateral."""

    symbol: str
    """Asset symbol."""

    imf_function: MarginFunction | None = None
    """How the initial margin fraction grows with the size of a borrow."""

    mmf_function: MarginFunction | None = None
    """How the maintenance margin fraction grows with the size of a borrow."""

    haircut_function: CollateralFunction | None = None
    """How much of the asset's value counts."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not ((haircut_function := self.haircut_function) is None or haircut_function.weight.is_finite()):
            raise ValueError(OUT_OF_RANGE)
