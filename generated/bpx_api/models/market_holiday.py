"""The object MarketHoliday, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from msgspec import field

from ..reading import (
    UNREADABLE,
    in_one_go,
    text,
    unknown,
    unreadable,
    wire_names,
)
from ..types import Model


class MarketHoliday(Model, kw_only=True):
    """A day, or a part of one, on which a market of securities is closed."""

    name: str
    """Name of the holiday."""

    date: str
    """The day, such as `2026-11-26`."""

    market: str | None = None
    """The market, such as `US_EQUITIES`."""

    start_time: str | None = field(default=None, name="startTime")
    """Beginning of the closure, in `timezone`. Without times, the whole day."""

    end_time: str | None = field(default=None, name="endTime")
    """End of the closure, in `timezone`. `23:59:59`: the end of the day."""

    timezone: str | None = None
    """Time zone by its IANA name, such as `America/New_York`."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["name"] = self.name
        fields["date"] = self.date
        if self.market is not None:
            fields["market"] = self.market
        if self.start_time is not None:
            fields["startTime"] = self.start_time
        if self.end_time is not None:
            fields["endTime"] = self.end_time
        if self.timezone is not None:
            fields["timezone"] = self.timezone
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
            fields["name"] = text(source["name"])
            fields["date"] = text(source["date"])
            fields["market"] = None if (value := source.get("market")) is None else text(value)
            fields["start_time"] = None if (value := source.get("startTime")) is None else text(value)
            fields["end_time"] = None if (value := source.get("endTime")) is None else text(value)
            fields["timezone"] = None if (value := source.get("timezone")) is None else text(value)
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(MarketHoliday)
