"""The object FundingIntervalRate, and how it is read and written as JSON."""

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
)


@define(kw_only=True)
class FundingIntervalRate:
    """Funding rate of one interval that is over."""

    symbol: str
    """Market symbol."""

    interval_end_timestamp: datetime
    """When the interval ended (UTC)."""

    funding_rate: Decimal
    """Funding rate, as a fraction: `0.0001` is 0.01 %."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
    """Fields that the document doesn't have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["symbol"] = self.symbol
        fields["intervalEndTimestamp"] = utc_text(self.interval_end_timestamp)
        fields["fundingRate"] = plain(self.funding_rate)
        return fields

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Read the object from JSON, tolerantly.

        Raises:
            InvalidResponseError: a required field is missing, or a field can't be read.
        """
        self = object.__new__(cls)
        try:
            self.symbol = value if type(value := source["symbol"]) is str else text(value)
            self.interval_end_timestamp = moment(source["intervalEndTimestamp"])
            self.funding_rate = Decimal(value) if type(value := source["fundingRate"]) is str else decimal(value)
            self.additional_properties = {} if _KNOWN.issuperset(source) else unknown(source, _NAMES)
        except UNREADABLE as error:
            unreadable(cls, self, _NAMES, source, error)
        return self


_NAMES: Mapping[str, str] = {
    "symbol": "symbol",
    "intervalEndTimestamp": "interval_end_timestamp",
    "fundingRate": "funding_rate",
}
_KNOWN = frozenset(_NAMES)
