"""The object HistoricalBorrowLendPosition, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any, Self

from msgspec import field

from ..arguments import plain
from ..reading import (
    EPOCH,
    MAGNITUDE,
    NAIVE_EPOCH,
    ODD_NUMBER,
    SMALLEST,
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
    """A borrow or lend in the history."""

    position_id: str = field(name="positionId")
    """Id of the position."""

    symbol: str
    """Asset symbol."""

    quantity: Decimal
    """Quantity, in the asset."""

    side: BorrowLendSide | None = None
    """Borrow or lend."""

    source: BorrowLendSource | None = None
    """Cause of the position."""

    cumulative_interest: Decimal | None = field(default=None, name="cumulativeInterest")
    """Interest over the life of the position, in the asset."""

    avg_interest_rate: Decimal | None = field(default=None, name="avgInterestRate")
    """Average rate over the life of the position, as a fraction."""

    created_at: datetime | None = field(default=None, name="createdAt")
    """Time when the position was opened (UTC)."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not (
            self.quantity.is_finite()
            and SMALLEST <= self.quantity.adjusted() <= MAGNITUDE
            and (
                (cumulative_interest := self.cumulative_interest) is None
                or (cumulative_interest.is_finite() and SMALLEST <= cumulative_interest.adjusted() <= MAGNITUDE)
            )
            and (
                (avg_interest_rate := self.avg_interest_rate) is None
                or (avg_interest_rate.is_finite() and SMALLEST <= avg_interest_rate.adjusted() <= MAGNITUDE)
            )
        ):
            raise ValueError(ODD_NUMBER)
        if self.created_at is not None:
            self.created_at = (
                EPOCH + (self.created_at - NAIVE_EPOCH) if self.created_at.tzinfo is None else in_utc(self.created_at)
            )

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["positionId"] = self.position_id
        fields["symbol"] = self.symbol
        fields["quantity"] = plain(self.quantity)
        if self.side is not None:
            fields["side"] = self.side.value
        if self.source is not None:
            fields["source"] = self.source.value
        if self.cumulative_interest is not None:
            fields["cumulativeInterest"] = plain(self.cumulative_interest)
        if self.avg_interest_rate is not None:
            fields["avgInterestRate"] = plain(self.avg_interest_rate)
        if self.created_at is not None:
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
            fields["quantity"] = decimal(source["quantity"])
            fields["side"] = None if (value := source.get("side")) is None else BorrowLendSide(value)
            fields["source"] = None if (value := source.get("source")) is None else BorrowLendSource(value)
            fields["cumulative_interest"] = (
                None if (value := source.get("cumulativeInterest")) is None else decimal(value)
            )
            fields["avg_interest_rate"] = None if (value := source.get("avgInterestRate")) is None else decimal(value)
            fields["created_at"] = None if (value := source.get("createdAt")) is None else moment(value)
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(HistoricalBorrowLendPosition)
