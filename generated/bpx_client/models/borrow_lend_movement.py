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
from .borrow_lend_event_type import BORROW_LEND_EVENT_TYPE_BY_TEXT, BorrowLendEventType
from .borrow_lend_source import BORROW_LEND_SOURCE_BY_TEXT, BorrowLendSource


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
        self = object.__new__(cls)
        try:
            get = source.get
            self.event_type = BORROW_LEND_EVENT_TYPE_BY_TEXT.get(value := source["eventType"]) or BorrowLendEventType(
                value
            )
            self.source = BORROW_LEND_SOURCE_BY_TEXT.get(value := source["source"]) or BorrowLendSource(value)
            self.position_id = value if type(value := source["positionId"]) is str else text(value)
            self.symbol = value if type(value := source["symbol"]) is str else text(value)
            self.quantity = Decimal(value) if type(value := source["quantity"]) is str else decimal(value)
            self.timestamp = moment(source["timestamp"])
            self.position_quantity = (
                Decimal(value)
                if type(value := get("positionQuantity")) is str
                else None
                if value is None
                else decimal(value)
            )
            self.spot_margin_order_id = (
                value if type(value := get("spotMarginOrderId")) is str else None if value is None else text(value)
            )
            self.additional_properties = {} if _KNOWN.issuperset(source) else unknown(source, _NAMES)
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
_KNOWN = frozenset(_NAMES)
