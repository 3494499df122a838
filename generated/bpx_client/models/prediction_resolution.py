"""The object PredictionResolution, and how it is read and written as JSON."""

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
    truth,
    unknown,
    unreadable,
    utc_text,
)
from .resolution_source import RESOLUTION_SOURCE_BY_TEXT, ResolutionSource


@define(kw_only=True)
class PredictionResolution:
    """How a prediction event is resolved, and with what result."""

    resolved: bool
    """Whether it is resolved, which means that all of its markets are."""

    start_date: datetime
    """When the event begins (UTC)."""

    end_date: datetime | None = None
    """When the event ends (UTC)."""

    strike_price: Decimal | None = None
    """Price at `startDate` by the source, which `closePrice` is compared with."""

    close_price: Decimal | None = None
    """Price at `endDate` by the source."""

    resolution_source_event_identifier: str | None = None
    """What the source calls it, such as `BTCUSDT`."""

    resolution_source: ResolutionSource | None = None
    """Where the prices come from."""

    outcome: str | None = None
    """What came out, for an event without prices, such as the winner of an election."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
    """Fields that the document doesn't have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["resolved"] = self.resolved
        fields["startDate"] = utc_text(self.start_date)
        if self.end_date is not None:
            fields["endDate"] = utc_text(self.end_date)
        if self.strike_price is not None:
            fields["strikePrice"] = plain(self.strike_price)
        if self.close_price is not None:
            fields["closePrice"] = plain(self.close_price)
        if self.resolution_source_event_identifier is not None:
            fields["resolutionSourceEventIdentifier"] = self.resolution_source_event_identifier
        if self.resolution_source is not None:
            fields["resolutionSource"] = self.resolution_source.value
        if self.outcome is not None:
            fields["outcome"] = self.outcome
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
            self.resolved = value if type(value := source["resolved"]) is bool else truth(value)
            self.start_date = moment(source["startDate"])
            self.end_date = None if (value := get("endDate")) is None else moment(value)
            self.strike_price = (
                Decimal(value)
                if type(value := get("strikePrice")) is str
                else None
                if value is None
                else decimal(value)
            )
            self.close_price = (
                Decimal(value) if type(value := get("closePrice")) is str else None if value is None else decimal(value)
            )
            self.resolution_source_event_identifier = (
                value
                if type(value := get("resolutionSourceEventIdentifier")) is str
                else None
                if value is None
                else text(value)
            )
            self.resolution_source = (
                None
                if (value := get("resolutionSource")) is None
                else RESOLUTION_SOURCE_BY_TEXT.get(value) or ResolutionSource(value)
            )
            self.outcome = value if type(value := get("outcome")) is str else None if value is None else text(value)
            self.additional_properties = {} if _KNOWN.issuperset(source) else unknown(source, _NAMES)
        except UNREADABLE as error:
            unreadable(cls, self, _NAMES, source, error)
        return self


_NAMES: Mapping[str, str] = {
    "resolved": "resolved",
    "startDate": "start_date",
    "endDate": "end_date",
    "strikePrice": "strike_price",
    "closePrice": "close_price",
    "resolutionSourceEventIdentifier": "resolution_source_event_identifier",
    "resolutionSource": "resolution_source",
    "outcome": "outcome",
}
_KNOWN = frozenset(_NAMES)
