"""The object Balance, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

from attrs import define, field

from ..arguments import plain
from ..reading import UNREADABLE, decimal, unreadable


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
        rest: dict[str, Any] = {}
        try:
            rest = dict(source)
            take = rest.pop
            return cls(
                available=decimal(take("available")),
                locked=decimal(take("locked")),
                staked=decimal(take("staked")),
                additional_properties=rest,
            )
        except UNREADABLE as error:
            unreadable("Balance", _NAMES, source, rest, error)


_NAMES = (
    "available",
    "locked",
    "staked",
)
