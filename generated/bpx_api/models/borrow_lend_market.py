"""The object `BorrowLendMarket`."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from ..model import Model
from ..values import EPOCH, MAX_EXPONENT, MIN_EXPONENT, NAIVE_EPOCH, OUT_OF_RANGE, to_utc
from .borrow_lend_book_state import BorrowLendBookState


class BorrowLendMarket(Model, kw_only=True):
    """The pool for borrowing and lending one asset. Quantities are in the asset."""

    symbol: str
    """Asset symbol, such as `USDC`."""

    state: BorrowLendBookState | None = None
    """Requests that the market accepts now."""

    asset_mark_price: Decimal | None = None
    """Mark price of the asset's spot market, in its quote asset."""

    borrow_interest_rate: Decimal | None = None
    """Rate that borrowers pay, as a fraction: `0.05` is 5 %."""

    lend_interest_rate: Decimal | None = None
    """Yearly rate (APY) that lenders receive, as a fraction: `0.05` is 5 %."""

    fee: Decimal | None = None
    """The exchange's share of the yield, as a fraction."""

    borrowed_quantity: Decimal | None = None
    """Quantity borrowed from the pool."""

    lent_quantity: Decimal | None = None
    """Quantity lent to the pool."""

    open_borrow_lend_limit: Decimal | None = None
    """Quantity above which new borrows and lends are refused. The outstanding quantity may already be larger."""

    utilization: Decimal | None = None
    """Share of the pool that is borrowed, as a fraction."""

    optimal_utilization: Decimal | None = None
    """Target utilization of the interest rate model, as a fraction."""

    max_utilization: Decimal | None = None
    """Highest utilization after a borrow or a redemption, as a fraction, independent of the throttle."""

    throttle_utilization_threshold: Decimal | None = None
    """Utilization above which borrowing is throttled, as a fraction."""

    throttle_utilization_bound: Decimal | None = None
    """Highest utilization in the current time step, as a fraction. A borrow or redemption beyond it fails, except in a
    liquidation.
    """

    throttle_update_fraction: Decimal | None = None
    """Maximum increase of the utilization in one time step, as a fraction."""

    step_size: Decimal | None = None
    """Smallest step between two quantities."""

    timestamp: datetime | None = None
    """Time of the figures."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not (
            (
                (asset_mark_price := self.asset_mark_price) is None
                or (asset_mark_price.is_finite() and MIN_EXPONENT <= asset_mark_price.adjusted() <= MAX_EXPONENT)
            )
            and (
                (borrow_interest_rate := self.borrow_interest_rate) is None
                or (
                    borrow_interest_rate.is_finite() and MIN_EXPONENT <= borrow_interest_rate.adjusted() <= MAX_EXPONENT
                )
            )
            and (
                (lend_interest_rate := self.lend_interest_rate) is None
                or (lend_interest_rate.is_finite() and MIN_EXPONENT <= lend_interest_rate.adjusted() <= MAX_EXPONENT)
            )
            and ((fee := self.fee) is None or (fee.is_finite() and MIN_EXPONENT <= fee.adjusted() <= MAX_EXPONENT))
            and (
                (borrowed_quantity := self.borrowed_quantity) is None
                or (borrowed_quantity.is_finite() and MIN_EXPONENT <= borrowed_quantity.adjusted() <= MAX_EXPONENT)
            )
            and (
                (lent_quantity := self.lent_quantity) is None
                or (lent_quantity.is_finite() and MIN_EXPONENT <= lent_quantity.adjusted() <= MAX_EXPONENT)
            )
            and (
                (open_borrow_lend_limit := self.open_borrow_lend_limit) is None
                or (
                    open_borrow_lend_limit.is_finite()
                    and MIN_EXPONENT <= open_borrow_lend_limit.adjusted() <= MAX_EXPONENT
                )
            )
            and (
                (utilization := self.utilization) is None
                or (utilization.is_finite() and MIN_EXPONENT <= utilization.adjusted() <= MAX_EXPONENT)
            )
            and (
                (optimal_utilization := self.optimal_utilization) is None
                or (optimal_utilization.is_finite() and MIN_EXPONENT <= optimal_utilization.adjusted() <= MAX_EXPONENT)
            )
            and (
                (max_utilization := self.max_utilization) is None
                or (max_utilization.is_finite() and MIN_EXPONENT <= max_utilization.adjusted() <= MAX_EXPONENT)
            )
            and (
                (throttle_utilization_threshold := self.throttle_utilization_threshold) is None
                or (
                    throttle_utilization_threshold.is_finite()
                    and MIN_EXPONENT <= throttle_utilization_threshold.adjusted() <= MAX_EXPONENT
                )
            )
            and (
                (throttle_utilization_bound := self.throttle_utilization_bound) is None
                or (
                    throttle_utilization_bound.is_finite()
                    and MIN_EXPONENT <= throttle_utilization_bound.adjusted() <= MAX_EXPONENT
                )
            )
            and (
                (throttle_update_fraction := self.throttle_update_fraction) is None
                or (
                    throttle_update_fraction.is_finite()
                    and MIN_EXPONENT <= throttle_update_fraction.adjusted() <= MAX_EXPONENT
                )
            )
            and (
                (step_size := self.step_size) is None
                or (step_size.is_finite() and MIN_EXPONENT <= step_size.adjusted() <= MAX_EXPONENT)
            )
        ):
            raise ValueError(OUT_OF_RANGE)
        if self.timestamp is not None:
            self.timestamp = (
                EPOCH + (self.timestamp - NAIVE_EPOCH) if self.timestamp.tzinfo is None else to_utc(self.timestamp)
            )
