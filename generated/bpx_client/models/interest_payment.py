"""The object InterestPayment, and how it is read and written as JSON."""

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
    unknown,
    unreadable,
    utc_text,
    whole,
)
from .interest_payment_type import INTEREST_PAYMENT_TYPE_BY_TEXT, InterestPaymentType


@define(kw_only=True)
class InterestPayment:
    """Interest received or paid."""

    payment_type: InterestPaymentType
    """What the interest is for."""

    symbol: str
    """Asset in which it was paid."""

    market_symbol: str
    """Market that it goes back to: a spot market for a borrow or lend, a futures market for unrealised profit and loss."""

    position_id: str
    """Position that it was paid for."""

    quantity: Decimal
    """Amount, in the asset."""

    interest_rate: Decimal
    """Rate, as a fraction."""

    interval: int
    """Length of time that it was paid for. The unit is not documented. At least 0."""

    timestamp: datetime
    """When it was paid (UTC)."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
    """Fields that the document doesn't have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["paymentType"] = self.payment_type.value
        fields["symbol"] = self.symbol
        fields["marketSymbol"] = self.market_symbol
        fields["positionId"] = self.position_id
        fields["quantity"] = plain(self.quantity)
        fields["interestRate"] = plain(self.interest_rate)
        fields["interval"] = self.interval
        fields["timestamp"] = utc_text(self.timestamp)
        return fields

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Read the object from JSON, tolerantly.

        Raises:
            InvalidResponseError: a required field is missing, or a field can't be read.
        """
        self = object.__new__(cls)
        try:
            self.payment_type = INTEREST_PAYMENT_TYPE_BY_TEXT.get(
                value := source["paymentType"]
            ) or InterestPaymentType(value)
            self.symbol = value if type(value := source["symbol"]) is str else text(value)
            self.market_symbol = value if type(value := source["marketSymbol"]) is str else text(value)
            self.position_id = value if type(value := source["positionId"]) is str else text(value)
            self.quantity = Decimal(value) if type(value := source["quantity"]) is str else decimal(value)
            self.interest_rate = Decimal(value) if type(value := source["interestRate"]) is str else decimal(value)
            self.interval = value if type(value := source["interval"]) is int else whole(value)
            self.timestamp = moment(source["timestamp"])
            self.additional_properties = {} if _KNOWN.issuperset(source) else unknown(source, _NAMES)
        except UNREADABLE as error:
            unreadable(cls, self, _NAMES, source, error)
        return self


_NAMES: Mapping[str, str] = {
    "paymentType": "payment_type",
    "symbol": "symbol",
    "marketSymbol": "market_symbol",
    "positionId": "position_id",
    "quantity": "quantity",
    "interestRate": "interest_rate",
    "interval": "interval",
    "timestamp": "timestamp",
}
_KNOWN = frozenset(_NAMES)
