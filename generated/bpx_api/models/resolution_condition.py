"""The object `ResolutionCondition`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ..model import Part
from .resolution_condition_type import ResolutionConditionType
from .strike_price_condition import StrikePriceCondition


class ResolutionCondition(Part, kw_only=True):
    """Condition on which a prediction market is resolved with yes."""

    type_: ResolutionConditionType
    """Kind of condition, which says which of the other fields apply."""

    greater_than_or_equal: Decimal | None = None
    """Lower edge of the range, which belongs to it. `QuantityRange` only."""

    less_than: Decimal | None = None
    """Upper edge of the range, which does not belong to it. `QuantityRange` only."""

    condition: StrikePriceCondition | None = None
    """On which side of the strike price. Always there on `StrikePrice`, and only there."""

    outcome: str | None = None
    """The outcome that counts as yes. Always there on `Outcome`, and only there."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""
