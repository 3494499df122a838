"""Ticker interval: a closed vocabulary of the exchange."""

from typing import Literal, TypeAlias

from ..types import OpenEnum


class TickerInterval(OpenEnum):
    """Interval of a ticker, one day or one week."""

    DAY_1 = "1d"
    WEEK_1 = "1w"


TickerIntervalValue: TypeAlias = Literal["1d", "1w"]
"""The values that are accepted as `TickerInterval`."""
