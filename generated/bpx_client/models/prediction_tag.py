"""The object PredictionTag, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field

from ..reading import (
    UNREADABLE,
    text,
    unknown,
    unreadable,
)


@define(kw_only=True)
class PredictionTag:
    """A tag of prediction events."""

    slug: str
    """Identifier, to search with."""

    title: str
    """Title for display."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
    """Fields that the document doesn't have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["slug"] = self.slug
        fields["title"] = self.title
        return fields

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Read the object from JSON, tolerantly.

        Raises:
            InvalidResponseError: a required field is missing, or a field can't be read.
        """
        self = object.__new__(cls)
        try:
            self.slug = value if type(value := source["slug"]) is str else text(value)
            self.title = value if type(value := source["title"]) is str else text(value)
            self.additional_properties = {} if _KNOWN.issuperset(source) else unknown(source, _NAMES)
        except UNREADABLE as error:
            unreadable(cls, self, _NAMES, source, error)
        return self


_NAMES: Mapping[str, str] = {
    "slug": "slug",
    "title": "title",
}
_KNOWN = frozenset(_NAMES)
