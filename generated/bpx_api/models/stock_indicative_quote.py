"""The object `StockIndicativeQuote`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ..model import Model, UnixMilliseconds
from ..values import MAX_EXPONENT, MILLISECONDS, MIN_EXPONENT, OUT_OF_RANGE, parse_unix_time
from .quantity_filter import QuantityFilter
from .side import Side


class StockIndicativeQuote(Model, kw_only=True):
    """What a request for quotes of a stock would cost at the moment, without obligation."""

    symbol: str
    """Symbol of the stock, such as `NVDA.US`."""

    available: bool
    """Whether the quantity could be traded now."""

    side: Side | None = None
    """`Bid` buys, `Ask` sells."""

    reason: str | None = None
    """Why it could not."""

    session: str | None = None
    """Session that is open. `None`: none is."""

    price: Decimal | None = None
    """Limit price to ask for quotes with."""

    estimated_price: Decimal | None = None
    """Price that a quote is expected to have."""

    published_at: UnixMilliseconds | None = None
    """When the estimate was made."""

    quantity_filter: QuantityFilter | None = None
    """Rules for the quantity at the moment."""

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
