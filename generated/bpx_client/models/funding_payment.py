"""The object FundingPayment, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any, Self

from attrs import define, field

from ..arguments import plain
from ..reading import UNREADABLE, decimal, moment, text, unreadable, utc_text, whole


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
        rest: dict[str, Any] = {}
        try:
            rest = dict(source)
            take = rest.pop
            return cls(
                user_id=whole(take("userId")),
                symbol=text(take("symbol")),
                quantity=decimal(take("quantity")),
                funding_rate=decimal(take("fundingRate")),
                interval_end_timestamp=moment(take("intervalEndTimestamp")),
                subaccount_id=None if (value := take("subaccountId", None)) is None else whole(value),
                additional_properties=rest,
            )
        except UNREADABLE as error:
            unreadable("FundingPayment", _NAMES, source, rest, error)


_NAMES = (
    "userId",
    "symbol",
    "quantity",
    "fundingRate",
    "intervalEndTimestamp",
    "subaccountId",
)
