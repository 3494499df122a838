"""The object `PositionEstimatedLiquidationPrice`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ..model import Model
from ..values import MAX_EXPONENT, MIN_EXPONENT, OUT_OF_RANGE


class PositionEstimatedLiquidationPrice(Model, kw_only=True):
    """The estimated liquidation price of a borrow or lend."""

    liquidation_price: Decimal | None = None
    """Estimated liquidation price, in the quote asset of `mark_price`."""

    mark_price: Decimal | None = None
    """Mark price of the asset's spot market, in its quote asset."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not (
            (
                (liquidation_price := self.liquidation_price) is None
                or (liquidation_price.is_finite() and MIN_EXPONENT <= liquidation_price.adjusted() <= MAX_EXPONENT)
            )
            and (
                (mark_price := self.mark_price) is None
                or (mark_price.is_finite() and MIN_EXPONENT <= mark_price.adjusted() <= MAX_EXPONENT)
            )
        ):
            raise ValueError(OUT_OF_RANGE)
