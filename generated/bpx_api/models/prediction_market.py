"""The object `PredictionMarket`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ..model import NaiveDatetime, Part
from ..values import EPOCH, NAIVE_EPOCH, to_utc
from .resolution_condition import ResolutionCondition


class PredictionMarket(Part, kw_only=True):
    """A market on one outcome of a prediction event."""

    market_symbol: str
    """Market symbol."""

    question: str
    """Question of the market, resolved with yes or no."""

    group_label: str | None = None
    """Short label that distinguishes the markets of an event."""

    yes_outcome_label: str | None = None
    """Meaning of yes, such as the name of one team."""

    no_outcome_label: str | None = None
    """Meaning of no, such as the name of the other team."""

    rules: str | None = None
    """Rules for the resolution of the market."""

    resolved_at: NaiveDatetime | None = None
    """Time when the market was resolved (UTC)."""

    resolution_price: Decimal | None = None
    """Price at the resolution, in the quote asset."""

    active_price: Decimal | None = None
    """Current price, in the quote asset."""

    quote_volume: Decimal | None = None
    """Volume over 24 hours, in the quote asset."""

    quote_volume_lifetime: Decimal | None = None
    """Volume since the market opened, in the quote asset."""

    img_url: str | None = None
    """URL of a picture."""

    resolution_condition: ResolutionCondition | None = None
    """Condition for a resolution with yes."""

    proposed_resolution: bool | None = None
    """Proposed resolution: `True` is yes, `False` is no."""

    proposed_resolution_at: NaiveDatetime | None = None
    """Time when the resolution was proposed (UTC)."""

    resolution_delay_secs: int | None = None
    """Time between `proposed_resolution_at` and the resolution, in seconds. From 0 to 604800."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if self.resolved_at is not None:
            self.resolved_at = (
                EPOCH + (self.resolved_at - NAIVE_EPOCH)
                if self.resolved_at.tzinfo is None
                else to_utc(self.resolved_at)
            )
        if self.proposed_resolution_at is not None:
            self.proposed_resolution_at = (
                EPOCH + (self.proposed_resolution_at - NAIVE_EPOCH)
                if self.proposed_resolution_at.tzinfo is None
                else to_utc(self.proposed_resolution_at)
            )
