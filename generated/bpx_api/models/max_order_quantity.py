"""The object `MaxOrderQuantity`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ..model import Model
from ..values import MAX_EXPONENT, MIN_EXPONENT, OUT_OF_RANGE
from .side import Side


class MaxOrderQuantity(Model, kw_only=True):
    """The maximum quantity of an order, with the parameters of the request."""

    max_order_quantity: Decimal
    """Largest quantity, in the base asset."""

    symbol: str | None = None
    """Market symbol."""

    side: Side | None = None
    """`Bid` buys, `Ask` sells."""

    price: Decimal | None = None
    """Limit price in the quote asset."""

    reduce_only: bool | None = None
    """True if the order may only reduce a position."""

    auto_borrow: bool | None = None
    """True if a missing quantity may be borrowed."""

    auto_borrow_repay: bool | None = None
    """True if the proceeds may repay a borrow."""

    auto_lend_redeem: bool | None = None
    """True if lent funds may be redeemed."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not (
            self.max_order_quantity.is_finite()
            and MIN_EXPONENT <= self.max_order_quantity.adjusted() <= MAX_EXPONENT
            and (
                (price := self.price) is None
                or (price.is_finite() and MIN_EXPONENT <= price.adjusted() <= MAX_EXPONENT)
            )
        ):
            raise ValueError(OUT_OF_RANGE)
