"""The object PredictionMarket, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any, Self

from msgspec import field

from ..arguments import plain
from ..reading import (
    EPOCH,
    NAIVE_EPOCH,
    UNREADABLE,
    any_decimal,
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
    """Question of the market, resolved with yes or no."""

    group_label: str | None = field(default=None, name="groupLabel")
    """Short label that distinguishes the markets of an event."""

    yes_outcome_label: str | None = field(default=None, name="yesOutcomeLabel")
    """Meaning of yes, such as the name of one team."""

    no_outcome_label: str | None = field(default=None, name="noOutcomeLabel")
    """Meaning of no, such as the name of the other team."""

    rules: str | None = None
    """Rules for the resolution of the market."""

    resolved_at: datetime | None = field(default=None, name="resolvedAt")
    """Time when the market was resolved (UTC)."""

    resolution_price: Decimal | None = field(default=None, name="resolutionPrice")
    """Price at the resolution, in the quote asset."""

    active_price: Decimal | None = field(default=None, name="activePrice")
    """Current price, in the quote asset."""

    quote_volume: Decimal | None = field(default=None, name="quoteVolume")
    """Volume over 24 hours, in the quote asset."""

    quote_volume_lifetime: Decimal | None = field(default=None, name="quoteVolumeLifetime")
    """Volume since the market opened, in the quote asset."""

    img_url: str | None = field(default=None, name="imgUrl")
    """URL of a picture."""

    resolution_condition: ResolutionCondition | None = field(default=None, name="resolutionCondition")
    """Condition for a resolution with yes."""

    proposed_resolution: bool | None = field(default=None, name="proposedResolution")
    """Proposed resolution: `true` is yes, `false` is no."""

    proposed_resolution_at: datetime | None = field(default=None, name="proposedResolutionAt")
    """Time when the resolution was proposed (UTC)."""

    resolution_delay_secs: int | None = field(default=None, name="resolutionDelaySecs")
    """Time between `proposedResolutionAt` and the resolution, in seconds. From 0 to 604800."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if self.resolved_at is not None:
            self.resolved_at = (
                EPOCH + (self.resolved_at - NAIVE_EPOCH)
                if self.resolved_at.tzinfo is None
                else in_utc(self.resolved_at)
            )
        if self.proposed_resolution_at is not None:
            self.proposed_resolution_at = (
                EPOCH + (self.proposed_resolution_at - NAIVE_EPOCH)
                if self.proposed_resolution_at.tzinfo is None
                else in_utc(self.proposed_resolution_at)
            )

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["marketSymbol"] = self.market_symbol
        fields["question"] = self.question
        if self.group_label is not None:
            fields["groupLabel"] = self.group_label
        if self.yes_outcome_label is not None:
            fields["yesOutcomeLabel"] = self.yes_outcome_label
        if self.no_outcome_label is not None:
            fields["noOutcomeLabel"] = self.no_outcome_label
        if self.rules is not None:
            fields["rules"] = self.rules
        if self.resolved_at is not None:
            fields["resolvedAt"] = utc_text(self.resolved_at)
        if self.resolution_price is not None:
            fields["resolutionPrice"] = plain(self.resolution_price)
        if self.active_price is not None:
            fields["activePrice"] = plain(self.active_price)
        if self.quote_volume is not None:
            fields["quoteVolume"] = plain(self.quote_volume)
        if self.quote_volume_lifetime is not None:
            fields["quoteVolumeLifetime"] = plain(self.quote_volume_lifetime)
        if self.img_url is not None:
            fields["imgUrl"] = self.img_url
        if self.resolution_condition is not None:
            fields["resolutionCondition"] = self.resolution_condition.to_dict()
        if self.proposed_resolution is not None:
            fields["proposedResolution"] = self.proposed_resolution
        if self.proposed_resolution_at is not None:
            fields["proposedResolutionAt"] = utc_text(self.proposed_resolution_at)
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
            fields["market_symbol"] = text(source["marketSymbol"])
            fields["question"] = text(source["question"])
            fields["group_label"] = None if (value := source.get("groupLabel")) is None else text(value)
            fields["yes_outcome_label"] = None if (value := source.get("yesOutcomeLabel")) is None else text(value)
            fields["no_outcome_label"] = None if (value := source.get("noOutcomeLabel")) is None else text(value)
            fields["rules"] = None if (value := source.get("rules")) is None else text(value)
            fields["resolved_at"] = None if (value := source.get("resolvedAt")) is None else moment(value)
            fields["resolution_price"] = (
                None if (value := source.get("resolutionPrice")) is None else any_decimal(value)
            )
            fields["active_price"] = None if (value := source.get("activePrice")) is None else any_decimal(value)
            fields["quote_volume"] = None if (value := source.get("quoteVolume")) is None else any_decimal(value)
            fields["quote_volume_lifetime"] = (
                None if (value := source.get("quoteVolumeLifetime")) is None else any_decimal(value)
            )
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
            fields["resolution_delay_secs"] = (
                None if (value := source.get("resolutionDelaySecs")) is None else whole(value)
            )
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(PredictionMarket)
