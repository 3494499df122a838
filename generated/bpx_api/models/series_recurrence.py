"""Series recurrence: a closed vocabulary of the exchange."""

from typing import Literal, TypeAlias

from ..types import OpenEnum


class SeriesRecurrence(OpenEnum):
    """Recurrence of the events of a series."""

    MINUTELY = "minutely"
    FIVE_MINUTELY = "fiveMinutely"
    FIFTEEN_MINUTELY = "fifteenMinutely"
    HOURLY = "hourly"
    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"


SeriesRecurrenceValue: TypeAlias = Literal[
    "minutely", "fiveMinutely", "fifteenMinutely", "hourly", "daily", "weekly", "monthly"
]
"""The values that are accepted as `SeriesRecurrence`."""
