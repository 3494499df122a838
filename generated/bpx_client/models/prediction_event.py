"""The object PredictionEvent, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

from msgspec import field

from ..arguments import plain
from ..reading import (
    UNREADABLE,
    decimal,
    in_one_go,
    items,
    text,
    truth,
    unknown,
    unreadable,
    whole,
    wire_names,
)
from ..types import Model
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

    prediction_markets: list[PredictionMarket] = field(name="predictionMarkets")
    """The markets on this event."""

    tags: list[PredictionTag]
    """Its tags."""

    series: list[PredictionSeries]
    """The series that it belongs to."""

    description: str
    """What the event is about."""

    quote_volume: Decimal = field(name="quoteVolume")
    """Volume of its markets over 24 hours, in the quote asset."""

    resolution: PredictionResolution
    """How the event is or was resolved."""

    resolved: bool
    """Whether it is resolved."""

    resolution_delay_secs: int = field(name="resolutionDelaySecs")
    """How long a proposed resolution of one of its markets waits before it becomes final, in seconds. From 0 to 604800."""

    img_url: str | None = field(default=None, name="imgUrl")
    """Address of a picture."""

    additional_properties: dict[str, Any] = {}
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
        if (found := in_one_go(cls, _NAMES, source)) is not None:
            return found
        fields: dict[str, Any] = {}
        try:
            fields["slug"] = text(source["slug"])
            fields["title"] = text(source["title"])
            fields["prediction_markets"] = [
                PredictionMarket.from_dict(item) for item in items(source["predictionMarkets"])
            ]
            fields["tags"] = [PredictionTag.from_dict(item) for item in items(source["tags"])]
            fields["series"] = [PredictionSeries.from_dict(item) for item in items(source["series"])]
            fields["description"] = text(source["description"])
            fields["quote_volume"] = decimal(source["quoteVolume"])
            fields["resolution"] = PredictionResolution.from_dict(source["resolution"])
            fields["resolved"] = truth(source["resolved"])
            fields["resolution_delay_secs"] = whole(source["resolutionDelaySecs"])
            fields["img_url"] = None if (value := source.get("imgUrl")) is None else text(value)
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(PredictionEvent)
