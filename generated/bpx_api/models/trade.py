"""The object `Trade`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ..model import Model, UnixMilliseconds
from ..values import MAX_EXPONENT, MILLISECONDS, MIN_EXPONENT, OUT_OF_RANGE, parse_unix_time


class Trade(Model, kw_only=True):
    """A trade between any two accounts."""

    price: Decimal
    """Price in the quote asset."""

    quantity: Decimal
    """Quantity in the base asset."""

    timestamp: UnixMilliseconds
    """Time of the trade."""

    is_buyer_maker: bool
    """True if the buyer's order was the resting one."""

    id: int | None = None
    """Number of the trade."""

    quote_quantity: Decimal | None = None
    """Value of the trade in the quote asset."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not (
            self.price.is_finite()
            and MIN_EXPONENT <= self.price.adjusted() <= MAX_EXPONENT
            and self.quantity.is_finite()
            and MIN_EXPONENT <= self.quantity.adjusted() <= MAX_EXPONENT
            and (
                (quote_quantity := self.quote_quantity) is None
                or (quote_quantity.is_finite() and MIN_EXPONENT <= quote_quantity.adjusted() <= MAX_EXPONENT)
            )
        ):
            raise ValueError(OUT_OF_RANGE)
        self.timestamp = parse_unix_time(self.timestamp, MILLISECONDS)
