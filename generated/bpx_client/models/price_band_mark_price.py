"""The object PriceBandMarkPrice, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

from attrs import define, field

from ..arguments import plain
from ..reading import (
    UNREADABLE,
    decimal,
    unknown,
    unreadable,
)


@define(kw_only=True)
class PriceBandMarkPrice:
    """Band around the mean mark price."""

    max_multiplier: Decimal
    """Upper edge, as a multiple of the mean."""

    min_multiplier: Decimal
    """Lower edge, as a multiple of the mean."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
    """Fields that the document doesn't have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["maxMultiplier"] = plain(self.max_multiplier)
        fields["minMultiplier"] = plain(self.min_multiplier)
        return fields

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Read the object from JSON, tolerantly.

        Raises:
            InvalidResponseError: a required field is missing, or a field can't be read.
        """
        self = object.__new__(cls)
        try:
            self.max_multiplier = Decimal(value) if type(value := source["maxMultiplier"]) is str else decimal(value)
            self.min_multiplier = Decimal(value) if type(value := source["minMultiplier"]) is str else decimal(value)
            self.additional_properties = {} if _KNOWN.issuperset(source) else unknown(source, _NAMES)
        except UNREADABLE as error:
            unreadable(cls, self, _NAMES, source, error)
        return self


_NAMES: Mapping[str, str] = {
    "maxMultiplier": "max_multiplier",
    "minMultiplier": "min_multiplier",
}
_KNOWN = frozenset(_NAMES)
