"""The object BorrowLendHistory, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any, Self

from attrs import define, field

from ..arguments import plain
from ..reading import UNREADABLE, decimal, moment, unreadable, utc_text


@define(kw_only=True)
class BorrowLendHistory:
    """Rates and amounts of a borrow lend market at one time. Quantities are in the asset."""

    borrow_interest_rate: Decimal
    """Rate that borrowers pay, as a fraction: `0.05` is 5 %."""

    borrowed_quantity: Decimal
    """Borrowed from the pool."""

    lend_interest_rate: Decimal
    """Yearly rate (APY) that lenders receive, as a fraction: `0.05` is 5 %."""

    lent_quantity: Decimal
    """Lent to the pool."""

    utilization: Decimal
    """Share of the pool that is borrowed, as a fraction."""

    timestamp: datetime
    """Time of the figures."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
    """Fields that the document doesn't have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["borrowInterestRate"] = plain(self.borrow_interest_rate)
        fields["borrowedQuantity"] = plain(self.borrowed_quantity)
        fields["lendInterestRate"] = plain(self.lend_interest_rate)
        fields["lentQuantity"] = plain(self.lent_quantity)
        fields["utilization"] = plain(self.utilization)
        fields["timestamp"] = utc_text(self.timestamp, zone="Z")
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
                borrow_interest_rate=decimal(take("borrowInterestRate")),
                borrowed_quantity=decimal(take("borrowedQuantity")),
                lend_interest_rate=decimal(take("lendInterestRate")),
                lent_quantity=decimal(take("lentQuantity")),
                utilization=decimal(take("utilization")),
                timestamp=moment(take("timestamp")),
                additional_properties=rest,
            )
        except UNREADABLE as error:
            unreadable("BorrowLendHistory", _NAMES, source, rest, error)


_NAMES = (
    "borrowInterestRate",
    "borrowedQuantity",
    "lendInterestRate",
    "lentQuantity",
    "utilization",
    "timestamp",
)
