"""The object MarkPrice, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

from attrs import define, field

from ..arguments import plain
from ..reading import UNREADABLE, decimal, text, unreadable, whole


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
        rest: dict[str, Any] = {}
        try:
            rest = dict(source)
            take = rest.pop
            return cls(
                symbol=text(take("symbol")),
                mark_price=decimal(take("markPrice")),
                index_price=None if (value := take("indexPrice", None)) is None else decimal(value),
                funding_rate=None if (value := take("fundingRate", None)) is None else decimal(value),
                next_funding_timestamp=None if (value := take("nextFundingTimestamp", None)) is None else whole(value),
                additional_properties=rest,
            )
        except UNREADABLE as error:
            unreadable("MarkPrice", _NAMES, source, rest, error)


_NAMES = (
    "symbol",
    "markPrice",
    "indexPrice",
    "fundingRate",
    "nextFundingTimestamp",
)
