"""The object `PredictionResolution`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ..model import NaiveDatetime, Part
from ..values import EPOCH, NAIVE_EPOCH, to_utc
from .resolution_source import ResolutionSource


class PredictionResolution(Part, kw_only=True):
    """How a prediction event is resolved, and with what result."""

    resolved: bool | None = None
    """Whether it is resolved, which means that all of its markets are."""

    start_date: NaiveDatetime | None = None
    """When the event begins (UTC)."""

    end_date: NaiveDatetime | None = None
    """When the event ends (UTC)."""

    strike_price: Decimal | None = None
    """Price at `start_date` by the source, which `close_price` is compared with."""

    close_price: Decimal | None = None
    """Price at `end_date` by the source."""

    resolution_source_event_identifier: str | None = None
    """What the source calls it, such as `BTCUSDT`."""

    resolution_source: ResolutionSource | None = None
    """Where the prices come from."""

    outcome: str | None = None
    """What came out, for an event without prices, such as the winner of an election."""

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
