"""The object StakingApyRate, and how it is read and written as JSON."""

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


class StakingApyRate(Model, kw_only=True):
    """Yearly rate for staking one asset."""

    symbol: str
    """Asset symbol."""

    dilution_factor: Decimal | None = field(default=None, name="dilutionFactor")
    """Factor for dilution. Its use is not documented."""

    staking_rate: Decimal | None = field(default=None, name="stakingRate")
    """Yearly rate (APY), as a fraction."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["symbol"] = self.symbol
        if self.dilution_factor is not None:
            fields["dilutionFactor"] = plain(self.dilution_factor)
        if self.staking_rate is not None:
            fields["stakingRate"] = plain(self.staking_rate)
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
            fields["symbol"] = text(source["symbol"])
            fields["dilution_factor"] = None if (value := source.get("dilutionFactor")) is None else any_decimal(value)
            fields["staking_rate"] = None if (value := source.get("stakingRate")) is None else any_decimal(value)
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(StakingApyRate)
