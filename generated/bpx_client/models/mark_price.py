"""The object MarkPrice, and how it is read and written as JSON."""

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
    unknown,
    unreadable,
    whole,
)


@define(kw_only=True)
class MarkPrice:
    """Mark price of a market, and on perpetuals its index price and funding rate."""

    symbol: str
    """Market symbol."""

    mark_price: Decimal
    """Mark price, in the quote asset."""

    index_price: Decimal | None = None
    """Index price, in the quote asset. Perpetuals only."""

    funding_rate: Decimal | None = None
    """Funding rate of the running interval, as a fraction: `0.0001` is 0.01 %. Perpetuals only."""

    next_funding_timestamp: int | None = None
    """When the running interval ends and funding is paid, Unix milliseconds. Perpetuals only."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
    """Fields that the document doesn't have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["symbol"] = self.symbol
        fields["markPrice"] = plain(self.mark_price)
        if self.index_price is not None:
            fields["indexPrice"] = plain(self.index_price)
        if self.funding_rate is not None:
            fields["fundingRate"] = plain(self.funding_rate)
        if self.next_funding_timestamp is not None:
            fields["nextFundingTimestamp"] = self.next_funding_timestamp
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
            self.mark_price = Decimal(value) if type(value := source["markPrice"]) is str else decimal(value)
            self.index_price = (
                Decimal(value) if type(value := get("indexPrice")) is str else None if value is None else decimal(value)
            )
            self.funding_rate = (
                Decimal(value)
                if type(value := get("fundingRate")) is str
                else None
                if value is None
                else decimal(value)
            )
            self.next_funding_timestamp = (
                value if type(value := get("nextFundingTimestamp")) is int else None if value is None else whole(value)
            )
            self.additional_properties = {} if _KNOWN.issuperset(source) else unknown(source, _NAMES)
        except UNREADABLE as error:
            unreadable(cls, self, _NAMES, source, error)
        return self


_NAMES: Mapping[str, str] = {
    "symbol": "symbol",
    "markPrice": "mark_price",
    "indexPrice": "index_price",
    "fundingRate": "funding_rate",
    "nextFundingTimestamp": "next_funding_timestamp",
}
_KNOWN = frozenset(_NAMES)
