"""The object ResolutionCondition, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

from attrs import define, field

from ..arguments import plain
from ..reading import UNREADABLE, decimal, text, unreadable
from .resolution_condition_type import ResolutionConditionType
from .strike_price_condition import StrikePriceCondition


@define(kw_only=True)
class ResolutionCondition:
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

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
    """Fields that the document doesn't have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["type"] = self.type_.value
        if self.greater_than_or_equal is not None:
            fields["greaterThanOrEqual"] = plain(self.greater_than_or_equal)
        if self.less_than is not None:
            fields["lessThan"] = plain(self.less_than)
        if self.condition is not None:
            fields["condition"] = self.condition.value
        if self.outcome is not None:
            fields["outcome"] = self.outcome
        return fields

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Read the object from JSON, tolerantly.

        Raises:
            InvalidResponseError: a required field is missing, or a field can't be read.
        """
        rest: dict[str, Any] = {}
        try:
            rest = dict(source)
            take = rest.pop
            return cls(
                type_=ResolutionConditionType(take("type")),
                greater_than_or_equal=None if (value := take("greaterThanOrEqual", None)) is None else decimal(value),
                less_than=None if (value := take("lessThan", None)) is None else decimal(value),
                condition=None if (value := take("condition", None)) is None else StrikePriceCondition(value),
                outcome=None if (value := take("outcome", None)) is None else text(value),
                additional_properties=rest,
            )
        except UNREADABLE as error:
            unreadable("ResolutionCondition", _NAMES, source, rest, error)


_NAMES = (
    "type",
    "greaterThanOrEqual",
    "lessThan",
    "condition",
    "outcome",
)
