"""The object BorrowLendHistory, and how it is read and written as JSON."""

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
    unknown,
    unreadable,
    utc_text,
    wire_names,
)
from ..types import Model


class BorrowLendHistory(Model, kw_only=True):
    """Rates and amounts of a borrow lend market at one time. Quantities are in the asset."""

    timestamp: datetime
    """Time of the figures."""

    borrow_interest_rate: Decimal | None = field(default=None, name="borrowInterestRate")
    """Rate that borrowers pay, as a fraction: `0.05` is 5 %."""

    borrowed_quantity: Decimal | None = field(default=None, name="borrowedQuantity")
    """Quantity borrowed from the pool."""

    lend_interest_rate: Decimal | None = field(default=None, name="lendInterestRate")
    """Yearly rate (APY) that lenders receive, as a fraction: `0.05` is 5 %."""

    lent_quantity: Decimal | None = field(default=None, name="lentQuantity")
    """Quantity lent to the pool."""

    utilization: Decimal | None = None
    """Share of the pool that is borrowed, as a fraction."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not (
            (
                (borrow_interest_rate := self.borrow_interest_rate) is None
                or (borrow_interest_rate.is_finite() and SMALLEST <= borrow_interest_rate.adjusted() <= MAGNITUDE)
            )
            and (
                (borrowed_quantity := self.borrowed_quantity) is None
                or (borrowed_quantity.is_finite() and SMALLEST <= borrowed_quantity.adjusted() <= MAGNITUDE)
            )
            and (
                (lend_interest_rate := self.lend_interest_rate) is None
                or (lend_interest_rate.is_finite() and SMALLEST <= lend_interest_rate.adjusted() <= MAGNITUDE)
            )
            and (
                (lent_quantity := self.lent_quantity) is None
                or (lent_quantity.is_finite() and SMALLEST <= lent_quantity.adjusted() <= MAGNITUDE)
            )
            and (
                (utilization := self.utilization) is None
                or (utilization.is_finite() and SMALLEST <= utilization.adjusted() <= MAGNITUDE)
            )
        ):
            raise ValueError(ODD_NUMBER)
        self.timestamp = (
            EPOCH + (self.timestamp - NAIVE_EPOCH) if self.timestamp.tzinfo is None else in_utc(self.timestamp)
        )

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["timestamp"] = utc_text(self.timestamp, zone="Z")
        if self.borrow_interest_rate is not None:
            fields["borrowInterestRate"] = plain(self.borrow_interest_rate)
        if self.borrowed_quantity is not None:
            fields["borrowedQuantity"] = plain(self.borrowed_quantity)
        if self.lend_interest_rate is not None:
            fields["lendInterestRate"] = plain(self.lend_interest_rate)
        if self.lent_quantity is not None:
            fields["lentQuantity"] = plain(self.lent_quantity)
        if self.utilization is not None:
            fields["utilization"] = plain(self.utilization)
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
            fields["timestamp"] = moment(source["timestamp"])
            fields["borrow_interest_rate"] = (
                None if (value := source.get("borrowInterestRate")) is None else decimal(value)
            )
            fields["borrowed_quantity"] = None if (value := source.get("borrowedQuantity")) is None else decimal(value)
            fields["lend_interest_rate"] = None if (value := source.get("lendInterestRate")) is None else decimal(value)
            fields["lent_quantity"] = None if (value := source.get("lentQuantity")) is None else decimal(value)
            fields["utilization"] = None if (value := source.get("utilization")) is None else decimal(value)
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(BorrowLendHistory)
