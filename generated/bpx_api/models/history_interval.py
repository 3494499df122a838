"""History interval: a closed vocabulary of the exchange."""

from typing import Literal, TypeAlias

from ..types import OpenEnum


class HistoryInterval(OpenEnum):
    """Interval of a history, from one day to one year."""

    DAY_1 = "1d"
    WEEK_1 = "1w"
    MONTH_1 = "1month"
    YEAR_1 = "1year"


HistoryIntervalValue: TypeAlias = Literal["1d", "1w", "1month", "1year"]
"""The values that are accepted as `HistoryInterval`."""
