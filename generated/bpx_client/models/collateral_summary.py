"""The object CollateralSummary, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field

from ..reading import (
    UNREADABLE,
    text,
    unknown,
    unreadable,
)
from .collateral_function import CollateralFunction
from .margin_function import MarginFunction


@define(kw_only=True)
class CollateralSummary:
    """How one asset counts as collateral."""

    symbol: str
    """Asset symbol."""

    imf_function: MarginFunction
    """How the initial margin fraction grows with the size of a borrow."""

    mmf_function: MarginFunction
    """How the maintenance margin fraction grows with the size of a borrow."""

    haircut_function: CollateralFunction
    """How much of the asset's value counts."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
    """Fields that the document doesn't have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["symbol"] = self.symbol
        fields["imfFunction"] = self.imf_function.to_dict()
        fields["mmfFunction"] = self.mmf_function.to_dict()
        fields["haircutFunction"] = self.haircut_function.to_dict()
        return fields

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Read the object from JSON, tolerantly.

        Raises:
            InvalidResponseError: a required field is missing, or a field can't be read.
        """
        self = object.__new__(cls)
        try:
            self.symbol = value if type(value := source["symbol"]) is str else text(value)
            self.imf_function = MarginFunction.from_dict(source["imfFunction"])
            self.mmf_function = MarginFunction.from_dict(source["mmfFunction"])
            self.haircut_function = CollateralFunction.from_dict(source["haircutFunction"])
            self.additional_properties = {} if _KNOWN.issuperset(source) else unknown(source, _NAMES)
        except UNREADABLE as error:
            unreadable(cls, self, _NAMES, source, error)
        return self


_NAMES: Mapping[str, str] = {
    "symbol": "symbol",
    "imfFunction": "imf_function",
    "mmfFunction": "mmf_function",
    "haircutFunction": "haircut_function",
}
_KNOWN = frozenset(_NAMES)
