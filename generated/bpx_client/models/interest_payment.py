"""The object InterestPayment, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any, Self

from msgspec import field

from ..arguments import plain
from ..reading import (
    UNREADABLE,
    decimal,
    in_one_go,
    in_utc,
    moment,
    text,
    unknown,
    unreadable,
    utc_text,
    whole,
    wire_names,
)
from ..types import Model
from .interest_payment_type import InterestPaymentType


class InterestPayment(Model, kw_only=True):
    """Interest received or paid."""

    payment_type: InterestPaymentType = field(name="paymentType")
    """What the interest is for."""

    symbol: str
    """Asset in which it was paid."""

    market_symbol: str = field(name="marketSymbol")
    """Market that it goes back to: a spot market for a borrow or lend, a futures market for unrealised profit and loss."""

    position_id: str = field(name="positionId")
    """Position that it was paid for."""

    quantity: Decimal
    """Amount, in the asset."""

    interest_rate: Decimal = field(name="interestRate")
    """Rate, as a fraction."""

    interval: int
    """Length of time that it was paid for. The unit is not documented. At least 0."""

    timestamp: datetime
    """When it was paid (UTC)."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        self.timestamp = in_utc(self.timestamp)

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
        if (found := in_one_go(cls, _NAMES, source)) is not None:
            return found
        fields: dict[str, Any] = {}
        try:
            fields["payment_type"] = InterestPaymentType(source["paymentType"])
            fields["symbol"] = text(source["symbol"])
            fields["market_symbol"] = text(source["marketSymbol"])
            fields["position_id"] = text(source["positionId"])
            fields["quantity"] = decimal(source["quantity"])
            fields["interest_rate"] = decimal(source["interestRate"])
            fields["interval"] = whole(source["interval"])
            fields["timestamp"] = moment(source["timestamp"])
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(InterestPayment)
