"""The object BorrowLendHistory, and how it is read and written as JSON."""

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
    unknown,
    unreadable,
    utc_text,
)


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
        self = object.__new__(cls)
        try:
            self.borrow_interest_rate = (
                Decimal(value) if type(value := source["borrowInterestRate"]) is str else decimal(value)
            )
            self.borrowed_quantity = (
                Decimal(value) if type(value := source["borrowedQuantity"]) is str else decimal(value)
            )
            self.lend_interest_rate = (
                Decimal(value) if type(value := source["lendInterestRate"]) is str else decimal(value)
            )
            self.lent_quantity = Decimal(value) if type(value := source["lentQuantity"]) is str else decimal(value)
            self.utilization = Decimal(value) if type(value := source["utilization"]) is str else decimal(value)
            self.timestamp = moment(source["timestamp"])
            self.additional_properties = {} if _KNOWN.issuperset(source) else unknown(source, _NAMES)
        except UNREADABLE as error:
            unreadable(cls, self, _NAMES, source, error)
        return self


_NAMES: Mapping[str, str] = {
    "borrowInterestRate": "borrow_interest_rate",
    "borrowedQuantity": "borrowed_quantity",
    "lendInterestRate": "lend_interest_rate",
    "lentQuantity": "lent_quantity",
    "utilization": "utilization",
    "timestamp": "timestamp",
}
_KNOWN = frozenset(_NAMES)
