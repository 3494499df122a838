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
from .resolution_condition_type import RESOLUTION_CONDITION_TYPE_BY_TEXT, ResolutionConditionType
from .strike_price_condition import STRIKE_PRICE_CONDITION_BY_TEXT, StrikePriceCondition


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
        self = object.__new__(cls)
        try:
            get = source.get
            self.type_ = RESOLUTION_CONDITION_TYPE_BY_TEXT.get(value := source["type"]) or ResolutionConditionType(
                value
            )
            self.greater_than_or_equal = (
                Decimal(value)
                if type(value := get("greaterThanOrEqual")) is str
                else None
                if value is None
                else decimal(value)
            )
            self.less_than = (
                Decimal(value) if type(value := get("lessThan")) is str else None if value is None else decimal(value)
            )
            self.condition = (
                None
                if (value := get("condition")) is None
                else STRIKE_PRICE_CONDITION_BY_TEXT.get(value) or StrikePriceCondition(value)
            )
            self.outcome = value if type(value := get("outcome")) is str else None if value is None else text(value)
            self.additional_properties = {} if _KNOWN.issuperset(source) else unknown(source, _NAMES)
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
_KNOWN = frozenset(_NAMES)
