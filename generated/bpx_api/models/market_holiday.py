"""The object `MarketHoliday`."""

from __future__ import annotations

from typing import Any

from ..model import Model


class MarketHoliday(Model, kw_only=True):
    """A day, or a part of one, on which a market of securities is closed."""

    name: str
    """Name of the holiday."""

    date: str
    """The day, such as `2026-11-26`."""

    market: str | None = None
    """The market, such as `US_EQUITIES`."""

    start_time: str | None = None
    """Beginning of the closure, in `timezone`. Without times, the whole day."""

    end_time: str | None = None
    """End of the closure, in `timezone`. `23:59:59`: the end of the day."""

    timezone: str | None = None
    """Time zone by its IANA name, such as `America/New_York`."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""
