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
    """An event that can be predicted, and its prediction markets."""

    slug: str
    """Identifier of the event, the same for all its markets."""

    title: str
    """Title for display. Several events may share one."""

    prediction_markets: list[PredictionMarket]
    """Markets of the event."""

    tags: list[PredictionTag] | None = None
    """Tags of the event."""

    series: list[PredictionSeries] | None = None
    """Series of the event."""

    description: str | None = None
    """Description of the event."""

    img_url: str | None = None
    """URL of a picture."""

    quote_volume: Decimal | None = None
    """Volume of its markets over 24 hours, in the quote asset."""

    resolution: PredictionResolution | None = None
    """Resolution of the event."""

    resolved: bool | None = None
    """True if the event is resolved."""

    resolution_delay_secs: int | None = None
    """Delay before a proposed resolution of one of its markets becomes final, in seconds. From 0 to 604800."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not (
            (quote_volume := self.quote_volume) is None
            or (quote_volume.is_finite() and MIN_EXPONENT <= quote_volume.adjusted() <= MAX_EXPONENT)
        ):
            raise ValueError(OUT_OF_RANGE)
