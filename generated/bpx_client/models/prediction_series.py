"""The object PredictionSeries, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field

from ..reading import UNREADABLE, text, unreadable
from .series_recurrence import SeriesRecurrence


@define(kw_only=True)
class PredictionSeries:
    """A series of prediction events that recur."""

    slug: str
    """Identifier, to search with. The same for all events of the series."""

    title: str
    """Title for display."""

    recurrence: SeriesRecurrence | None = None
    """How often its events recur."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
    """Fields that the document doesn't have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["slug"] = self.slug
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
        rest: dict[str, Any] = {}
        try:
            rest = dict(source)
            take = rest.pop
            return cls(
                slug=text(take("slug")),
                title=text(take("title")),
                recurrence=None if (value := take("recurrence", None)) is None else SeriesRecurrence(value),
                additional_properties=rest,
            )
        except UNREADABLE as error:
            unreadable("PredictionSeries", _NAMES, source, rest, error)


_NAMES = (
    "slug",
    "title",
    "recurrence",
)
