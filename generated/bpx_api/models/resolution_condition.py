"""The object ResolutionCondition, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

from msgspec import field

from ..arguments import plain
from ..reading import (
    UNREADABLE,
    any_decimal,
    in_one_go,
    text,
    unknown,
    unreadable,
    wire_names,
)
from ..types import Model
from .resolution_condition_type import ResolutionConditionType
from .strike_price_condition import StrikePriceCondition


class ResolutionCondition(Model, kw_only=True):
    """Condition for the resolution of a prediction market with yes."""

    type_: ResolutionConditionType = field(name="type")
    """Kind of condition. It determines which other fields apply."""

    greater_than_or_equal: Decimal | None = field(default=None, name="greaterThanOrEqual")
    """Lower bound of the range, included. `QuantityRange` only."""

    less_than: Decimal | None = field(default=None, name="lessThan")
    """Upper bound of the range, excluded. `QuantityRange` only."""

    condition: StrikePriceCondition | None = None
    """Side of the strike price. Always present with `StrikePrice`, and only then."""

    outcome: str | None = None
    """Outcome that counts as yes. Always present with `Outcome`, and only then."""

    additional_properties: dict[str, Any] = {}
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
        if (found := in_one_go(cls, _NAMES, source)) is not None:
            return found
        fields: dict[str, Any] = {}
        try:
            fields["type_"] = ResolutionConditionType(source["type"])
            fields["greater_than_or_equal"] = (
                None if (value := source.get("greaterThanOrEqual")) is None else any_decimal(value)
            )
            fields["less_than"] = None if (value := source.get("lessThan")) is None else any_decimal(value)
            fields["condition"] = None if (value := source.get("condition")) is None else StrikePriceCondition(value)
            fields["outcome"] = None if (value := source.get("outcome")) is None else text(value)
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(ResolutionCondition)
