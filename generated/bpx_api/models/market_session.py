"""The object MarketSession, and how it is read and written as JSON."""

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
    whole,
    wire_names,
)
from ..types import Model


class MarketSession(Model, kw_only=True):
    """Hours and days at which securities trade."""

    name: str
    """Name of the session, such as `US_EQUITIES_REGULAR`."""

    start_time: str = field(name="startTime")
    """Opening time, in `timezone`."""

    end_time: str = field(name="endTime")
    """Closing time, in `timezone`; on the next day if it is before `startTime`."""

    description: str | None = None
    """Description of the session."""

    timezone: str | None = None
    """Time zone by its IANA name, such as `America/New_York`."""

    start_weekday: int | None = field(default=None, name="startWeekday")
    """First weekday. Monday is 1. From 1 to 7."""

    end_weekday: int | None = field(default=None, name="endWeekday")
    """Last weekday. Monday is 1. If it is less than `startWeekday`, the days continue into the next week. From 1 to 7."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["name"] = self.name
        fields["startTime"] = self.start_time
        fields["endTime"] = self.end_time
        if self.description is not None:
            fields["description"] = self.description
        if self.timezone is not None:
            fields["timezone"] = self.timezone
        if self.start_weekday is not None:
            fields["startWeekday"] = self.start_weekday
        if self.end_weekday is not None:
            fields["endWeekday"] = self.end_weekday
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
            fields["start_time"] = text(source["startTime"])
            fields["end_time"] = text(source["endTime"])
            fields["description"] = None if (value := source.get("description")) is None else text(value)
            fields["timezone"] = None if (value := source.get("timezone")) is None else text(value)
            fields["start_weekday"] = None if (value := source.get("startWeekday")) is None else whole(value)
            fields["end_weekday"] = None if (value := source.get("endWeekday")) is None else whole(value)
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(MarketSession)
