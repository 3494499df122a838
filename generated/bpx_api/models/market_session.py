"""The object `MarketSession`."""

from __future__ import annotations

from typing import Any

from ..model import Model


class MarketSession(Model, kw_only=True):
    """Hours and days at which securities trade."""

    name: str
    """Name of the session, such as `US_EQUITIES_REGULAR`."""

    start_time: str
    """Opening time, in `timezone`."""

    end_time: str
    """Closing time, in `timezone`; on the next day if it is before `start_time`."""

    description: str | None = None
    """Description of the session."""

    timezone: str | None = None
    """Time zone by its IANA name, such as `America/New_York`."""

    start_weekday: int | None = None
    """First weekday. Monday is 1. From 1 to 7."""

    end_weekday: int | None = None
    """Last weekday. Monday is 1. If it is less than `start_weekday`, the days continue into the next week. From 1 to 7."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""
