"""The object PredictionMarket, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any, Self

from msgspec import field

from ..arguments import plain
from ..reading import (
    UNREADABLE,
    decimal,
    in_one_go,
    in_utc,
    moment,
    text,
    truth,
    unknown,
    unreadable,
    utc_text,
    whole,
    wire_names,
)
from ..types import Model
from .resolution_condition import ResolutionCondition


class PredictionMarket(Model, kw_only=True):
    """A market on one outcome of a prediction event."""

    market_symbol: str = field(name="marketSymbol")
    """Market symbol."""

    question: str
    """Question that the market answers with yes or no."""

    yes_outcome_label: str = field(name="yesOutcomeLabel")
    """What yes stands for, such as the name of one team."""

    no_outcome_label: str = field(name="noOutcomeLabel")
    """What no stands for, such as the name of the other team."""

    rules: str
    """Rules by which the market is resolved."""

    active_price: Decimal = field(name="activePrice")
    """Price at which it trades, in the quote asset."""

    quote_volume: Decimal = field(name="quoteVolume")
    """Volume over 24 hours, in the quote asset."""

    quote_volume_lifetime: Decimal = field(name="quoteVolumeLifetime")
    """Volume since the market began, in the quote asset."""

    resolution_delay_secs: int = field(name="resolutionDelaySecs")
    """How long after `proposedResolutionAt` the market is resolved, in seconds. From 0 to 604800."""

    group_label: str | None = field(default=None, name="groupLabel")
    """Short label that tells the markets of an event apart."""

    resolved_at: datetime | None = field(default=None, name="resolvedAt")
    """When the market was resolved (UTC)."""

    resolution_price: Decimal | None = field(default=None, name="resolutionPrice")
    """Price at which it was resolved, in the quote asset."""

    img_url: str | None = field(default=None, name="imgUrl")
    """Address of a picture."""

    resolution_condition: ResolutionCondition | None = field(default=None, name="resolutionCondition")
    """Condition on which the answer is yes."""

    proposed_resolution: bool | None = field(default=None, name="proposedResolution")
    """Resolution that is proposed: `true` is yes, `false` is no."""

    proposed_resolution_at: datetime | None = field(default=None, name="proposedResolutionAt")
    """When the resolution was proposed (UTC)."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if self.resolved_at is not None:
            self.resolved_at = in_utc(self.resolved_at)
        if self.proposed_resolution_at is not None:
            self.proposed_resolution_at = in_utc(self.proposed_resolution_at)

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
        if (found := in_one_go(cls, _NAMES, source)) is not None:
            return found
        fields: dict[str, Any] = {}
        try:
            fields["market_symbol"] = text(source["marketSymbol"])
            fields["question"] = text(source["question"])
            fields["yes_outcome_label"] = text(source["yesOutcomeLabel"])
            fields["no_outcome_label"] = text(source["noOutcomeLabel"])
            fields["rules"] = text(source["rules"])
            fields["active_price"] = decimal(source["activePrice"])
            fields["quote_volume"] = decimal(source["quoteVolume"])
            fields["quote_volume_lifetime"] = decimal(source["quoteVolumeLifetime"])
            fields["resolution_delay_secs"] = whole(source["resolutionDelaySecs"])
            fields["group_label"] = None if (value := source.get("groupLabel")) is None else text(value)
            fields["resolved_at"] = None if (value := source.get("resolvedAt")) is None else moment(value)
            fields["resolution_price"] = None if (value := source.get("resolutionPrice")) is None else decimal(value)
            fields["img_url"] = None if (value := source.get("imgUrl")) is None else text(value)
            fields["resolution_condition"] = (
                None if (value := source.get("resolutionCondition")) is None else ResolutionCondition.from_dict(value)
            )
            fields["proposed_resolution"] = (
                None if (value := source.get("proposedResolution")) is None else truth(value)
            )
            fields["proposed_resolution_at"] = (
                None if (value := source.get("proposedResolutionAt")) is None else moment(value)
            )
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(PredictionMarket)
