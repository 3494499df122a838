"""The object PredictionEvent, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

from msgspec import field

from ..arguments import plain
from ..reading import (
    MAGNITUDE,
    ODD_NUMBER,
    SMALLEST,
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
    """An event that can be predicted, and its prediction markets."""

    slug: str
    """Identifier of the event, the same for all its markets."""

    title: str
    """Title for display. Several events may share one."""

    prediction_markets: list[PredictionMarket] = field(name="predictionMarkets")
    """Markets of the event."""

    tags: list[PredictionTag] | None = None
    """Tags of the event."""

    series: list[PredictionSeries] | None = None
    """Series of the event."""

    description: str | None = None
    """Description of the event."""

    img_url: str | None = field(default=None, name="imgUrl")
    """URL of a picture."""

    quote_volume: Decimal | None = field(default=None, name="quoteVolume")
    """Volume of its markets over 24 hours, in the quote asset."""

    resolution: PredictionResolution | None = None
    """Resolution of the event."""

    resolved: bool | None = None
    """True if the event is resolved."""

    resolution_delay_secs: int | None = field(default=None, name="resolutionDelaySecs")
    """Delay before a proposed resolution of one of its markets becomes final, in seconds. From 0 to 604800."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not (
            (quote_volume := self.quote_volume) is None
            or (quote_volume.is_finite() and SMALLEST <= quote_volume.adjusted() <= MAGNITUDE)
        ):
            raise ValueError(ODD_NUMBER)

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["slug"] = self.slug
        fields["title"] = self.title
        fields["predictionMarkets"] = [item.to_dict() for item in self.prediction_markets]
        if self.tags is not None:
            fields["tags"] = [item.to_dict() for item in self.tags]
        if self.series is not None:
            fields["series"] = [item.to_dict() for item in self.series]
        if self.description is not None:
            fields["description"] = self.description
        if self.img_url is not None:
            fields["imgUrl"] = self.img_url
        if self.quote_volume is not None:
            fields["quoteVolume"] = plain(self.quote_volume)
        if self.resolution is not None:
            fields["resolution"] = self.resolution.to_dict()
        if self.resolved is not None:
            fields["resolved"] = self.resolved
        if self.resolution_delay_secs is not None:
            fields["resolutionDelaySecs"] = self.resolution_delay_secs
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
            fields["tags"] = (
                None
                if (value := source.get("tags")) is None
                else [PredictionTag.from_dict(item) for item in items(value)]
            )
            fields["series"] = (
                None
                if (value := source.get("series")) is None
                else [PredictionSeries.from_dict(item) for item in items(value)]
            )
            fields["description"] = None if (value := source.get("description")) is None else text(value)
            fields["img_url"] = None if (value := source.get("imgUrl")) is None else text(value)
            fields["quote_volume"] = None if (value := source.get("quoteVolume")) is None else decimal(value)
            fields["resolution"] = (
                None if (value := source.get("resolution")) is None else PredictionResolution.from_dict(value)
            )
            fields["resolved"] = None if (value := source.get("resolved")) is None else truth(value)
            fields["resolution_delay_secs"] = (
                None if (value := source.get("resolutionDelaySecs")) is None else whole(value)
            )
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(PredictionEvent)
