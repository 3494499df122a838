"""The object ResolutionCondition, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

from attrs import define, field

from ..arguments import plain
from ..reading import (
    UNREADABLE,
    decimal,
    text,
    unknown,
    unreadable,
)
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
        self = cls.__new__(cls)
        try:
            self.type_ = ResolutionConditionType.read(source["type"])
            self.greater_than_or_equal = (
                None
                if (value := source.get("greaterThanOrEqual")) is None
                else Decimal(value)
                if type(value) is str
                else decimal(value)
            )
            self.less_than = (
                None
                if (value := source.get("lessThan")) is None
                else Decimal(value)
                if type(value) is str
                else decimal(value)
            )
            self.condition = None if (value := source.get("condition")) is None else StrikePriceCondition.read(value)
            self.outcome = None if (value := source.get("outcome")) is None else text(value)
            self.additional_properties = unknown(source, _NAMES)
        except UNREADABLE as error:
            unreadable(cls, self, _NAMES, source, error)
        return self


_NAMES: Mapping[str, str] = {
    "type": "type_",
    "greaterThanOrEqual": "greater_than_or_equal",
    "lessThan": "less_than",
    "condition": "condition",
    "outcome": "outcome",
}
