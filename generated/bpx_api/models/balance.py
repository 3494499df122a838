"""The object `Balance`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ..model import Model
from ..values import MAX_EXPONENT, MIN_EXPONENT, OUT_OF_RANGE


class Balance(Model, kw_only=True):
    """The account's balance of one asset, in that asset."""

    available: Decimal
    """Available quantity."""

    locked: Decimal
    """Quantity locked in open orders."""

    staked: Decimal | None = None
    """Staked quantity."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not (
            self.available.is_finite()
            and MIN_EXPONENT <= self.available.adjusted() <= MAX_EXPONENT
            and self.locked.is_finite()
            and MIN_EXPONENT <= self.locked.adjusted() <= MAX_EXPONENT
            and (
                (staked := self.staked) is None
                or (staked.is_finite() and MIN_EXPONENT <= staked.adjusted() <= MAX_EXPONENT)
            )
        ):
            raise ValueError(OUT_OF_RANGE)
