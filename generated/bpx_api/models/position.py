"""The object `Position`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ..model import Model
from ..values import MAX_EXPONENT, MIN_EXPONENT, OUT_OF_RANGE
from .margin_function import MarginFunction


class Position(Model, kw_only=True):
    """An open futures position with its margin."""

    symbol: str
    """Market symbol."""

    net_quantity: Decimal
    """Size in the base asset. Positive for a long position, negative for a short one."""

    position_id: str | None = None
    """Id of the position."""

    user_id: int | None = None
    """Number of the account's user."""

    subaccount_id: int | None = None
    """Subaccount of the position. From 0 to 65535."""

    net_cost: Decimal | None = None
    """Cost of entry: price times quantity over all trades, in the quote asset. Positive for a long position, negative
    for a short one.
    """

    entry_price: Decimal | None = None
    """Average price of entry, in the quote asset."""

    break_even_price: Decimal | None = None
    """Price at which the position makes no profit and no loss, in the quote asset."""

    mark_price: Decimal | None = None
    """Mark price of the market, in the quote asset."""

    est_liquidation_price: Decimal | None = None
    """Estimated liquidation price, in the quote asset. The exchange recommends to pass one `symbol` to get it; `0` was
    observed.
    """

    net_exposure_quantity: Decimal | None = None
    """Size in the base asset in the worst case after open orders are filled."""

    net_exposure_notional: Decimal | None = None
    """Value in the quote asset in the worst case after open orders are filled."""

    pnl_realized: Decimal | None = None
    """Profit and loss realised since the position was opened, in the quote asset."""

    pnl_unrealized: Decimal | None = None
    """Unrealised profit and loss, in the quote asset."""

    cumulative_funding_payment: Decimal | None = None
    """Funding so far, in the quote asset."""

    cumulative_interest: Decimal | None = None
    """Interest so far on unrealised profit and loss, in the quote asset. The exchange has announced to remove this
    field.
    """

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
                (net_cost := self.net_cost) is None
                or (net_cost.is_finite() and MIN_EXPONENT <= net_cost.adjusted() <= MAX_EXPONENT)
            )
            and (
                (entry_price := self.entry_price) is None
                or (entry_price.is_finite() and MIN_EXPONENT <= entry_price.adjusted() <= MAX_EXPONENT)
            )
            and (
                (break_even_price := self.break_even_price) is None
                or (break_even_price.is_finite() and MIN_EXPONENT <= break_even_price.adjusted() <= MAX_EXPONENT)
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
                (pnl_realized := self.pnl_realized) is None
                or (pnl_realized.is_finite() and MIN_EXPONENT <= pnl_realized.adjusted() <= MAX_EXPONENT)
            )
            and (
                (pnl_unrealized := self.pnl_unrealized) is None
                or (pnl_unrealized.is_finite() and MIN_EXPONENT <= pnl_unrealized.adjusted() <= MAX_EXPONENT)
            )
            and (
                (cumulative_funding_payment := self.cumulative_funding_payment) is None
                or (
                    cumulative_funding_payment.is_finite()
                    and MIN_EXPONENT <= cumulative_funding_payment.adjusted() <= MAX_EXPONENT
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
