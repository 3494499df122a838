"""The object `Settlement`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ..model import Model, NaiveDatetime
from ..values import EPOCH, MAX_EXPONENT, MIN_EXPONENT, NAIVE_EPOCH, OUT_OF_RANGE, to_utc
from .settlement_source import SettlementSource


class Settlement(Model, kw_only=True):
    """A settlement on the account."""

    source: SettlementSource
    """Purpose of the amount."""

    quantity: Decimal
    """Amount. The unit is not documented."""

    timestamp: NaiveDatetime
    """Time when it was settled (UTC)."""

    user_id: int | None = None
    """Number of the account's user."""

    subaccount_id: int | None = None
    """Subaccount, if any."""

    position_id: str | None = None
    """Position of the settlement, for funding and for realised profit and loss."""

    engine_sequence: int | None = None
    """Number of the event in the engine. At least 0."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not (self.quantity.is_finite() and MIN_EXPONENT <= self.quantity.adjusted() <= MAX_EXPONENT):
            raise ValueError(OUT_OF_RANGE)
        self.timestamp = (
            EPOCH + (self.timestamp - NAIVE_EPOCH) if self.timestamp.tzinfo is None else to_utc(self.timestamp)
        )
