"""The object `MarketSession`."""

from __future__ import annotations

from typing import Any

from ..model import Model


class MarketSession(Model, kw_only=True):
    """Hours and days at which securities trade."""

    name: str
    """Name of the session, such as `US_EQUITIES_REGULAR`."""

    start_time: str
    """Time of day at which it opens, in `timezone`."""

    end_time: str
    """Time of day at which it closes, in `timezone`; on the next day where it is before `start_time`."""

    description: str | None = None
    """What the session is."""

    timezone: str | None = None
    """Time zone by its IANA name, such as `America/New_York`."""

    start_weekday: int | None = None
    """First day of the week on which it opens. Monday is 1. From 1 to 7."""

    end_weekday: int | None = None
    """Last day of the week on which it opens. Monday is 1. Where it is below `start_weekday`, the days run on into the
    next week. From 1 to 7.
    """

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""
