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
    """Name of the session, such as `US_MARKET_HOURS`."""

    start_time: str = field(name="startTime")
    """Time of day at which it opens, in `timezone`."""

    end_time: str = field(name="endTime")
    """Time of day at which it closes, in `timezone`."""

    timezone: str
    """Time zone by its IANA name, such as `America/New_York`."""

    start_weekday: int = field(name="startWeekday")
    """First day of the week on which it opens. Monday is 1. From 1 to 7."""

    end_weekday: int = field(name="endWeekday")
    """Last day of the week on which it opens. Monday is 1. Where it is below `startWeekday`, the days run on into the
    next week. From 1 to 7.
    """

    description: str | None = None
    """What the session is."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["name"] = self.name
        fields["startTime"] = self.start_time
        fields["endTime"] = self.end_time
        fields["timezone"] = self.timezone
        fields["startWeekday"] = self.start_weekday
        fields["endWeekday"] = self.end_weekday
        if self.description is not None:
            fields["description"] = self.description
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
            fields["timezone"] = text(source["timezone"])
            fields["start_weekday"] = whole(source["startWeekday"])
            fields["end_weekday"] = whole(source["endWeekday"])
            fields["description"] = None if (value := source.get("description")) is None else text(value)
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(MarketSession)
