"""The object Collateral, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

from msgspec import field

from ..arguments import plain
from ..reading import (
    UNREADABLE,
    any_decimal,
    finite_decimal,
    in_one_go,
    text,
    unknown,
    unreadable,
    wire_names,
)
from ..types import Model


class Collateral(Model, kw_only=True):
    """Contribution of one asset to the collateral. Quantities are in the asset."""

    symbol: str
    """Asset symbol."""

    total_quantity: Decimal = field(name="totalQuantity")
    """Quantity before the haircut."""

    asset_mark_price: Decimal | None = field(default=None, name="assetMarkPrice")
    """Mark price of the asset's spot market, in its quote asset."""

    balance_notional: Decimal | None = field(default=None, name="balanceNotional")
    """Value of the balance at the index price, in USDC."""

    collateral_weight: Decimal | None = field(default=None, name="collateralWeight")
    """Share of the value that counts, as a fraction: `0.9` is 90 %."""

    collateral_value: Decimal | None = field(default=None, name="collateralValue")
    """Value as collateral, `balanceNotional` times `collateralWeight`, in USDC."""

    open_order_quantity: Decimal | None = field(default=None, name="openOrderQuantity")
    """Quantity in open orders."""

    lend_quantity: Decimal | None = field(default=None, name="lendQuantity")
    """Lent quantity."""

    available_quantity: Decimal | None = field(default=None, name="availableQuantity")
    """Available quantity."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["symbol"] = self.symbol
        fields["totalQuantity"] = plain(self.total_quantity)
        if self.asset_mark_price is not None:
            fields["assetMarkPrice"] = plain(self.asset_mark_price)
        if self.balance_notional is not None:
            fields["balanceNotional"] = plain(self.balance_notional)
        if self.collateral_weight is not None:
            fields["collateralWeight"] = plain(self.collateral_weight)
        if self.collateral_value is not None:
            fields["collateralValue"] = plain(self.collateral_value)
        if self.open_order_quantity is not None:
            fields["openOrderQuantity"] = plain(self.open_order_quantity)
        if self.lend_quantity is not None:
            fields["lendQuantity"] = plain(self.lend_quantity)
        if self.available_quantity is not None:
            fields["availableQuantity"] = plain(self.available_quantity)
        return fields

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Read the object from JSON, tolerantly.

        Raises:
            InvalidResponseError: a required field is missing, or a field can't be read.
        """
        if (found := in_one_go(cls, _NAMES, source)) is not None and found.total_quantity.is_finite():
            return found
        fields: dict[str, Any] = {}
        try:
            fields["symbol"] = text(source["symbol"])
            fields["total_quantity"] = finite_decimal(source["totalQuantity"])
            fields["asset_mark_price"] = None if (value := source.get("assetMarkPrice")) is None else any_decimal(value)
            fields["balance_notional"] = (
                None if (value := source.get("balanceNotional")) is None else any_decimal(value)
            )
            fields["collateral_weight"] = (
                None if (value := source.get("collateralWeight")) is None else any_decimal(value)
            )
            fields["collateral_value"] = (
                None if (value := source.get("collateralValue")) is None else any_decimal(value)
            )
            fields["open_order_quantity"] = (
                None if (value := source.get("openOrderQuantity")) is None else any_decimal(value)
            )
            fields["lend_quantity"] = None if (value := source.get("lendQuantity")) is None else any_decimal(value)
            fields["available_quantity"] = (
                None if (value := source.get("availableQuantity")) is None else any_decimal(value)
            )
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(Collateral)
