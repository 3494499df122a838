"""The object HistoricalBorrowLendPosition, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any, Self

from attrs import define, field

from ..arguments import plain
from ..reading import (
    UNREADABLE,
    decimal,
    moment,
    text,
    unknown,
    unreadable,
    utc_text,
)
from .borrow_lend_side import BORROW_LEND_SIDE_BY_TEXT, BorrowLendSide
from .borrow_lend_source import BORROW_LEND_SOURCE_BY_TEXT, BorrowLendSource


@define(kw_only=True)
class HistoricalBorrowLendPosition:
    """A borrow or lend as the history keeps it."""

    position_id: str
    """Id of the position."""

    symbol: str
    """Asset symbol."""

    side: BorrowLendSide
    """Borrow or lend."""

    source: BorrowLendSource
    """What brought the position about at first."""

    quantity: Decimal
    """Quantity, in the asset."""

    cumulative_interest: Decimal
    """Interest over the life of the position, in the asset."""

    avg_interest_rate: Decimal
    """Average rate over the life of the position, as a fraction."""

    created_at: datetime
    """When the position was opened (UTC)."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
    """Fields that the document doesn't have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["positionId"] = self.position_id
        fields["symbol"] = self.symbol
        fields["side"] = self.side.value
        fields["source"] = self.source.value
        fields["quantity"] = plain(self.quantity)
        fields["cumulativeInterest"] = plain(self.cumulative_interest)
        fields["avgInterestRate"] = plain(self.avg_interest_rate)
        fields["createdAt"] = utc_text(self.created_at)
        return fields

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Read the object from JSON, tolerantly.

        Raises:
            InvalidResponseError: a required field is missing, or a field can't be read.
        """
        self = object.__new__(cls)
        try:
            self.position_id = value if type(value := source["positionId"]) is str else text(value)
            self.symbol = value if type(value := source["symbol"]) is str else text(value)
            self.side = BORROW_LEND_SIDE_BY_TEXT.get(value := source["side"]) or BorrowLendSide(value)
            self.source = BORROW_LEND_SOURCE_BY_TEXT.get(value := source["source"]) or BorrowLendSource(value)
            self.quantity = Decimal(value) if type(value := source["quantity"]) is str else decimal(value)
            self.cumulative_interest = (
                Decimal(value) if type(value := source["cumulativeInterest"]) is str else decimal(value)
            )
            self.avg_interest_rate = (
                Decimal(value) if type(value := source["avgInterestRate"]) is str else decimal(value)
            )
            self.created_at = moment(source["createdAt"])
            self.additional_properties = {} if _KNOWN.issuperset(source) else unknown(source, _NAMES)
        except UNREADABLE as error:
            unreadable(cls, self, _NAMES, source, error)
        return self


_NAMES: Mapping[str, str] = {
    "positionId": "position_id",
    "symbol": "symbol",
    "side": "side",
    "source": "source",
    "quantity": "quantity",
    "cumulativeInterest": "cumulative_interest",
    "avgInterestRate": "avg_interest_rate",
    "createdAt": "created_at",
}
_KNOWN = frozenset(_NAMES)
