"""The object PredictionSeries, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from ..reading import (
    UNREADABLE,
    in_one_go,
    text,
    unknown,
    unreadable,
    wire_names,
)
from ..types import Model
from .series_recurrence import SeriesRecurrence


class PredictionSeries(Model, kw_only=True):
    """A series of prediction events that recur."""

    slug: str
    """Identifier, for filtering. The same for all events of the series."""

    title: str | None = None
    """Title for display."""

    recurrence: SeriesRecurrence | None = None
    """Recurrence of its events."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["slug"] = self.slug
        if self.title is not None:
            fields["title"] = self.title
        if self.recurrence is not None:
            fields["recurrence"] = self.recurrence.value
        return fields

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Read the object from JSON, tolerantly.

        Raises:
            InvalidResponseError: a required field is missing, or a field can't be read.
        """
        if (found := in_one_go(cls, _NAMES, source)) is not None:
            return found
        fields: dict[str, Any] = {}
        try:
            fields["slug"] = text(source["slug"])
            fields["title"] = None if (value := source.get("title")) is None else text(value)
            fields["recurrence"] = None if (value := source.get("recurrence")) is None else SeriesRecurrence(value)
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(PredictionSeries)
