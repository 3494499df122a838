"""The object PriceBandMeanPremium, and how it is read and written as JSON."""

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
class PriceBandMeanPremium:
    """Band around the mean premium."""

    tolerance_pct: Decimal
    """Deviation allowed from the mean premium, as a fraction: with `0.05` and a mean of 5 %, orders above a premium of
    10 % are refused.
    """

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
    """Fields that the document doesn't have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["tolerancePct"] = plain(self.tolerance_pct)
        return fields

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Read the object from JSON, tolerantly.

        Raises:
            InvalidResponseError: a required field is missing, or a field can't be read.
        """
        self = object.__new__(cls)
        try:
            self.tolerance_pct = Decimal(value) if type(value := source["tolerancePct"]) is str else decimal(value)
            self.additional_properties = {} if _KNOWN.issuperset(source) else unknown(source, _NAMES)
        except UNREADABLE as error:
            unreadable(cls, self, _NAMES, source, error)
        return self


_NAMES: Mapping[str, str] = {
    "tolerancePct": "tolerance_pct",
}
_KNOWN = frozenset(_NAMES)
