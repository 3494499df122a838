"""The object `MarginAccountSummary`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ..model import Model
from ..values import MAX_EXPONENT, MIN_EXPONENT, OUT_OF_RANGE
from .collateral import Collateral


class MarginAccountSummary(Model, kw_only=True):
    """Assets, liabilities and margin of the account. USDC is documented as the unit only for the values of each asset in
    `collateral`.
    """

    net_equity: Decimal
    """Net equity."""

    net_equity_available: Decimal
    """Available net equity."""

    assets_value: Decimal | None = None
    """Value of the account's assets."""

    borrow_liability: Decimal | None = None
    """Value of the account's borrows."""

    liabilities_value: Decimal | None = None
    """Value of all liabilities."""

    unsettled_equity: Decimal | None = None
    """Unsettled claim on the liquidity fund."""

    pnl_unrealized: Decimal | None = None
    """Unrealised profit and loss."""

    net_exposure_futures: Decimal | None = None
    """Exposure of the positions, including those that open orders may add."""

    net_equity_locked: Decimal | None = None
    """Locked net equity."""

    margin_fraction: Decimal | None = None
    """Margin fraction of the account, as a fraction: `0.5` is 50 %."""

    imf: Decimal | None = None
    """Initial margin fraction, as a fraction."""

    mmf: Decimal | None = None
    """Maintenance margin fraction, as a fraction."""

    collateral: list[Collateral] | None = None
    """Contribution of each asset."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not (
            self.net_equity.is_finite()
            and MIN_EXPONENT <= self.net_equity.adjusted() <= MAX_EXPONENT
            and self.net_equity_available.is_finite()
            and MIN_EXPONENT <= self.net_equity_available.adjusted() <= MAX_EXPONENT
            and (
                (assets_value := self.assets_value) is None
                or (assets_value.is_finite() and MIN_EXPONENT <= assets_value.adjusted() <= MAX_EXPONENT)
            )
            and (
                (borrow_liability := self.borrow_liability) is None
                or (borrow_liability.is_finite() and MIN_EXPONENT <= borrow_liability.adjusted() <= MAX_EXPONENT)
            )
            and (
                (liabilities_value := self.liabilities_value) is None
                or (liabilities_value.is_finite() and MIN_EXPONENT <= liabilities_value.adjusted() <= MAX_EXPONENT)
            )
            and (
                (unsettled_equity := self.unsettled_equity) is None
                or (unsettled_equity.is_finite() and MIN_EXPONENT <= unsettled_equity.adjusted() <= MAX_EXPONENT)
            )
            and (
                (pnl_unrealized := self.pnl_unrealized) is None
                or (pnl_unrealized.is_finite() and MIN_EXPONENT <= pnl_unrealized.adjusted() <= MAX_EXPONENT)
            )
            and (
                (net_exposure_futures := self.net_exposure_futures) is None
                or (
                    net_exposure_futures.is_finite() and MIN_EXPONENT <= net_exposure_futures.adjusted() <= MAX_EXPONENT
                )
            )
            and (
                (net_equity_locked := self.net_equity_locked) is None
                or (net_equity_locked.is_finite() and MIN_EXPONENT <= net_equity_locked.adjusted() <= MAX_EXPONENT)
            )
            and (
                (margin_fraction := self.margin_fraction) is None
                or (margin_fraction.is_finite() and MIN_EXPONENT <= margin_fraction.adjusted() <= MAX_EXPONENT)
            )
            and ((imf := self.imf) is None or (imf.is_finite() and MIN_EXPONENT <= imf.adjusted() <= MAX_EXPONENT))
            and ((mmf := self.mmf) is None or (mmf.is_finite() and MIN_EXPONENT <= mmf.adjusted() <= MAX_EXPONENT))
        ):
            raise ValueError(OUT_OF_RANGE)
