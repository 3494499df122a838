"""The object Balance, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

from ..arguments import plain
from ..reading import (
    MAGNITUDE,
    ODD_NUMBER,
    SMALLEST,
    UNREADABLE,
    decimal,
    in_one_go,
    unknown,
    unreadable,
    wire_names,
)
from ..types import Model


class Balance(Model, kw_only=True):
    """The account's balance of one asset, in that asset."""

    available: Decimal
    """Available quantity."""

    locked: Decimal
    """Quantity locked in open orders."""

    staked: Decimal | None = None
    """Staked quantity."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not (
            self.available.is_finite()
            and SMALLEST <= self.available.adjusted() <= MAGNITUDE
            and self.locked.is_finite()
            and SMALLEST <= self.locked.adjusted() <= MAGNITUDE
            and ((staked := self.staked) is None or (staked.is_finite() and SMALLEST <= staked.adjusted() <= MAGNITUDE))
        ):
            raise ValueError(ODD_NUMBER)

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["available"] = plain(self.available)
        fields["locked"] = plain(self.locked)
        if self.staked is not None:
            fields["staked"] = plain(self.staked)
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
            fields["available"] = decimal(source["available"])
            fields["locked"] = decimal(source["locked"])
            fields["staked"] = None if (value := source.get("staked")) is None else decimal(value)
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(Balance)
