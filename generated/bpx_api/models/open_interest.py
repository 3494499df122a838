"""The object `OpenInterest`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ..model import Model, UnixMilliseconds
from ..values import MAX_EXPONENT, MILLISECONDS, MIN_EXPONENT, OUT_OF_RANGE, parse_unix_time


class OpenInterest(Model, kw_only=True):
    """Open interest of a futures market."""

    symbol: str
    """Market symbol."""

    open_interest: Decimal | None = None
    """Open interest. The unit is not documented."""

    timestamp: UnixMilliseconds | None = None
    """Time of the figure."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not (
            (open_interest := self.open_interest) is None
            or (open_interest.is_finite() and MIN_EXPONENT <= open_interest.adjusted() <= MAX_EXPONENT)
        ):
            raise ValueError(OUT_OF_RANGE)
        if self.timestamp is not None:
            self.timestamp = parse_unix_time(self.timestamp, MILLISECONDS)
