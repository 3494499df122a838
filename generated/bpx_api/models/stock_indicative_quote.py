"""The object `StockIndicativeQuote`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ..model import Model, UnixMilliseconds
from ..values import MAX_EXPONENT, MILLISECONDS, MIN_EXPONENT, OUT_OF_RANGE, parse_unix_time
from .quantity_filter import QuantityFilter
from .side import Side


class StockIndicativeQuote(Model, kw_only=True):
    """Non-binding estimate of the price that a request for quotes of a stock would get now."""

    symbol: str
    """Symbol of the stock, such as `NVDA.US`."""

    available: bool
    """True if the quantity could be traded now."""

    side: Side | None = None
    """`Bid` buys, `Ask` sells."""

    reason: str | None = None
    """The reason why the quantity can't be traded."""

    session: str | None = None
    """The open session. `None`: no session is open."""

    price: Decimal | None = None
    """Limit price for a request for quotes."""

    estimated_price: Decimal | None = None
    """Expected price of a quote."""

    published_at: UnixMilliseconds | None = None
    """Time of the estimate."""

    quantity_filter: QuantityFilter | None = None
    """Current rules for the quantity."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not (
            ((price := self.price) is None or (price.is_finite() and MIN_EXPONENT <= price.adjusted() <= MAX_EXPONENT))
            and (
                (estimated_price := self.estimated_price) is None
                or (estimated_price.is_finite() and MIN_EXPONENT <= estimated_price.adjusted() <= MAX_EXPONENT)
            )
            and ((quantity_filter := self.quantity_filter) is None or quantity_filter.step_size.is_finite())
        ):
            raise ValueError(OUT_OF_RANGE)
        if self.published_at is not None:
            self.published_at = parse_unix_time(self.published_at, MILLISECONDS)
