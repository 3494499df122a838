"""The object FundingIntervalRate, and how it is read and written as JSON."""

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
    wire_names,
)
from ..types import Model


class FundingIntervalRate(Model, kw_only=True):
    """Funding rate of one interval."""

    symbol: str
    """Market symbol."""

    interval_end_timestamp: datetime = field(name="intervalEndTimestamp")
    """Time when the interval ended (UTC)."""

    funding_rate: Decimal = field(name="fundingRate")
    """Funding rate, as a fraction: `0.0001` is 0.01 %."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not (self.funding_rate.is_finite() and SMALLEST <= self.funding_rate.adjusted() <= MAGNITUDE):
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
        fields["intervalEndTimestamp"] = utc_text(self.interval_end_timestamp)
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
            fields["interval_end_timestamp"] = moment(source["intervalEndTimestamp"])
            fields["funding_rate"] = decimal(source["fundingRate"])
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(FundingIntervalRate)
