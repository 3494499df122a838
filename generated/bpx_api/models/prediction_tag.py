"""The object `PredictionTag`."""

from __future__ import annotations

from typing import Any

from ..model import Model


class PredictionTag(Model, kw_only=True):
    """A tag of prediction events."""

    slug: str
    """Identifier, for filtering."""

    title: str | None = None
    """Title for display."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""
