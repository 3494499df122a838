"""The object `RequestForQuote`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ..model import Model, UnixMilliseconds
from ..values import MAX_EXPONENT, MILLISECONDS, MIN_EXPONENT, OUT_OF_RANGE, parse_unix_time
from .order_status import OrderStatus
from .rfq_execution_mode import RfqExecutionMode
from .side import Side
from .system_order_type import SystemOrderType


class RequestForQuote(Model, kw_only=True):
    """A request for quotes."""

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
    """Quantity filled so far, in the base asset."""

    executed_quote_quantity: Decimal | None = None
    """Value filled so far, in the quote asset."""

    execution_mode: RfqExecutionMode | None = None
    """Selection of the quote."""

    system_order_type: SystemOrderType | None = None
    """Reason why the exchange created the RFQ. `None` for an RFQ of an account."""

    submission_time: UnixMilliseconds | None = None
    """End of the time for quotes."""

    expiry_time: UnixMilliseconds | None = None
    """Expiry of the RFQ."""

    order_expiry_time: UnixMilliseconds | None = None
    """Resting RFQs: expiry of the order."""

    cancel_requested_at: UnixMilliseconds | None = None
    """Resting RFQs that are bound: time of the request to cancel."""

    created_at: UnixMilliseconds | None = None
    """Time when it was created. The unit on the wire is not documented. The client assumes the unit of the other times,
    unless the result is implausible.
    """

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
            self.submission_time = parse_unix_time(self.submission_time, MILLISECONDS)
        if self.expiry_time is not None:
            self.expiry_time = parse_unix_time(self.expiry_time, MILLISECONDS)
        if self.order_expiry_time is not None:
            self.order_expiry_time = parse_unix_time(self.order_expiry_time, MILLISECONDS)
        if self.cancel_requested_at is not None:
            self.cancel_requested_at = parse_unix_time(self.cancel_requested_at, MILLISECONDS)
        if self.created_at is not None:
            self.created_at = parse_unix_time(self.created_at, MILLISECONDS)
