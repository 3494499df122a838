"""The object OrderFill, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any, Self

from msgspec import field

from ..arguments import plain
from ..reading import (
    EPOCH,
    MAGNITUDE,
    NAIVE_EPOCH,
    ODD_NUMBER,
    SMALLEST,
    UNREADABLE,
    decimal,
    in_one_go,
    in_utc,
    moment,
    text,
    truth,
    unknown,
    unreadable,
    utc_text,
    whole,
    wire_names,
)
from ..types import Model
from .side import Side
from .system_order_type import SystemOrderType


class OrderFill(Model, kw_only=True):
    """One fill of an order of the account."""

    order_id: str = field(name="orderId")
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
    """Fee, in `feeSymbol`."""

    fee_symbol: str = field(name="feeSymbol")
    """Asset in which the fee was charged."""

    is_maker: bool = field(name="isMaker")
    """True if the account's order was the resting one."""

    timestamp: datetime
    """Time of the fill (UTC)."""

    trade_id: int | None = field(default=None, name="tradeId")
    """Number of the trade. `0` on older fills of a backstop liquidation."""

    client_id: str | None = field(default=None, name="clientId")
    """Your own id of the order, if one was passed. A string here, a number in the order itself."""

    system_order_type: SystemOrderType | None = field(default=None, name="systemOrderType")
    """Reason why the exchange placed the order. `null` for an order of the account."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not (
            self.price.is_finite()
            and SMALLEST <= self.price.adjusted() <= MAGNITUDE
            and self.quantity.is_finite()
            and SMALLEST <= self.quantity.adjusted() <= MAGNITUDE
            and self.fee.is_finite()
            and SMALLEST <= self.fee.adjusted() <= MAGNITUDE
        ):
            raise ValueError(ODD_NUMBER)
        self.timestamp = (
            EPOCH + (self.timestamp - NAIVE_EPOCH) if self.timestamp.tzinfo is None else in_utc(self.timestamp)
        )

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
        if (found := in_one_go(cls, _NAMES, source)) is not None:
            return found
        fields: dict[str, Any] = {}
        try:
            fields["order_id"] = text(source["orderId"])
            fields["symbol"] = text(source["symbol"])
            fields["side"] = Side(source["side"])
            fields["price"] = decimal(source["price"])
            fields["quantity"] = decimal(source["quantity"])
            fields["fee"] = decimal(source["fee"])
            fields["fee_symbol"] = text(source["feeSymbol"])
            fields["is_maker"] = truth(source["isMaker"])
            fields["timestamp"] = moment(source["timestamp"])
            fields["trade_id"] = None if (value := source.get("tradeId")) is None else whole(value)
            fields["client_id"] = None if (value := source.get("clientId")) is None else text(value)
            fields["system_order_type"] = (
                None if (value := source.get("systemOrderType")) is None else SystemOrderType(value)
            )
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(OrderFill)
