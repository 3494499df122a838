"""The object `PredictionEvent`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ..model import Model
from ..values import MAX_EXPONENT, MIN_EXPONENT, OUT_OF_RANGE
from .prediction_market import PredictionMarket
from .prediction_resolution import PredictionResolution
from .prediction_series import PredictionSeries
from .prediction_tag import PredictionTag


class PredictionEvent(Model, kw_only=True):
    """Something that will happen or not, and the prediction markets on it."""

    slug: str
    """Identifier of the event, the same for all markets on it."""

    title: str
    """Title for display. Several events may share one."""

    prediction_markets: list[PredictionMarket]
    """The markets on this event."""

    tags: list[PredictionTag] | None = None
    """Its tags."""

    series: list[PredictionSeries] | None = None
    """The series that it belongs to."""

    description: str | None = None
    """What the event is about."""

    img_url: str | None = None
    """Address of a picture."""

    quote_volume: Decimal | None = None
    """Volume of its markets over 24 hours, in the quote asset."""

    resolution: PredictionResolution | None = None
    """How the event is or was resolved."""

    resolved: bool | None = None
    """Whether it is resolved."""

    resolution_delay_secs: int | None = None
    """How long a proposed resolution of one of its markets waits before it becomes final, in seconds. From 0 to 604800."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not (
            (quote_volume := self.quote_volume) is None
            or (quote_volume.is_finite() and MIN_EXPONENT <= quote_volume.adjusted() <= MAX_EXPONENT)
        ):
            raise ValueError(OUT_OF_RANGE)
