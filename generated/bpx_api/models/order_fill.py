"""The object `OrderFill`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ..model import Model, NaiveDatetime
from ..values import EPOCH, MAX_EXPONENT, MIN_EXPONENT, NAIVE_EPOCH, OUT_OF_RANGE, to_utc
from .side import Side
from .system_order_type import SystemOrderType


class OrderFill(Model, kw_only=True):
    """One fill of an order of the account."""

    order_id: str
    """Filled order."""

    symbol: str
    """Market symbol."""

    side: Side
    """Side: `Bid` bought, `Ask` sold."""

    price: Decimal
    """Price in the quote asset."""

    quantity: Decimal
    """Quantity in the base asset."""

    fee: Decimal
    """Fee, in `fee_symbol`."""

    fee_symbol: str
    """Asset in which the fee was charged."""

    is_maker: bool
    """True if the account's order was the resting one."""

    timestamp: NaiveDatetime
    """Time of the fill (UTC)."""

    trade_id: int | None = None
    """Number of the trade. `0` on older fills of a backstop liquidation."""

    client_id: str | None = None
    """Your own id of the order, if one was passed. A string here, a number in the order itself."""

    system_order_type: SystemOrderType | None = None
    """Reason why the exchange placed the order. `None` for an order of the account."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not (
            self.price.is_finite()
            and MIN_EXPONENT <= self.price.adjusted() <= MAX_EXPONENT
            and self.quantity.is_finite()
            and MIN_EXPONENT <= self.quantity.adjusted() <= MAX_EXPONENT
            and self.fee.is_finite()
            and MIN_EXPONENT <= self.fee.adjusted() <= MAX_EXPONENT
        ):
            raise ValueError(OUT_OF_RANGE)
        self.timestamp = (
            EPOCH + (self.timestamp - NAIVE_EPOCH) if self.timestamp.tzinfo is None else to_utc(self.timestamp)
        )
