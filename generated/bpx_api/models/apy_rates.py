"""The object ApyRates, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from msgspec import field

from ..reading import (
    UNREADABLE,
    in_one_go,
    items,
    unknown,
    unreadable,
    wire_names,
)
from ..types import Model
from .borrow_lend_apy_rate import BorrowLendApyRate
from .staking_apy_rate import StakingApyRate


class ApyRates(Model, kw_only=True):
    """Yearly rates of borrow lend markets and of staking."""

    borrow_lend: list[BorrowLendApyRate] | None = field(default=None, name="borrowLend")
    """Rates of borrow lend markets, by asset."""

    staking: list[StakingApyRate] | None = None
    """Rates of staking, by asset."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        if self.borrow_lend is not None:
            fields["borrowLend"] = [item.to_dict() for item in self.borrow_lend]
        if self.staking is not None:
            fields["staking"] = [item.to_dict() for item in self.staking]
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
            fields["borrow_lend"] = (
                None
                if (value := source.get("borrowLend")) is None
                else [BorrowLendApyRate.from_dict(item) for item in items(value)]
            )
            fields["staking"] = (
                None
                if (value := source.get("staking")) is None
                else [StakingApyRate.from_dict(item) for item in items(value)]
            )
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(ApyRates)
