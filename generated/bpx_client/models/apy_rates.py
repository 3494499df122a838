"""The object ApyRates, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field

from ..reading import (
    UNREADABLE,
    items,
    unknown,
    unreadable,
)
from .borrow_lend_apy_rate import BorrowLendApyRate
from .staking_apy_rate import StakingApyRate


@define(kw_only=True)
class ApyRates:
    """Yearly rates of borrow lend markets and of staking."""

    borrow_lend: list[BorrowLendApyRate]
    """Rates of borrow lend markets, by asset."""

    staking: list[StakingApyRate]
    """Rates of staking, by asset."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
    """Fields that the document doesn't have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["borrowLend"] = [item.to_dict() for item in self.borrow_lend]
        fields["staking"] = [item.to_dict() for item in self.staking]
        return fields

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Read the object from JSON, tolerantly.

        Raises:
            InvalidResponseError: a required field is missing, or a field can't be read.
        """
        self = object.__new__(cls)
        try:
            self.borrow_lend = [BorrowLendApyRate.from_dict(item) for item in items(source["borrowLend"])]
            self.staking = [StakingApyRate.from_dict(item) for item in items(source["staking"])]
            self.additional_properties = {} if _KNOWN.issuperset(source) else unknown(source, _NAMES)
        except UNREADABLE as error:
            unreadable(cls, self, _NAMES, source, error)
        return self


_NAMES: Mapping[str, str] = {
    "borrowLend": "borrow_lend",
    "staking": "staking",
}
_KNOWN = frozenset(_NAMES)
