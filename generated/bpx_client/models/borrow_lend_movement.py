"""The object BorrowLendMovement, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any, Self

from attrs import define, field

from ..arguments import plain
from ..reading import UNREADABLE, decimal, moment, text, unreadable, utc_text
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
        rest: dict[str, Any] = {}
        try:
            rest = dict(source)
            take = rest.pop
            return cls(
                event_type=BorrowLendEventType(take("eventType")),
                source=BorrowLendSource(take("source")),
                position_id=text(take("positionId")),
                symbol=text(take("symbol")),
                quantity=decimal(take("quantity")),
                timestamp=moment(take("timestamp")),
                position_quantity=None if (value := take("positionQuantity", None)) is None else decimal(value),
                spot_margin_order_id=None if (value := take("spotMarginOrderId", None)) is None else text(value),
                additional_properties=rest,
            )
        except UNREADABLE as error:
            unreadable("BorrowLendMovement", _NAMES, source, rest, error)


_NAMES = (
    "eventType",
    "source",
    "positionId",
    "symbol",
    "quantity",
    "timestamp",
    "positionQuantity",
    "spotMarginOrderId",
)
