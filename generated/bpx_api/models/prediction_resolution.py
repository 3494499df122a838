"""The object PredictionResolution, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any, Self

from msgspec import field

from ..arguments import plain
from ..reading import (
    EPOCH,
    NAIVE_EPOCH,
    UNREADABLE,
    any_decimal,
    in_one_go,
    in_utc,
    moment,
    text,
    truth,
    unknown,
    unreadable,
    utc_text,
    wire_names,
)
from ..types import Model
from .resolution_source import ResolutionSource


class PredictionResolution(Model, kw_only=True):
    """Rules and result of the resolution of a prediction event."""

    resolved: bool | None = None
    """True if all markets of the event are resolved."""

    start_date: datetime | None = field(default=None, name="startDate")
    """Time when the event begins (UTC)."""

    end_date: datetime | None = field(default=None, name="endDate")
    """Time when the event ends (UTC)."""

    strike_price: Decimal | None = field(default=None, name="strikePrice")
    """Price at `startDate` from the source. `closePrice` is compared with it."""

    close_price: Decimal | None = field(default=None, name="closePrice")
    """Price at `endDate` from the source."""

    resolution_source_event_identifier: str | None = field(default=None, name="resolutionSourceEventIdentifier")
    """Identifier of the event at the source, such as `BTCUSDT`."""

    resolution_source: ResolutionSource | None = field(default=None, name="resolutionSource")
    """Source of the prices."""

    outcome: str | None = None
    """Outcome of an event without prices, such as the winner of an election."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if self.start_date is not None:
            self.start_date = (
                EPOCH + (self.start_date - NAIVE_EPOCH) if self.start_date.tzinfo is None else in_utc(self.start_date)
            )
        if self.end_date is not None:
            self.end_date = (
                EPOCH + (self.end_date - NAIVE_EPOCH) if self.end_date.tzinfo is None else in_utc(self.end_date)
            )

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        if self.resolved is not None:
            fields["resolved"] = self.resolved
        if self.start_date is not None:
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
        if (found := in_one_go(cls, _NAMES, source)) is not None:
            return found
        fields: dict[str, Any] = {}
        try:
            fields["resolved"] = None if (value := source.get("resolved")) is None else truth(value)
            fields["start_date"] = None if (value := source.get("startDate")) is None else moment(value)
            fields["end_date"] = None if (value := source.get("endDate")) is None else moment(value)
            fields["strike_price"] = None if (value := source.get("strikePrice")) is None else any_decimal(value)
            fields["close_price"] = None if (value := source.get("closePrice")) is None else any_decimal(value)
            fields["resolution_source_event_identifier"] = (
                None if (value := source.get("resolutionSourceEventIdentifier")) is None else text(value)
            )
            fields["resolution_source"] = (
                None if (value := source.get("resolutionSource")) is None else ResolutionSource(value)
            )
            fields["outcome"] = None if (value := source.get("outcome")) is None else text(value)
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(PredictionResolution)
