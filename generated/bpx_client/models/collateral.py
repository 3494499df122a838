"""The object Collateral, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

from msgspec import field

from ..arguments import plain
from ..reading import (
    UNREADABLE,
    decimal,
    in_one_go,
    text,
    unknown,
    unreadable,
    wire_names,
)
from ..types import Model


class Collateral(Model, kw_only=True):
    """What one asset contributes as collateral. Quantities are in the asset."""

    symbol: str
    """Asset symbol."""

    asset_mark_price: Decimal = field(name="assetMarkPrice")
    """Mark price of the asset's spot market, in its quote asset."""

    total_quantity: Decimal = field(name="totalQuantity")
    """Quantity before the haircut."""

    balance_notional: Decimal = field(name="balanceNotional")
    """Value of the balance at the index price, in USDC."""

    collateral_weight: Decimal = field(name="collateralWeight")
    """Share of the value that counts, as a fraction: `0.9` is 90 %."""

    collateral_value: Decimal = field(name="collateralValue")
    """What counts as collateral, `balanceNotional` times `collateralWeight`, in USDC."""

    open_order_quantity: Decimal = field(name="openOrderQuantity")
    """Part of it that open orders add."""

    lend_quantity: Decimal = field(name="lendQuantity")
    """Part of it that is lent."""

    available_quantity: Decimal = field(name="availableQuantity")
    """Part of it that is free to use."""

    additional_properties: dict[str, Any] = {}
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
        if (found := in_one_go(cls, _NAMES, source)) is not None:
            return found
        fields: dict[str, Any] = {}
        try:
            fields["symbol"] = text(source["symbol"])
            fields["asset_mark_price"] = decimal(source["assetMarkPrice"])
            fields["total_quantity"] = decimal(source["totalQuantity"])
            fields["balance_notional"] = decimal(source["balanceNotional"])
            fields["collateral_weight"] = decimal(source["collateralWeight"])
            fields["collateral_value"] = decimal(source["collateralValue"])
            fields["open_order_quantity"] = decimal(source["openOrderQuantity"])
            fields["lend_quantity"] = decimal(source["lendQuantity"])
            fields["available_quantity"] = decimal(source["availableQuantity"])
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(Collateral)
