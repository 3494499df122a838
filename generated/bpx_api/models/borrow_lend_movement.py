"""The object `BorrowLendMovement`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ..model import Model, NaiveDatetime
from ..values import EPOCH, MAX_EXPONENT, MIN_EXPONENT, NAIVE_EPOCH, OUT_OF_RANGE, to_utc
from .borrow_lend_event_type import BorrowLendEventType
from .borrow_lend_source import BorrowLendSource


class BorrowLendMovement(Model, kw_only=True):
    """A change of a borrow or lend."""

    event_type: BorrowLendEventType
    """Kind of event."""

    symbol: str
    """Asset symbol."""

    quantity: Decimal
    """Size of the change, in the asset."""

    timestamp: NaiveDatetime
    """Time of the event (UTC)."""

    source: BorrowLendSource | None = None
    """Cause of the event."""

    position_id: str | None = None
    """Changed position."""

    position_quantity: Decimal | None = None
    """Size of the position after the change, in the asset."""

    spot_margin_order_id: str | None = None
    """Order that caused the event, for spot margin."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not (
            self.quantity.is_finite()
            and MIN_EXPONENT <= self.quantity.adjusted() <= MAX_EXPONENT
            and (
                (position_quantity := self.position_quantity) is None
                or (position_quantity.is_finite() and MIN_EXPONENT <= position_quantity.adjusted() <= MAX_EXPONENT)
            )
        ):
            raise ValueError(OUT_OF_RANGE)
        self.timestamp = (
            EPOCH + (self.timestamp - NAIVE_EPOCH) if self.timestamp.tzinfo is None else to_utc(self.timestamp)
        )
