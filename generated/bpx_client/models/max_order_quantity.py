"""The object MaxOrderQuantity, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

from attrs import define, field

from ..arguments import plain
from ..reading import UNREADABLE, decimal, text, truth, unreadable
from .side import Side


@define(kw_only=True)
class MaxOrderQuantity:
    """How large an order can be, with the terms that were asked about."""

    symbol: str
    """Market symbol."""

    side: Side
    """`Bid` buys, `Ask` sells."""

    max_order_quantity: Decimal
    """Largest quantity, in the base asset."""

    price: Decimal | None = None
    """Limit price in the quote asset."""

    reduce_only: bool | None = None
    """Whether the order may only shrink a position."""

    auto_borrow: bool | None = None
    """Whether what is missing may be borrowed."""

    auto_borrow_repay: bool | None = None
    """Whether a borrow may be repaid with the proceeds."""

    auto_lend_redeem: bool | None = None
    """Whether lent funds may be taken back."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
    """Fields that the document doesn't have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["symbol"] = self.symbol
        fields["side"] = self.side.value
        fields["maxOrderQuantity"] = plain(self.max_order_quantity)
        if self.price is not None:
            fields["price"] = plain(self.price)
        if self.reduce_only is not None:
            fields["reduceOnly"] = self.reduce_only
        if self.auto_borrow is not None:
            fields["autoBorrow"] = self.auto_borrow
        if self.auto_borrow_repay is not None:
            fields["autoBorrowRepay"] = self.auto_borrow_repay
        if self.auto_lend_redeem is not None:
            fields["autoLendRedeem"] = self.auto_lend_redeem
        return fields

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Read the object from JSON, tolerantly.

        Raises:
            InvalidResponseError: a required field is missing, or a field can't be read.
        """
        rest: dict[str, Any] = {}
        try:
            rest = dict(source)
            take = rest.pop
            return cls(
                symbol=text(take("symbol")),
                side=Side(take("side")),
                max_order_quantity=decimal(take("maxOrderQuantity")),
                price=None if (value := take("price", None)) is None else decimal(value),
                reduce_only=None if (value := take("reduceOnly", None)) is None else truth(value),
                auto_borrow=None if (value := take("autoBorrow", None)) is None else truth(value),
                auto_borrow_repay=None if (value := take("autoBorrowRepay", None)) is None else truth(value),
                auto_lend_redeem=None if (value := take("autoLendRedeem", None)) is None else truth(value),
                additional_properties=rest,
            )
        except UNREADABLE as error:
            unreadable("MaxOrderQuantity", _NAMES, source, rest, error)


_NAMES = (
    "symbol",
    "side",
    "maxOrderQuantity",
    "price",
    "reduceOnly",
    "autoBorrow",
    "autoBorrowRepay",
    "autoLendRedeem",
)
