"""The object MarketSession, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field

from ..reading import (
    UNREADABLE,
    text,
    unknown,
    unreadable,
    whole,
)


@define(kw_only=True)
class MarketSession:
    """Hours and days at which securities trade."""

    name: str
    """Name of the session, such as `US_MARKET_HOURS`."""

    start_time: str
    """Time of day at which it opens, in `timezone`."""

    end_time: str
    """Time of day at which it closes, in `timezone`."""

    timezone: str
    """Time zone by its IANA name, such as `America/New_York`."""

    start_weekday: int
    """First day of the week on which it opens. Monday is 1. From 1 to 7."""

    end_weekday: int
    """Last day of the week on which it opens. Monday is 1. Where it is below `startWeekday`, the days run on into the
    next week. From 1 to 7.
    """

    description: str | None = None
    """What the session is."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
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
        self = object.__new__(cls)
        try:
            get = source.get
            self.name = value if type(value := source["name"]) is str else text(value)
            self.start_time = value if type(value := source["startTime"]) is str else text(value)
            self.end_time = value if type(value := source["endTime"]) is str else text(value)
            self.timezone = value if type(value := source["timezone"]) is str else text(value)
            self.start_weekday = value if type(value := source["startWeekday"]) is int else whole(value)
            self.end_weekday = value if type(value := source["endWeekday"]) is int else whole(value)
            self.description = (
                value if type(value := get("description")) is str else None if value is None else text(value)
            )
            self.additional_properties = {} if _KNOWN.issuperset(source) else unknown(source, _NAMES)
        except UNREADABLE as error:
            unreadable(cls, self, _NAMES, source, error)
        return self


_NAMES: Mapping[str, str] = {
    "name": "name",
    "startTime": "start_time",
    "endTime": "end_time",
    "timezone": "timezone",
    "startWeekday": "start_weekday",
    "endWeekday": "end_weekday",
    "description": "description",
}
_KNOWN = frozenset(_NAMES)
