"""The object `PredictionResolution`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ..model import NaiveDatetime, Part
from ..values import EPOCH, NAIVE_EPOCH, to_utc
from .resolution_source import ResolutionSource


class PredictionResolution(Part, kw_only=True):
    """Rules and result of the resolution of a prediction event."""

    resolved: bool | None = None
    """True if all markets of the event are resolved."""

    start_date: NaiveDatetime | None = None
    """Time when the event begins (UTC)."""

    end_date: NaiveDatetime | None = None
    """Time when the event ends (UTC)."""

    strike_price: Decimal | None = None
    """Price at `start_date` from the source. `close_price` is compared with it."""

    close_price: Decimal | None = None
    """Price at `end_date` from the source."""

    resolution_source_event_identifier: str | None = None
    """Identifier of the event at the source, such as `BTCUSDT`."""

    resolution_source: ResolutionSource | None = None
    """Source of the prices."""

    outcome: str | None = None
    """Outcome of an event without prices, such as the winner of an election."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if self.start_date is not None:
            self.start_date = (
                EPOCH + (self.start_date - NAIVE_EPOCH) if self.start_date.tzinfo is None else to_utc(self.start_date)
            )
        if self.end_date is not None:
            self.end_date = (
                EPOCH + (self.end_date - NAIVE_EPOCH) if self.end_date.tzinfo is None else to_utc(self.end_date)
            )
