"""The object ApyRates, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field

from ..reading import UNREADABLE, items, unreadable
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
        rest: dict[str, Any] = {}
        try:
            rest = dict(source)
            take = rest.pop
            return cls(
                borrow_lend=[BorrowLendApyRate.from_dict(item) for item in items(take("borrowLend"))],
                staking=[StakingApyRate.from_dict(item) for item in items(take("staking"))],
                additional_properties=rest,
            )
        except UNREADABLE as error:
            unreadable("ApyRates", _NAMES, source, rest, error)


_NAMES = (
    "borrowLend",
    "staking",
)
