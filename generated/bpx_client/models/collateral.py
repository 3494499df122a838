"""The object Collateral, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

from attrs import define, field

from ..arguments import plain
from ..reading import (
    UNREADABLE,
    decimal,
    text,
    unknown,
    unreadable,
)


@define(kw_only=True)
class Collateral:
    """What one asset contributes as collateral. Quantities are in the asset."""

    symbol: str
    """Asset symbol."""

    asset_mark_price: Decimal
    """Mark price of the asset's spot market, in its quote asset."""

    total_quantity: Decimal
    """Quantity before the haircut."""

    balance_notional: Decimal
    """Value of the balance at the index price, in USDC."""

    collateral_weight: Decimal
    """Share of the value that counts, as a fraction: `0.9` is 90 %."""

    collateral_value: Decimal
    """What counts as collateral, `balanceNotional` times `collateralWeight`, in USDC."""

    open_order_quantity: Decimal
    """Part of it that open orders add."""

    lend_quantity: Decimal
    """Part of it that is lent."""

    available_quantity: Decimal
    """Part of it that is free to use."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
    """Fields that the document doesn't have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["symbol"] = self.symbol
        fields["assetMarkPrice"] = plain(self.asset_mark_price)
        fields["totalQuantity"] = plain(self.total_quantity)
        fields["balanceNotional"] = plain(self.balance_notional)
        fields["collateralWeight"] = plain(self.collateral_weight)
        fields["collateralValue"] = plain(self.collateral_value)
        fields["openOrderQuantity"] = plain(self.open_order_quantity)
        fields["lendQuantity"] = plain(self.lend_quantity)
        fields["availableQuantity"] = plain(self.available_quantity)
        return fields

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Read the object from JSON, tolerantly.

        Raises:
            InvalidResponseError: a required field is missing, or a field can't be read.
        """
        self = object.__new__(cls)
        try:
            self.symbol = value if type(value := source["symbol"]) is str else text(value)
            self.asset_mark_price = Decimal(value) if type(value := source["assetMarkPrice"]) is str else decimal(value)
            self.total_quantity = Decimal(value) if type(value := source["totalQuantity"]) is str else decimal(value)
            self.balance_notional = (
                Decimal(value) if type(value := source["balanceNotional"]) is str else decimal(value)
            )
            self.collateral_weight = (
                Decimal(value) if type(value := source["collateralWeight"]) is str else decimal(value)
            )
            self.collateral_value = (
                Decimal(value) if type(value := source["collateralValue"]) is str else decimal(value)
            )
            self.open_order_quantity = (
                Decimal(value) if type(value := source["openOrderQuantity"]) is str else decimal(value)
            )
            self.lend_quantity = Decimal(value) if type(value := source["lendQuantity"]) is str else decimal(value)
            self.available_quantity = (
                Decimal(value) if type(value := source["availableQuantity"]) is str else decimal(value)
            )
            self.additional_properties = {} if _KNOWN.issuperset(source) else unknown(source, _NAMES)
        except UNREADABLE as error:
            unreadable(cls, self, _NAMES, source, error)
        return self


_NAMES: Mapping[str, str] = {
    "symbol": "symbol",
    "assetMarkPrice": "asset_mark_price",
    "totalQuantity": "total_quantity",
    "balanceNotional": "balance_notional",
    "collateralWeight": "collateral_weight",
    "collateralValue": "collateral_value",
    "openOrderQuantity": "open_order_quantity",
    "lendQuantity": "lend_quantity",
    "availableQuantity": "available_quantity",
}
_KNOWN = frozenset(_NAMES)
