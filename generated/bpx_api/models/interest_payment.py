"""The object InterestPayment, and how it is read and written as JSON."""

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

    symbol: str
    """Asset of the payment."""

    quantity: Decimal
    """Amount, in the asset."""

    timestamp: datetime
    """Time when it was paid (UTC)."""

    payment_type: InterestPaymentType | None = field(default=None, name="paymentType")
    """Purpose of the interest."""

    market_symbol: str | None = field(default=None, name="marketSymbol")
    """Market of the interest: a spot market for a borrow or lend, a futures market for unrealised profit and loss."""

    position_id: str | None = field(default=None, name="positionId")
    """Position of the payment."""

    interest_rate: Decimal | None = field(default=None, name="interestRate")
    """Rate, as a fraction."""

    interval: int | None = None
    """Length of the interest period. The unit is not documented. At least 0."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not (
            self.quantity.is_finite()
            and SMALLEST <= self.quantity.adjusted() <= MAGNITUDE
            and (
                (interest_rate := self.interest_rate) is None
                or (interest_rate.is_finite() and SMALLEST <= interest_rate.adjusted() <= MAGNITUDE)
            )
        ):
            raise ValueError(ODD_NUMBER)
        self.timestamp = (
            EPOCH + (self.timestamp - NAIVE_EPOCH) if self.timestamp.tzinfo is None else in_utc(self.timestamp)
        )

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["symbol"] = self.symbol
        fields["quantity"] = plain(self.quantity)
        fields["timestamp"] = utc_text(self.timestamp)
        if self.payment_type is not None:
            fields["paymentType"] = self.payment_type.value
        if self.market_symbol is not None:
            fields["marketSymbol"] = self.market_symbol
        if self.position_id is not None:
            fields["positionId"] = self.position_id
        if self.interest_rate is not None:
            fields["interestRate"] = plain(self.interest_rate)
        if self.interval is not None:
            fields["interval"] = self.interval
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
            fields["symbol"] = text(source["symbol"])
            fields["quantity"] = decimal(source["quantity"])
            fields["timestamp"] = moment(source["timestamp"])
            fields["payment_type"] = (
                None if (value := source.get("paymentType")) is None else InterestPaymentType(value)
            )
            fields["market_symbol"] = None if (value := source.get("marketSymbol")) is None else text(value)
            fields["position_id"] = None if (value := source.get("positionId")) is None else text(value)
            fields["interest_rate"] = None if (value := source.get("interestRate")) is None else decimal(value)
            fields["interval"] = None if (value := source.get("interval")) is None else whole(value)
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(InterestPayment)
