"""The object OrderFill, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any, Self

from attrs import define, field

from ..arguments import plain
from ..reading import (
    UNREADABLE,
    decimal,
    moment,
    text,
    truth,
    unknown,
    unreadable,
    utc_text,
    whole,
)
from .side import SIDE_BY_TEXT, Side
from .system_order_type import SYSTEM_ORDER_TYPE_BY_TEXT, SystemOrderType


@define(kw_only=True)
class OrderFill:
    """One fill of one of the account's orders."""

    order_id: str
    """Order that was filled."""

    symbol: str
    """Market symbol."""

    side: Side
    """`Bid` bought, `Ask` sold."""

    price: Decimal
    """Price in the quote asset."""

    quantity: Decimal
    """Quantity in the base asset."""

    fee: Decimal
    """Fee, in `feeSymbol`."""

    fee_symbol: str
    """Asset in which the fee was charged."""

    is_maker: bool
    """`true` where the account's order was resting on the book."""

    timestamp: datetime
    """When the fill happened (UTC)."""

    trade_id: int | None = None
    """Number of the trade. `0` on older fills of a backstop liquidation."""

    client_id: str | None = None
    """Your own id of the order, if one was given. Text here, a number on the order itself."""

    system_order_type: SystemOrderType | None = None
    """Why the exchange itself placed the order. `null` for an order of the account."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
    """Fields that the document doesn't have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["orderId"] = self.order_id
        fields["symbol"] = self.symbol
        fields["side"] = self.side.value
        fields["price"] = plain(self.price)
        fields["quantity"] = plain(self.quantity)
        fields["fee"] = plain(self.fee)
        fields["feeSymbol"] = self.fee_symbol
        fields["isMaker"] = self.is_maker
        fields["timestamp"] = utc_text(self.timestamp)
        if self.trade_id is not None:
            fields["tradeId"] = self.trade_id
        if self.client_id is not None:
            fields["clientId"] = self.client_id
        if self.system_order_type is not None:
            fields["systemOrderType"] = self.system_order_type.value
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
            self.order_id = value if type(value := source["orderId"]) is str else text(value)
            self.symbol = value if type(value := source["symbol"]) is str else text(value)
            self.side = SIDE_BY_TEXT.get(value := source["side"]) or Side(value)
            self.price = Decimal(value) if type(value := source["price"]) is str else decimal(value)
            self.quantity = Decimal(value) if type(value := source["quantity"]) is str else decimal(value)
            self.fee = Decimal(value) if type(value := source["fee"]) is str else decimal(value)
            self.fee_symbol = value if type(value := source["feeSymbol"]) is str else text(value)
            self.is_maker = value if type(value := source["isMaker"]) is bool else truth(value)
            self.timestamp = moment(source["timestamp"])
            self.trade_id = value if type(value := get("tradeId")) is int else None if value is None else whole(value)
            self.client_id = value if type(value := get("clientId")) is str else None if value is None else text(value)
            self.system_order_type = (
                None
                if (value := get("systemOrderType")) is None
                else SYSTEM_ORDER_TYPE_BY_TEXT.get(value) or SystemOrderType(value)
            )
            self.additional_properties = {} if _KNOWN.issuperset(source) else unknown(source, _NAMES)
        except UNREADABLE as error:
            unreadable(cls, self, _NAMES, source, error)
        return self


_NAMES: Mapping[str, str] = {
    "orderId": "order_id",
    "symbol": "symbol",
    "side": "side",
    "price": "price",
    "quantity": "quantity",
    "fee": "fee",
    "feeSymbol": "fee_symbol",
    "isMaker": "is_maker",
    "timestamp": "timestamp",
    "tradeId": "trade_id",
    "clientId": "client_id",
    "systemOrderType": "system_order_type",
}
_KNOWN = frozenset(_NAMES)
