"""The object BorrowLendApyRate, and how it is read and written as JSON."""

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


class BorrowLendApyRate(Model, kw_only=True):
    """Yearly rates of one borrow lend market."""

    symbol: str
    """Asset symbol."""

    borrow_rate: Decimal | None = field(default=None, name="borrowRate")
    """Yearly rate (APY) for borrowers, as a fraction."""

    lend_rate: Decimal | None = field(default=None, name="lendRate")
    """Yearly rate (APY) for lenders, as a fraction."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["symbol"] = self.symbol
        if self.borrow_rate is not None:
            fields["borrowRate"] = plain(self.borrow_rate)
        if self.lend_rate is not None:
            fields["lendRate"] = plain(self.lend_rate)
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
            fields["borrow_rate"] = None if (value := source.get("borrowRate")) is None else any_decimal(value)
            fields["lend_rate"] = None if (value := source.get("lendRate")) is None else any_decimal(value)
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(BorrowLendApyRate)
