"""The object PredictionMarket, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any, Self

from attrs import define, field

from ..arguments import plain
from ..reading import (
    UNREADABLE,
    decimal,
    moment,
    text,
    truth,
    unknown,
    unreadable,
    utc_text,
    whole,
)
from .resolution_condition import ResolutionCondition


@define(kw_only=True)
class PredictionMarket:
    """A market on one outcome of a prediction event."""

    market_symbol: str
    """Market symbol."""

    question: str
    """Question that the market answers with yes or no."""

    yes_outcome_label: str
    """What yes stands for, such as the name of one team."""

    no_outcome_label: str
    """What no stands for, such as the name of the other team."""

    rules: str
    """Rules by which the market is resolved."""

    active_price: Decimal
    """Price at which it trades, in the quote asset."""

    quote_volume: Decimal
    """Volume over 24 hours, in the quote asset."""

    quote_volume_lifetime: Decimal
    """Volume since the market began, in the quote asset."""

    resolution_delay_secs: int
    """How long after `proposedResolutionAt` the market is resolved, in seconds. From 0 to 604800."""

    group_label: str | None = None
    """Short label that tells the markets of an event apart."""

    resolved_at: datetime | None = None
    """When the market was resolved (UTC)."""

    resolution_price: Decimal | None = None
    """Price at which it was resolved, in the quote asset."""

    img_url: str | None = None
    """Address of a picture."""

    resolution_condition: ResolutionCondition | None = None
    """Condition on which the answer is yes."""

    proposed_resolution: bool | None = None
    """Resolution that is proposed: `true` is yes, `false` is no."""

    proposed_resolution_at: datetime | None = None
    """When the resolution was proposed (UTC)."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
    """Fields that the document doesn't have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["marketSymbol"] = self.market_symbol
        fields["question"] = self.question
        fields["yesOutcomeLabel"] = self.yes_outcome_label
        fields["noOutcomeLabel"] = self.no_outcome_label
        fields["rules"] = self.rules
        fields["activePrice"] = plain(self.active_price)
        fields["quoteVolume"] = plain(self.quote_volume)
        fields["quoteVolumeLifetime"] = plain(self.quote_volume_lifetime)
        fields["resolutionDelaySecs"] = self.resolution_delay_secs
        if self.group_label is not None:
            fields["groupLabel"] = self.group_label
        if self.resolved_at is not None:
            fields["resolvedAt"] = utc_text(self.resolved_at)
        if self.resolution_price is not None:
            fields["resolutionPrice"] = plain(self.resolution_price)
        if self.img_url is not None:
            fields["imgUrl"] = self.img_url
        if self.resolution_condition is not None:
            fields["resolutionCondition"] = self.resolution_condition.to_dict()
        if self.proposed_resolution is not None:
            fields["proposedResolution"] = self.proposed_resolution
        if self.proposed_resolution_at is not None:
            fields["proposedResolutionAt"] = utc_text(self.proposed_resolution_at)
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
            self.market_symbol = value if type(value := source["marketSymbol"]) is str else text(value)
            self.question = value if type(value := source["question"]) is str else text(value)
            self.yes_outcome_label = value if type(value := source["yesOutcomeLabel"]) is str else text(value)
            self.no_outcome_label = value if type(value := source["noOutcomeLabel"]) is str else text(value)
            self.rules = value if type(value := source["rules"]) is str else text(value)
            self.active_price = Decimal(value) if type(value := source["activePrice"]) is str else decimal(value)
            self.quote_volume = Decimal(value) if type(value := source["quoteVolume"]) is str else decimal(value)
            self.quote_volume_lifetime = (
                Decimal(value) if type(value := source["quoteVolumeLifetime"]) is str else decimal(value)
            )
            self.resolution_delay_secs = value if type(value := source["resolutionDelaySecs"]) is int else whole(value)
            self.group_label = (
                value if type(value := get("groupLabel")) is str else None if value is None else text(value)
            )
            self.resolved_at = None if (value := get("resolvedAt")) is None else moment(value)
            self.resolution_price = (
                Decimal(value)
                if type(value := get("resolutionPrice")) is str
                else None
                if value is None
                else decimal(value)
            )
            self.img_url = value if type(value := get("imgUrl")) is str else None if value is None else text(value)
            self.resolution_condition = (
                None if (value := get("resolutionCondition")) is None else ResolutionCondition.from_dict(value)
            )
            self.proposed_resolution = (
                value if type(value := get("proposedResolution")) is bool else None if value is None else truth(value)
            )
            self.proposed_resolution_at = None if (value := get("proposedResolutionAt")) is None else moment(value)
            self.additional_properties = {} if _KNOWN.issuperset(source) else unknown(source, _NAMES)
        except UNREADABLE as error:
            unreadable(cls, self, _NAMES, source, error)
        return self


_NAMES: Mapping[str, str] = {
    "marketSymbol": "market_symbol",
    "question": "question",
    "yesOutcomeLabel": "yes_outcome_label",
    "noOutcomeLabel": "no_outcome_label",
    "rules": "rules",
    "activePrice": "active_price",
    "quoteVolume": "quote_volume",
    "quoteVolumeLifetime": "quote_volume_lifetime",
    "resolutionDelaySecs": "resolution_delay_secs",
    "groupLabel": "group_label",
    "resolvedAt": "resolved_at",
    "resolutionPrice": "resolution_price",
    "imgUrl": "img_url",
    "resolutionCondition": "resolution_condition",
    "proposedResolution": "proposed_resolution",
    "proposedResolutionAt": "proposed_resolution_at",
}
_KNOWN = frozenset(_NAMES)
