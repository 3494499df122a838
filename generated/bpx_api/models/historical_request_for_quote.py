"""The object `HistoricalRequestForQuote`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ..model import Model, NaiveDatetime
from ..values import EPOCH, MAX_EXPONENT, MIN_EXPONENT, NAIVE_EPOCH, OUT_OF_RANGE, to_utc
from .order_status import OrderStatus
from .rfq_execution_mode import RfqExecutionMode
from .side import Side


class HistoricalRequestForQuote(Model, kw_only=True):
    """A request for quotes in the history."""

    rfq_id: str
    """The exchange's id of the RFQ."""

    symbol: str
    """Market symbol."""

    side: Side
    """`Bid` buys, `Ask` sells."""

    status: OrderStatus
    """State of the RFQ."""

    client_id: int | None = None
    """Your own id of the RFQ, if one was passed. From 0 to 4294967295."""

    price: Decimal | None = None
    """Worst price for a quote, in the quote asset. `Immediate` only."""

    quantity: Decimal | None = None
    """Requested quantity, in the base asset."""

    quote_quantity: Decimal | None = None
    """Requested value, in the quote asset."""

    executed_quantity: Decimal | None = None
    """Quantity filled in the base asset. Not documented by the exchange; known from other clients."""

    executed_quote_quantity: Decimal | None = None
    """Value filled in the quote asset. Not documented by the exchange; known from other clients."""

    execution_mode: RfqExecutionMode | None = None
    """Selection of the quote."""

    submission_time: NaiveDatetime | None = None
    """End of the time for quotes (UTC)."""

    expiry_time: NaiveDatetime | None = None
    """Expiry of the RFQ (UTC)."""

    created_at: NaiveDatetime | None = None
    """Time when the RFQ was created (UTC)."""

    deferred_settlement_quote_id: str | None = None
    """Quote accepted for deferred settlement, if any."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not (
            ((price := self.price) is None or (price.is_finite() and MIN_EXPONENT <= price.adjusted() <= MAX_EXPONENT))
            and (
                (quantity := self.quantity) is None
                or (quantity.is_finite() and MIN_EXPONENT <= quantity.adjusted() <= MAX_EXPONENT)
            )
            and (
                (quote_quantity := self.quote_quantity) is None
                or (quote_quantity.is_finite() and MIN_EXPONENT <= quote_quantity.adjusted() <= MAX_EXPONENT)
            )
            and (
                (executed_quantity := self.executed_quantity) is None
                or (executed_quantity.is_finite() and MIN_EXPONENT <= executed_quantity.adjusted() <= MAX_EXPONENT)
            )
            and (
                (executed_quote_quantity := self.executed_quote_quantity) is None
                or (
                    executed_quote_quantity.is_finite()
                    and MIN_EXPONENT <= executed_quote_quantity.adjusted() <= MAX_EXPONENT
                )
            )
        ):
            raise ValueError(OUT_OF_RANGE)
        if self.submission_time is not None:
            self.submission_time = (
                EPOCH + (self.submission_time - NAIVE_EPOCH)
                if self.submission_time.tzinfo is None
                else to_utc(self.submission_time)
            )
        if self.expiry_time is not None:
            self.expiry_time = (
                EPOCH + (self.expiry_time - NAIVE_EPOCH)
                if self.expiry_time.tzinfo is None
                else to_utc(self.expiry_time)
            )
        if self.created_at is not None:
            self.created_at = (
                EPOCH + (self.created_at - NAIVE_EPOCH) if self.created_at.tzinfo is None else to_utc(self.created_at)
            )
