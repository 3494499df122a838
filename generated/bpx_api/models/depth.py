"""The object `Depth`."""

from __future__ import annotations

from typing import Any

from ..model import IntText, Model, UnixMicroseconds
from ..values import MICROSECONDS, parse_int, parse_unix_time
from .price_level import PriceLevel


class Depth(Model, kw_only=True):
    """Resting orders of a market, aggregated by price."""

    asks: list[PriceLevel]
    """Sell side, by ascending price: the best ask is first."""

    bids: list[PriceLevel]
    """Buy side, by ascending price: the best bid is last."""

    last_update_id: IntText
    """Number of the latest update included, to synchronize with the depth stream."""

    timestamp: UnixMicroseconds | None = None
    """Time of the matching engine."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        self.last_update_id = parse_int(self.last_update_id)
        if self.timestamp is not None:
            self.timestamp = parse_unix_time(self.timestamp, MICROSECONDS)
