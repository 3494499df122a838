"""The object HistoricalBorrowLendPosition, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any, Self

from msgspec import field

from ..arguments import plain
from ..reading import (
    UNREADABLE,
    decimal,
    in_one_go,
    in_utc,
    moment,
    text,
    unknown,
    unreadable,
    utc_text,
    wire_names,
)
from ..types import Model
from .borrow_lend_side import BorrowLendSide
from .borrow_lend_source import BorrowLendSource


class HistoricalBorrowLendPosition(Model, kw_only=True):
    """A borrow or lend as the history keeps it."""

    position_id: str = field(name="positionId")
    """Id of the position."""

    symbol: str
    """Asset symbol."""

    side: BorrowLendSide
    """Borrow or lend."""

    source: BorrowLendSource
    """What brought the position about at first."""

    quantity: Decimal
    """Quantity, in the asset."""

    cumulative_interest: Decimal = field(name="cumulativeInterest")
    """Interest over the life of the position, in the asset."""

    avg_interest_rate: Decimal = field(name="avgInterestRate")
    """Average rate over the life of the position, as a fraction."""

    created_at: datetime = field(name="createdAt")
    """When the position was opened (UTC)."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        self.created_at = in_utc(self.created_at)

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
        if (found := in_one_go(cls, _NAMES, source)) is not None:
            return found
        fields: dict[str, Any] = {}
        try:
            fields["position_id"] = text(source["positionId"])
            fields["symbol"] = text(source["symbol"])
            fields["side"] = BorrowLendSide(source["side"])
            fields["source"] = BorrowLendSource(source["source"])
            fields["quantity"] = decimal(source["quantity"])
            fields["cumulative_interest"] = decimal(source["cumulativeInterest"])
            fields["avg_interest_rate"] = decimal(source["avgInterestRate"])
            fields["created_at"] = moment(source["createdAt"])
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(HistoricalBorrowLendPosition)
