"""The object `RequestForQuoteFill`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ..model import Model, NaiveDatetime
from ..values import EPOCH, MAX_EXPONENT, MIN_EXPONENT, NAIVE_EPOCH, OUT_OF_RANGE, to_utc
from .side import Side
from .system_order_type import SystemOrderType


class RequestForQuoteFill(Model, kw_only=True):
    """A fill of an RFQ of the account."""

    rfq_id: str
    """The exchange's id of the RFQ."""

    quote_id: str
    """Quote of the fill."""

    symbol: str
    """Market symbol."""

    side: Side
    """Side: `Bid` bought, `Ask` sold."""

    fill_price: Decimal
    """Price of the fill, in the quote asset."""

    client_id: int | None = None
    """Your own id of the RFQ, if one was passed. From 0 to 4294967295."""

    quantity: Decimal | None = None
    """Requested quantity, in the base asset."""

    quote_quantity: Decimal | None = None
    """Requested value, in the quote asset."""

    fill_quantity: Decimal | None = None
    """Quantity of this fill, in the base asset. Not documented by the exchange; known from other clients."""

    fill_quote_quantity: Decimal | None = None
    """Value of this fill, in the quote asset. Not documented by the exchange; known from other clients."""

    system_order_type: SystemOrderType | None = None
    """Reason why the exchange created the RFQ. `None` for an RFQ of the account."""

    created_at: NaiveDatetime | None = None
    """Time when the RFQ was created (UTC)."""

    filled_at: NaiveDatetime | None = None
    """Time when it was filled (UTC)."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not (
            self.fill_price.is_finite()
            and MIN_EXPONENT <= self.fill_price.adjusted() <= MAX_EXPONENT
            and (
                (quantity := self.quantity) is None
                or (quantity.is_finite() and MIN_EXPONENT <= quantity.adjusted() <= MAX_EXPONENT)
            )
            and (
                (quote_quantity := self.quote_quantity) is None
                or (quote_quantity.is_finite() and MIN_EXPONENT <= quote_quantity.adjusted() <= MAX_EXPONENT)
            )
            and (
                (fill_quantity := self.fill_quantity) is None
                or (fill_quantity.is_finite() and MIN_EXPONENT <= fill_quantity.adjusted() <= MAX_EXPONENT)
            )
            and (
                (fill_quote_quantity := self.fill_quote_quantity) is None
                or (fill_quote_quantity.is_finite() and MIN_EXPONENT <= fill_quote_quantity.adjusted() <= MAX_EXPONENT)
            )
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
