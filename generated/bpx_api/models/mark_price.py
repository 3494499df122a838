"""The object MarkPrice, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

from msgspec import field

from ..arguments import plain
from ..reading import (
    MAGNITUDE,
    MILLISECONDS,
    ODD_NUMBER,
    SMALLEST,
    UNREADABLE,
    decimal,
    in_one_go,
    text,
    unix_number,
    unix_time,
    unknown,
    unreadable,
    wire_names,
)
from ..types import Model, NumberAsTime


class MarkPrice(Model, kw_only=True):
    """Mark price of a market, and on perpetuals its index price and funding rate."""

    symbol: str
    """Market symbol."""

    mark_price: Decimal = field(name="markPrice")
    """Mark price, in the quote asset."""

    index_price: Decimal | None = field(default=None, name="indexPrice")
    """Index price, in the quote asset. Perpetuals only."""

    funding_rate: Decimal | None = field(default=None, name="fundingRate")
    """Funding rate of the current interval, as a fraction: `0.0001` is 0.01 %. Perpetuals only."""

    next_funding_timestamp: NumberAsTime | None = field(default=None, name="nextFundingTimestamp")
    """Time when the current interval ends and funding is paid. Perpetuals only."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not (
            self.mark_price.is_finite()
            and SMALLEST <= self.mark_price.adjusted() <= MAGNITUDE
            and (
                (index_price := self.index_price) is None
                or (index_price.is_finite() and SMALLEST <= index_price.adjusted() <= MAGNITUDE)
            )
            and (
                (funding_rate := self.funding_rate) is None
                or (funding_rate.is_finite() and SMALLEST <= funding_rate.adjusted() <= MAGNITUDE)
            )
        ):
            raise ValueError(ODD_NUMBER)
        if self.next_funding_timestamp is not None:
            self.next_funding_timestamp = unix_time(self.next_funding_timestamp, MILLISECONDS)

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
            fields["nextFundingTimestamp"] = unix_number(self.next_funding_timestamp, MILLISECONDS)
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
            fields["mark_price"] = decimal(source["markPrice"])
            fields["index_price"] = None if (value := source.get("indexPrice")) is None else decimal(value)
            fields["funding_rate"] = None if (value := source.get("fundingRate")) is None else decimal(value)
            fields["next_funding_timestamp"] = (
                None if (value := source.get("nextFundingTimestamp")) is None else unix_time(value, MILLISECONDS)
            )
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(MarkPrice)
