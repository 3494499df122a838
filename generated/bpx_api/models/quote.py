"""The object `Quote`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ..model import Model, UnixMilliseconds
from ..values import MAX_EXPONENT, MILLISECONDS, MIN_EXPONENT, OUT_OF_RANGE, parse_unix_time
from .order_status import OrderStatus


class Quote(Model, kw_only=True):
    """A maker's quote for an RFQ."""

    rfq_id: str
    """The exchange's id of the RFQ."""

    quote_id: str
    """The exchange's id of the quote."""

    status: OrderStatus
    """State of the quote."""

    client_id: int | None = None
    """The maker's own id of the quote, if one was passed. From 0 to 4294967295."""

    bid_price: Decimal | None = None
    """Price at which the maker buys, in the quote asset."""

    ask_price: Decimal | None = None
    """Price at which the maker sells, in the quote asset."""

    created_at: UnixMilliseconds | None = None
    """Time when it was created. The unit on the wire is not documented. The client assumes the unit of an RFQ's times,
    unless the result is implausible.
    """

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
            self.created_at = parse_unix_time(self.created_at, MILLISECONDS)
