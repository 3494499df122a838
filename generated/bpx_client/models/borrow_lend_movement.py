"""The object BorrowLendMovement, and how it is read and written as JSON."""

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
from .borrow_lend_event_type import BorrowLendEventType
from .borrow_lend_source import BorrowLendSource


@define(kw_only=True)
class BorrowLendMovement:
    """A change of a borrow or lend."""

    event_type: BorrowLendEventType
    """What happened."""

    source: BorrowLendSource
    """What brought it about."""

    position_id: str
    """Position that changed."""

    symbol: str
    """Asset symbol."""

    quantity: Decimal
    """Size of the change, in the asset."""

    timestamp: datetime
    """When it happened (UTC)."""

    position_quantity: Decimal | None = None
    """Size of the position after the change, in the asset."""

    spot_margin_order_id: str | None = None
    """Order that brought it about, where that was spot margin."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
    """Fields that the document doesn't have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["eventType"] = self.event_type.value
        fields["source"] = self.source.value
        fields["positionId"] = self.position_id
        fields["symbol"] = self.symbol
        fields["quantity"] = plain(self.quantity)
        fields["timestamp"] = utc_text(self.timestamp)
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
        self = cls.__new__(cls)
        try:
            self.event_type = BorrowLendEventType.read(source["eventType"])
            self.source = BorrowLendSource.read(source["source"])
            self.position_id = text(source["positionId"])
            self.symbol = text(source["symbol"])
            self.quantity = Decimal(value) if type(value := source["quantity"]) is str else decimal(value)
            self.timestamp = moment(source["timestamp"])
            self.position_quantity = (
                None
                if (value := source.get("positionQuantity")) is None
                else Decimal(value)
                if type(value) is str
                else decimal(value)
            )
            self.spot_margin_order_id = None if (value := source.get("spotMarginOrderId")) is None else text(value)
            self.additional_properties = unknown(source, _NAMES)
        except UNREADABLE as error:
            unreadable(cls, self, _NAMES, source, error)
        return self


_NAMES: Mapping[str, str] = {
    "eventType": "event_type",
    "source": "source",
    "positionId": "position_id",
    "symbol": "symbol",
    "quantity": "quantity",
    "timestamp": "timestamp",
    "positionQuantity": "position_quantity",
    "spotMarginOrderId": "spot_margin_order_id",
}
