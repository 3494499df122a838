"""The object PriceBandMarkPrice, and how it is read and written as JSON."""

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
    unknown,
    unreadable,
    wire_names,
)
from ..types import Model


class PriceBandMarkPrice(Model, kw_only=True):
    """Band around the mean mark price."""

    max_multiplier: Decimal | None = field(default=None, name="maxMultiplier")
    """Upper bound, as a multiple of the mean."""

    min_multiplier: Decimal | None = field(default=None, name="minMultiplier")
    """Lower bound, as a multiple of the mean."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        if self.max_multiplier is not None:
            fields["maxMultiplier"] = plain(self.max_multiplier)
        if self.min_multiplier is not None:
            fields["minMultiplier"] = plain(self.min_multiplier)
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
            fields["max_multiplier"] = None if (value := source.get("maxMultiplier")) is None else any_decimal(value)
            fields["min_multiplier"] = None if (value := source.get("minMultiplier")) is None else any_decimal(value)
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(PriceBandMarkPrice)
