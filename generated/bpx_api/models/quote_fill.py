"""The object `QuoteFill`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ..model import Model, NaiveDatetime
from ..values import EPOCH, MAX_EXPONENT, MIN_EXPONENT, NAIVE_EPOCH, OUT_OF_RANGE, to_utc
from .side import Side


class QuoteFill(Model, kw_only=True):
    """A fill of a quote of the account."""

    rfq_id: str
    """RFQ of the quote."""

    quote_id: str
    """The exchange's id of the quote."""

    symbol: str
    """Market symbol."""

    side: Side
    """`Bid` or `Ask`. The exchange doesn't document if this is the side of the RFQ or of the quote."""

    quantity: Decimal
    """Quantity in the base asset."""

    fill_price: Decimal
    """Price of the fill, in the quote asset."""

    client_id: int | None = None
    """Your own id of the quote, if one was passed. From 0 to 4294967295."""

    fee: Decimal | None = None
    """Fee, in `fee_symbol`."""

    fee_symbol: str | None = None
    """Asset in which the fee was charged."""

    created_at: NaiveDatetime | None = None
    """Time when the quote was created (UTC)."""

    filled_at: NaiveDatetime | None = None
    """Time when the RFQ was filled (UTC)."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not (
            self.quantity.is_finite()
            and MIN_EXPONENT <= self.quantity.adjusted() <= MAX_EXPONENT
            and self.fill_price.is_finite()
            and MIN_EXPONENT <= self.fill_price.adjusted() <= MAX_EXPONENT
            and ((fee := self.fee) is None or (fee.is_finite() and MIN_EXPONENT <= fee.adjusted() <= MAX_EXPONENT))
        ):
            raise ValueError(OUT_OF_RANGE)
        if self.created_at is not None:
            self.created_at = (
                EPOCH + (self.created_at - NAIVE_EPOCH) if self.created_at.tzinfo is None else to_utc(self.created_at)
            )
        if self.filled_at is not None:
            self.filled_at = (
                EPOCH + (self.filled_at - NAIVE_EPOCH) if self.filled_at.tzinfo is None else to_utc(self.filled_at)
            )
