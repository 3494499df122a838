"""The object FundingPayment, and how it is read and written as JSON."""

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


@define(kw_only=True)
class FundingPayment:
    """Funding received or paid for one interval."""

    user_id: int
    """Number of the account's user."""

    symbol: str
    """Market symbol."""

    quantity: Decimal
    """Amount in the quote asset, above zero where it was received and below where it was paid."""

    funding_rate: Decimal
    """Funding rate of the interval, as a fraction: `0.0001` is 0.01 %."""

    interval_end_timestamp: datetime
    """When the interval ended (UTC)."""

    subaccount_id: int | None = None
    """Subaccount that it belongs to, if any. From 0 to 65535."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
    """Fields that the document doesn't have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["userId"] = self.user_id
        fields["symbol"] = self.symbol
        fields["quantity"] = plain(self.quantity)
        fields["fundingRate"] = plain(self.funding_rate)
        fields["intervalEndTimestamp"] = utc_text(self.interval_end_timestamp)
        if self.subaccount_id is not None:
            fields["subaccountId"] = self.subaccount_id
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
            self.user_id = value if type(value := source["userId"]) is int else whole(value)
            self.symbol = value if type(value := source["symbol"]) is str else text(value)
            self.quantity = Decimal(value) if type(value := source["quantity"]) is str else decimal(value)
            self.funding_rate = Decimal(value) if type(value := source["fundingRate"]) is str else decimal(value)
            self.interval_end_timestamp = moment(source["intervalEndTimestamp"])
            self.subaccount_id = (
                value if type(value := get("subaccountId")) is int else None if value is None else whole(value)
            )
            self.additional_properties = {} if _KNOWN.issuperset(source) else unknown(source, _NAMES)
        except UNREADABLE as error:
            unreadable(cls, self, _NAMES, source, error)
        return self


_NAMES: Mapping[str, str] = {
    "userId": "user_id",
    "symbol": "symbol",
    "quantity": "quantity",
    "fundingRate": "funding_rate",
    "intervalEndTimestamp": "interval_end_timestamp",
    "subaccountId": "subaccount_id",
}
_KNOWN = frozenset(_NAMES)
