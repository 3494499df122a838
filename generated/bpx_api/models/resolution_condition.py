"""The object `ResolutionCondition`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ..model import Part
from .resolution_condition_type import ResolutionConditionType
from .strike_price_condition import StrikePriceCondition


class ResolutionCondition(Part, kw_only=True):
    """Condition for the resolution of a prediction market with yes."""

    type_: ResolutionConditionType
    """Kind of condition. It determines which other fields apply."""

    greater_than_or_equal: Decimal | None = None
    """Lower bound of the range, included. `QuantityRange` only."""

    less_than: Decimal | None = None
    """Upper bound of the range, excluded. `QuantityRange` only."""

    condition: StrikePriceCondition | None = None
    """Side of the strike price. Always present with `StrikePrice`, and only then."""

    outcome: str | None = None
    """Outcome that counts as yes. Always present with `Outcome`, and only then."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""
