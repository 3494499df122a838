"""The object `MaxWithdrawalQuantity`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ..model import Model
from ..values import MAX_EXPONENT, MIN_EXPONENT, OUT_OF_RANGE


class MaxWithdrawalQuantity(Model, kw_only=True):
    """The maximum withdrawal quantity of an asset, with the parameters of the request."""

    max_withdrawal_quantity: Decimal
    """Largest quantity, in the asset."""

    symbol: str | None = None
    """Asset symbol."""

    auto_borrow: bool | None = None
    """True if a missing quantity may be borrowed."""

    auto_lend_redeem: bool | None = None
    """True if lent funds may be redeemed."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not (
            self.max_withdrawal_quantity.is_finite()
            and MIN_EXPONENT <= self.max_withdrawal_quantity.adjusted() <= MAX_EXPONENT
        ):
            raise ValueError(OUT_OF_RANGE)
