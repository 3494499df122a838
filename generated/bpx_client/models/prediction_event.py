"""The object PredictionEvent, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

from attrs import define, field

from ..arguments import plain
from ..reading import (
    UNREADABLE,
    decimal,
    items,
    text,
    truth,
    unknown,
    unreadable,
    whole,
)
from .prediction_market import PredictionMarket
from .prediction_resolution import PredictionResolution
from .prediction_series import PredictionSeries
from .prediction_tag import PredictionTag


@define(kw_only=True)
class PredictionEvent:
    """Something that will happen or not, and the prediction markets on it."""

    slug: str
    """Identifier of the event, the same for all markets on it."""

    title: str
    """Title for display. Several events may share one."""

    prediction_markets: list[PredictionMarket]
    """The markets on this event."""

    tags: list[PredictionTag]
    """Its tags."""

    series: list[PredictionSeries]
    """The series that it belongs to."""

    description: str
    """What the event is about."""

    quote_volume: Decimal
    """Volume of its markets over 24 hours, in the quote asset."""

    resolution: PredictionResolution
    """How the event is or was resolved."""

    resolved: bool
    """Whether it is resolved."""

    resolution_delay_secs: int
    """How long a proposed resolution of one of its markets waits before it becomes final, in seconds. From 0 to 604800."""

    img_url: str | None = None
    """Address of a picture."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
    """Fields that the document doesn't have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["slug"] = self.slug
        fields["title"] = self.title
        fields["predictionMarkets"] = [item.to_dict() for item in self.prediction_markets]
        fields["tags"] = [item.to_dict() for item in self.tags]
        fields["series"] = [item.to_dict() for item in self.series]
        fields["description"] = self.description
        fields["quoteVolume"] = plain(self.quote_volume)
        fields["resolution"] = self.resolution.to_dict()
        fields["resolved"] = self.resolved
        fields["resolutionDelaySecs"] = self.resolution_delay_secs
        if self.img_url is not None:
            fields["imgUrl"] = self.img_url
        return fields

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Read the object from JSON, tolerantly.

        Raises:
            InvalidResponseError: a required field is missing, or a field can't be read.
        """
        self = object.__new__(cls)
        try:
            get = source.get
            self.slug = value if type(value := source["slug"]) is str else text(value)
            self.title = value if type(value := source["title"]) is str else text(value)
            self.prediction_markets = [PredictionMarket.from_dict(item) for item in items(source["predictionMarkets"])]
            self.tags = [PredictionTag.from_dict(item) for item in items(source["tags"])]
            self.series = [PredictionSeries.from_dict(item) for item in items(source["series"])]
            self.description = value if type(value := source["description"]) is str else text(value)
            self.quote_volume = Decimal(value) if type(value := source["quoteVolume"]) is str else decimal(value)
            self.resolution = PredictionResolution.from_dict(source["resolution"])
            self.resolved = value if type(value := source["resolved"]) is bool else truth(value)
            self.resolution_delay_secs = value if type(value := source["resolutionDelaySecs"]) is int else whole(value)
            self.img_url = value if type(value := get("imgUrl")) is str else None if value is None else text(value)
            self.additional_properties = {} if _KNOWN.issuperset(source) else unknown(source, _NAMES)
        except UNREADABLE as error:
            unreadable(cls, self, _NAMES, source, error)
        return self


_NAMES: Mapping[str, str] = {
    "slug": "slug",
    "title": "title",
    "predictionMarkets": "prediction_markets",
    "tags": "tags",
    "series": "series",
    "description": "description",
    "quoteVolume": "quote_volume",
    "resolution": "resolution",
    "resolved": "resolved",
    "resolutionDelaySecs": "resolution_delay_secs",
    "imgUrl": "img_url",
}
_KNOWN = frozenset(_NAMES)
