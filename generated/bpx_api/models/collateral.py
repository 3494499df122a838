"""The object `Collateral`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ..model import Part


class Collateral(Part, kw_only=True):
    """Contribution of one asset to the collateral. Quantities are in the asset."""

    symbol: str
    """Asset symbol."""

    total_quantity: Decimal
    """Quantity before the haircut."""

    asset_mark_price: Decimal | None = None
    """Mark price of the asset's spot market, in its quote asset."""

    balance_notional: Decimal | None = None
    """Value of the balance at the index price, in USDC."""

    collateral_weight: Decimal | None = None
    """Share of the value that counts, as a fraction: `0.9` is 90 %."""

    collateral_value: Decimal | None = None
    """Value as collateral, `balance_notional` times `collateral_weight`, in USDC."""

    open_order_quantity: Decimal | None = None
    """Quantity in open orders."""

    lend_quantity: Decimal | None = None
    """Lent quantity."""

    available_quantity: Decimal | None = None
    """Available quantity."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""
