"""The object `BorrowLendPosition`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ..model import Model
from ..values import MAX_EXPONENT, MIN_EXPONENT, OUT_OF_RANGE
from .margin_function import MarginFunction


class BorrowLendPosition(Model, kw_only=True):
    """An open borrow or lend with its margin."""

    id: str
    """Id of the position."""

    symbol: str
    """Asset symbol."""

    net_quantity: Decimal
    """Size in the asset. Positive for a lend, negative for a borrow."""

    net_exposure_quantity: Decimal | None = None
    """Exposure in the asset, with the sign of the size. A lend has none."""

    net_exposure_notional: Decimal | None = None
    """Value of the exposure, in the quote asset of `mark_price`."""

    mark_price: Decimal | None = None
    """Mark price of the asset's spot market, in its quote asset."""

    est_liquidation_price: Decimal | None = None
    """Estimated liquidation price, in the quote asset of `mark_price`."""

    cumulative_interest: Decimal | None = None
    """Interest so far, in the asset."""

    imf: Decimal | None = None
    """Initial margin fraction, as a fraction."""

    imf_function: MarginFunction | None = None
    """Initial margin fraction as a function of position size."""

    mmf: Decimal | None = None
    """Maintenance margin fraction, as a fraction."""

    mmf_function: MarginFunction | None = None
    """Maintenance margin fraction as a function of position size."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not (
            self.net_quantity.is_finite()
            and MIN_EXPONENT <= self.net_quantity.adjusted() <= MAX_EXPONENT
            and (
                (net_exposure_quantity := self.net_exposure_quantity) is None
                or (
                    net_exposure_quantity.is_finite()
                    and MIN_EXPONENT <= net_exposure_quantity.adjusted() <= MAX_EXPONENT
                )
            )
            and (
                (net_exposure_notional := self.net_exposure_notional) is None
                or (
                    net_exposure_notional.is_finite()
                    and MIN_EXPONENT <= net_exposure_notional.adjusted() <= MAX_EXPONENT
                )
            )
            and (
                (mark_price := self.mark_price) is None
                or (mark_price.is_finite() and MIN_EXPONENT <= mark_price.adjusted() <= MAX_EXPONENT)
            )
            and (
                (est_liquidation_price := self.est_liquidation_price) is None
                or (
                    est_liquidation_price.is_finite()
                    and MIN_EXPONENT <= est_liquidation_price.adjusted() <= MAX_EXPONENT
                )
            )
            and (
                (cumulative_interest := self.cumulative_interest) is None
                or (cumulative_interest.is_finite() and MIN_EXPONENT <= cumulative_interest.adjusted() <= MAX_EXPONENT)
            )
            and ((imf := self.imf) is None or (imf.is_finite() and MIN_EXPONENT <= imf.adjusted() <= MAX_EXPONENT))
            and ((mmf := self.mmf) is None or (mmf.is_finite() and MIN_EXPONENT <= mmf.adjusted() <= MAX_EXPONENT))
        ):
            raise ValueError(OUT_OF_RANGE)
