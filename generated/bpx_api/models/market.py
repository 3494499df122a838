"""The object `Market`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ..model import Model, NaiveDatetime
from ..values import EPOCH, MAX_EXPONENT, MIN_EXPONENT, NAIVE_EPOCH, OUT_OF_RANGE, to_utc
from .margin_function import MarginFunction
from .market_type import MarketType
from .order_book_filters import OrderBookFilters
from .order_book_state import OrderBookState
from .rwa_market_type import RwaMarketType


class Market(Model, kw_only=True):
    """A market with its trading rules."""

    symbol: str
    """Market symbol, such as `SOL_USDC` or `SOL_USDC_PERP`."""

    base_symbol: str
    """Asset that is bought and sold, such as `SOL`."""

    quote_symbol: str
    """Asset of the prices, such as `USDC`."""

    market_type: MarketType
    """Kind of market: spot, perpetual futures, and so on."""

    filters: OrderBookFilters
    """Rules for the price and quantity of an order."""

    imf_function: MarginFunction | None = None
    """Initial margin fraction as a function of position size. Futures only."""

    mmf_function: MarginFunction | None = None
    """Maintenance margin fraction as a function of position size. Futures only."""

    funding_interval: int | None = None
    """Time between two funding payments of a perpetual, in milliseconds. At least 0."""

    funding_rate_upper_bound: Decimal | None = None
    """Highest funding rate of a perpetual, in basis points: `100` is 1 %."""

    funding_rate_lower_bound: Decimal | None = None
    """Lowest funding rate of a perpetual, in basis points: `-100` is -1 %."""

    open_interest_limit: Decimal | None = None
    """Cap on the open interest. Applies to futures."""

    order_book_state: OrderBookState | None = None
    """Orders that the book accepts now."""

    created_at: NaiveDatetime | None = None
    """Time when the market was created (UTC)."""

    visible: bool | None = None
    """True if the market is shown now."""

    rwa_market_type: RwaMarketType | None = None
    """Kind of real-world asset, such as a stock. `None`: a crypto market."""

    position_limit_weight: Decimal | None = None
    """Weight of this market in the position limit, which is checked when a trade clears."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not (
            self.filters.price.tick_size.is_finite()
            and self.filters.quantity.step_size.is_finite()
            and (
                (funding_rate_upper_bound := self.funding_rate_upper_bound) is None
                or (
                    funding_rate_upper_bound.is_finite()
                    and MIN_EXPONENT <= funding_rate_upper_bound.adjusted() <= MAX_EXPONENT
                )
            )
            and (
                (funding_rate_lower_bound := self.funding_rate_lower_bound) is None
                or (
                    funding_rate_lower_bound.is_finite()
                    and MIN_EXPONENT <= funding_rate_lower_bound.adjusted() <= MAX_EXPONENT
                )
            )
            and (
                (open_interest_limit := self.open_interest_limit) is None
                or (open_interest_limit.is_finite() and MIN_EXPONENT <= open_interest_limit.adjusted() <= MAX_EXPONENT)
            )
            and (
                (position_limit_weight := self.position_limit_weight) is None
                or (
                    position_limit_weight.is_finite()
                    and MIN_EXPONENT <= position_limit_weight.adjusted() <= MAX_EXPONENT
                )
            )
        ):
            raise ValueError(OUT_OF_RANGE)
        if self.created_at is not None:
            self.created_at = (
                EPOCH + (self.created_at - NAIVE_EPOCH) if self.created_at.tzinfo is None else to_utc(self.created_at)
            )
