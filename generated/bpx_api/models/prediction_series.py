"""The object `PredictionSeries`."""

from __future__ import annotations

from typing import Any

from ..model import Part
from .series_recurrence import SeriesRecurrence


class PredictionSeries(Part, kw_only=True):
    """A series of prediction events that recur."""

    slug: str
    """Identifier, for filtering. The same for all events of the series."""

    title: str | None = None
    """Title for display."""

    recurrence: SeriesRecurrence | None = None
    """Recurrence of its events."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""
