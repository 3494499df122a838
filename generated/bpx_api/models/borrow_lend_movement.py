"""The object BorrowLendMovement, and how it is read and written as JSON."""

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
from .borrow_lend_event_type import BorrowLendEventType
from .borrow_lend_source import BorrowLendSource


class BorrowLendMovement(Model, kw_only=True):
    """A change of a borrow or lend."""

    event_type: BorrowLendEventType = field(name="eventType")
    """Kind of event."""

    symbol: str
    """Asset symbol."""

    quantity: Decimal
    """Size of the change, in the asset."""

    timestamp: datetime
    """Time of the event (UTC)."""

    source: BorrowLendSource | None = None
    """Cause of the event."""

    position_id: str | None = field(default=None, name="positionId")
    """Changed position."""

    position_quantity: Decimal | None = field(default=None, name="positionQuantity")
    """Size of the position after the change, in the asset."""

    spot_margin_order_id: str | None = field(default=None, name="spotMarginOrderId")
    """Order that caused the event, for spot margin."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not (
            self.quantity.is_finite()
            and SMALLEST <= self.quantity.adjusted() <= MAGNITUDE
            and (
                (position_quantity := self.position_quantity) is None
                or (position_quantity.is_finite() and SMALLEST <= position_quantity.adjusted() <= MAGNITUDE)
            )
        ):
            raise ValueError(ODD_NUMBER)
        self.timestamp = (
            EPOCH + (self.timestamp - NAIVE_EPOCH) if self.timestamp.tzinfo is None else in_utc(self.timestamp)
        )

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["eventType"] = self.event_type.value
        fields["symbol"] = self.symbol
        fields["quantity"] = plain(self.quantity)
        fields["timestamp"] = utc_text(self.timestamp)
        if self.source is not None:
            fields["source"] = self.source.value
        if self.position_id is not None:
            fields["positionId"] = self.position_id
        if self.position_quantity is not None:
            fields["positionQuantity"] = plain(self.position_quantity)
        if self.spot_margin_order_id is not None:
            fields["spotMarginOrderId"] = self.spot_margin_order_id
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
            fields["event_type"] = BorrowLendEventType(source["eventType"])
            fields["symbol"] = text(source["symbol"])
            fields["quantity"] = decimal(source["quantity"])
            fields["timestamp"] = moment(source["timestamp"])
            fields["source"] = None if (value := source.get("source")) is None else BorrowLendSource(value)
            fields["position_id"] = None if (value := source.get("positionId")) is None else text(value)
            fields["position_quantity"] = None if (value := source.get("positionQuantity")) is None else decimal(value)
            fields["spot_margin_order_id"] = None if (value := source.get("spotMarginOrderId")) is None else text(value)
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(BorrowLendMovement)
