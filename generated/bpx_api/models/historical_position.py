"""The object `HistoricalPosition`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ..model import Model, NaiveDatetime
from ..values import EPOCH, MAX_EXPONENT, MIN_EXPONENT, NAIVE_EPOCH, OUT_OF_RANGE, to_utc
from .position_state import PositionState


class HistoricalPosition(Model, kw_only=True):
    """A futures position in the history."""

    id: str
    """Id of the position."""

    symbol: str
    """Market symbol."""

    state: PositionState | None = None
    """Open or closed."""

    net_quantity: Decimal | None = None
    """Size in the base asset."""

    net_cost: Decimal | None = None
    """Cost of entry, in the quote asset."""

    net_exposure_quantity: Decimal | None = None
    """Exposure in the base asset."""

    net_exposure_notional: Decimal | None = None
    """Exposure in the quote asset."""

    entry_price: Decimal | None = None
    """Average price of entry, in the quote asset."""

    mark_price: Decimal | None = None
    """Mark price of the market, in the quote asset."""

    closing_price: Decimal | None = None
    """Price at which the position was closed, in the quote asset."""

    closed_volume: Decimal | None = None
    """Closed volume. The unit is not documented."""

    cumulative_pnl_realized: Decimal | None = None
    """Realised profit and loss, in the quote asset."""

    unrealized_pnl: Decimal | None = None
    """Unrealised profit and loss, in the quote asset."""

    funding_quantity: Decimal | None = None
    """Funding over the life of the position, in the quote asset."""

    interest: Decimal | None = None
    """Interest over the life of the position, in the quote asset."""

    fees: Decimal | None = None
    """Trading fees paid for the position, in the quote asset."""

    liquidated: Decimal | None = None
    """Liquidated part of the position. The unit is not documented."""

    liquidation_fees: Decimal | None = None
    """Fees paid for liquidations of the position, in the quote asset."""

    imf: Decimal | None = None
    """Initial margin fraction, as a fraction."""

    account_leverage: Decimal | None = None
    """Leverage of the account."""

    opened_at: NaiveDatetime | None = None
    """Time when the position was opened (UTC)."""

    closed_at: NaiveDatetime | None = None
    """Time when the position was closed (UTC)."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not (
            (
                (net_quantity := self.net_quantity) is None
                or (net_quantity.is_finite() and MIN_EXPONENT <= net_quantity.adjusted() <= MAX_EXPONENT)
            )
            and (
                (net_cost := self.net_cost) is None
                or (net_cost.is_finite() and MIN_EXPONENT <= net_cost.adjusted() <= MAX_EXPONENT)
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
                (entry_price := self.entry_price) is None
                or (entry_price.is_finite() and MIN_EXPONENT <= entry_price.adjusted() <= MAX_EXPONENT)
            )
            and (
                (mark_price := self.mark_price) is None
                or (mark_price.is_finite() and MIN_EXPONENT <= mark_price.adjusted() <= MAX_EXPONENT)
            )
            and (
                (closing_price := self.closing_price) is None
                or (closing_price.is_finite() and MIN_EXPONENT <= closing_price.adjusted() <= MAX_EXPONENT)
            )
            and (
                (closed_volume := self.closed_volume) is None
                or (closed_volume.is_finite() and MIN_EXPONENT <= closed_volume.adjusted() <= MAX_EXPONENT)
            )
            and (
                (cumulative_pnl_realized := self.cumulative_pnl_realized) is None
                or (
                    cumulative_pnl_realized.is_finite()
                    and MIN_EXPONENT <= cumulative_pnl_realized.adjusted() <= MAX_EXPONENT
                )
            )
            and (
                (unrealized_pnl := self.unrealized_pnl) is None
                or (unrealized_pnl.is_finite() and MIN_EXPONENT <= unrealized_pnl.adjusted() <= MAX_EXPONENT)
            )
            and (
                (funding_quantity := self.funding_quantity) is None
                or (funding_quantity.is_finite() and MIN_EXPONENT <= funding_quantity.adjusted() <= MAX_EXPONENT)
            )
            and (
                (interest := self.interest) is None
                or (interest.is_finite() and MIN_EXPONENT <= interest.adjusted() <= MAX_EXPONENT)
            )
            and ((fees := self.fees) is None or (fees.is_finite() and MIN_EXPONENT <= fees.adjusted() <= MAX_EXPONENT))
            and (
                (liquidated := self.liquidated) is None
                or (liquidated.is_finite() and MIN_EXPONENT <= liquidated.adjusted() <= MAX_EXPONENT)
            )
            and (
                (liquidation_fees := self.liquidation_fees) is None
                or (liquidation_fees.is_finite() and MIN_EXPONENT <= liquidation_fees.adjusted() <= MAX_EXPONENT)
            )
            and ((imf := self.imf) is None or (imf.is_finite() and MIN_EXPONENT <= imf.adjusted() <= MAX_EXPONENT))
            and (
                (account_leverage := self.account_leverage) is None
                or (account_leverage.is_finite() and MIN_EXPONENT <= account_leverage.adjusted() <= MAX_EXPONENT)
            )
        ):
            raise ValueError(OUT_OF_RANGE)
        if self.opened_at is not None:
            self.opened_at = (
                EPOCH + (self.opened_at - NAIVE_EPOCH) if self.opened_at.tzinfo is None else to_utc(self.opened_at)
            )
        if self.closed_at is not None:
            self.closed_at = (
                EPOCH + (self.closed_at - NAIVE_EPOCH) if self.closed_at.tzinfo is None else to_utc(self.closed_at)
            )
