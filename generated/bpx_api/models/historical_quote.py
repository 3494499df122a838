"""The object `HistoricalQuote`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ..model import Model, NaiveDatetime
from ..values import EPOCH, MAX_EXPONENT, MIN_EXPONENT, NAIVE_EPOCH, OUT_OF_RANGE, to_utc
from .order_status import OrderStatus


class HistoricalQuote(Model, kw_only=True):
    """A quote in the history."""

    rfq_id: str
    """The exchange's id of the RFQ."""

    quote_id: str
    """The exchange's id of the quote."""

    status: OrderStatus
    """State of the quote."""

    client_id: int | None = None
    """Your own id of the quote, if one was passed. From 0 to 4294967295."""

    bid_price: Decimal | None = None
    """Price at which you would have bought, in the quote asset."""

    ask_price: Decimal | None = None
    """Price at which you would have sold, in the quote asset."""

    deferred_settlement: bool | None = None
    """True if the settlement is deferred."""

    created_at: NaiveDatetime | None = None
    """Time when the quote was created (UTC)."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not (
            (
                (bid_price := self.bid_price) is None
                or (bid_price.is_finite() and MIN_EXPONENT <= bid_price.adjusted() <= MAX_EXPONENT)
            )
            and (
                (ask_price := self.ask_price) is None
                or (ask_price.is_finite() and MIN_EXPONENT <= ask_price.adjusted() <= MAX_EXPONENT)
            )
        ):
            raise ValueError(OUT_OF_RANGE)
        if self.created_at is not None:
            self.created_at = (
                EPOCH + (self.created_at - NAIVE_EPOCH) if self.created_at.tzinfo is None else to_utc(self.created_at)
            )
