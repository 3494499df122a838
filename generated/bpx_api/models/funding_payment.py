"""The object FundingPayment, and how it is read and written as JSON."""

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


class FundingPayment(Model, kw_only=True):
    """Funding received or paid for one interval."""

    symbol: str
    """Market symbol."""

    quantity: Decimal
    """Amount in the quote asset. Positive if received, negative if paid."""

    interval_end_timestamp: datetime = field(name="intervalEndTimestamp")
    """Time when the interval ended (UTC)."""

    user_id: int | None = field(default=None, name="userId")
    """Number of the account's user."""

    subaccount_id: int | None = field(default=None, name="subaccountId")
    """Subaccount, if any. From 0 to 65535."""

    funding_rate: Decimal | None = field(default=None, name="fundingRate")
    """Funding rate of the interval, as a fraction: `0.0001` is 0.01 %."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not (
            self.quantity.is_finite()
            and SMALLEST <= self.quantity.adjusted() <= MAGNITUDE
            and (
                (funding_rate := self.funding_rate) is None
                or (funding_rate.is_finite() and SMALLEST <= funding_rate.adjusted() <= MAGNITUDE)
            )
        ):
            raise ValueError(ODD_NUMBER)
        self.interval_end_timestamp = (
            EPOCH + (self.interval_end_timestamp - NAIVE_EPOCH)
            if self.interval_end_timestamp.tzinfo is None
            else in_utc(self.interval_end_timestamp)
        )

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["symbol"] = self.symbol
        fields["quantity"] = plain(self.quantity)
        fields["intervalEndTimestamp"] = utc_text(self.interval_end_timestamp)
        if self.user_id is not None:
            fields["userId"] = self.user_id
        if self.subaccount_id is not None:
            fields["subaccountId"] = self.subaccount_id
        if self.funding_rate is not None:
            fields["fundingRate"] = plain(self.funding_rate)
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
            fields["interval_end_timestamp"] = moment(source["intervalEndTimestamp"])
            fields["user_id"] = None if (value := source.get("userId")) is None else whole(value)
            fields["subaccount_id"] = None if (value := source.get("subaccountId")) is None else whole(value)
            fields["funding_rate"] = None if (value := source.get("fundingRate")) is None else decimal(value)
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(FundingPayment)
