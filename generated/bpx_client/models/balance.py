"""The object Balance, and how it is read and written as JSON."""

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
class Balance:
    """What the account holds of one asset, in that asset."""

    available: Decimal
    """Free to use."""

    locked: Decimal
    """Tied up in open orders."""

    staked: Decimal
    """Staked."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
    """Fields that the document doesn't have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["available"] = plain(self.available)
        fields["locked"] = plain(self.locked)
        fields["staked"] = plain(self.staked)
        return fields

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Read the object from JSON, tolerantly.

        Raises:
            InvalidResponseError: a required field is missing, or a field can't be read.
        """
        self = object.__new__(cls)
        try:
            self.available = Decimal(value) if type(value := source["available"]) is str else decimal(value)
            self.locked = Decimal(value) if type(value := source["locked"]) is str else decimal(value)
            self.staked = Decimal(value) if type(value := source["staked"]) is str else decimal(value)
            self.additional_properties = {} if _KNOWN.issuperset(source) else unknown(source, _NAMES)
        except UNREADABLE as error:
            unreadable(cls, self, _NAMES, source, error)
        return self


_NAMES: Mapping[str, str] = {
    "available": "available",
    "locked": "locked",
    "staked": "staked",
}
_KNOWN = frozenset(_NAMES)
