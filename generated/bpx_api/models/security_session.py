"""The object SecuritySession, and how it is read and written as JSON."""

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


class SecuritySession(Model, kw_only=True):
    """Rules for quantities of a security during one session. Quantities are in the security."""

    name: str
    """Name of the session. `get_stock_sessions` has its hours."""

    min_quantity: Decimal | None = field(default=None, name="minQuantity")
    """Smallest quantity of an order."""

    max_quantity: Decimal | None = field(default=None, name="maxQuantity")
    """Largest quantity of an order."""

    step_size: Decimal | None = field(default=None, name="stepSize")
    """Smallest step between two quantities."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["name"] = self.name
        if self.min_quantity is not None:
            fields["minQuantity"] = plain(self.min_quantity)
        if self.max_quantity is not None:
            fields["maxQuantity"] = plain(self.max_quantity)
        if self.step_size is not None:
            fields["stepSize"] = plain(self.step_size)
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
            fields["name"] = text(source["name"])
            fields["min_quantity"] = None if (value := source.get("minQuantity")) is None else any_decimal(value)
            fields["max_quantity"] = None if (value := source.get("maxQuantity")) is None else any_decimal(value)
            fields["step_size"] = None if (value := source.get("stepSize")) is None else any_decimal(value)
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(SecuritySession)
