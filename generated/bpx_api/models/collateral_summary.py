"""The object CollateralSummary, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from msgspec import field

from ..reading import (
    ODD_NUMBER,
    UNREADABLE,
    in_one_go,
    text,
    unknown,
    unreadable,
    wire_names,
)
from ..types import Model
from .collateral_function import CollateralFunction
from .margin_function import MarginFunction


class CollateralSummary(Model, kw_only=True):
    """Collateral parameters of one asset."""

    symbol: str
    """Asset symbol."""

    imf_function: MarginFunction | None = field(default=None, name="imfFunction")
    """Initial margin fraction as a function of the size of a borrow."""

    mmf_function: MarginFunction | None = field(default=None, name="mmfFunction")
    """Maintenance margin fraction as a function of the size of a borrow."""

    haircut_function: CollateralFunction | None = field(default=None, name="haircutFunction")
    """Share of the asset's value that counts as collateral."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not ((haircut_function := self.haircut_function) is None or haircut_function.weight.is_finite()):
            raise ValueError(ODD_NUMBER)

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["symbol"] = self.symbol
        if self.imf_function is not None:
            fields["imfFunction"] = self.imf_function.to_dict()
        if self.mmf_function is not None:
            fields["mmfFunction"] = self.mmf_function.to_dict()
        if self.haircut_function is not None:
            fields["haircutFunction"] = self.haircut_function.to_dict()
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
            fields["imf_function"] = (
                None if (value := source.get("imfFunction")) is None else MarginFunction.from_dict(value)
            )
            fields["mmf_function"] = (
                None if (value := source.get("mmfFunction")) is None else MarginFunction.from_dict(value)
            )
            fields["haircut_function"] = (
                None if (value := source.get("haircutFunction")) is None else CollateralFunction.from_dict(value)
            )
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(CollateralSummary)
