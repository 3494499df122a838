"""The object MaxOrderQuantity, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

from attrs import define, field

from ..arguments import plain
from ..reading import (
    UNREADABLE,
    decimal,
    text,
    truth,
    unknown,
    unreadable,
)
from .side import SIDE_BY_TEXT, Side


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
        self = object.__new__(cls)
        try:
            get = source.get
            self.symbol = value if type(value := source["symbol"]) is str else text(value)
            self.side = SIDE_BY_TEXT.get(value := source["side"]) or Side(value)
            self.max_order_quantity = (
                Decimal(value) if type(value := source["maxOrderQuantity"]) is str else decimal(value)
            )
            self.price = (
                Decimal(value) if type(value := get("price")) is str else None if value is None else decimal(value)
            )
            self.reduce_only = (
                value if type(value := get("reduceOnly")) is bool else None if value is None else truth(value)
            )
            self.auto_borrow = (
                value if type(value := get("autoBorrow")) is bool else None if value is None else truth(value)
            )
            self.auto_borrow_repay = (
                value if type(value := get("autoBorrowRepay")) is bool else None if value is None else truth(value)
            )
            self.auto_lend_redeem = (
                value if type(value := get("autoLendRedeem")) is bool else None if value is None else truth(value)
            )
            self.additional_properties = {} if _KNOWN.issuperset(source) else unknown(source, _NAMES)
        except UNREADABLE as error:
            unreadable(cls, self, _NAMES, source, error)
        return self


_NAMES: Mapping[str, str] = {
    "symbol": "symbol",
    "side": "side",
    "maxOrderQuantity": "max_order_quantity",
    "price": "price",
    "reduceOnly": "reduce_only",
    "autoBorrow": "auto_borrow",
    "autoBorrowRepay": "auto_borrow_repay",
    "autoLendRedeem": "auto_lend_redeem",
}
_KNOWN = frozenset(_NAMES)
