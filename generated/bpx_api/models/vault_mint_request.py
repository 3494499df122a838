"""The body VaultMintRequest, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

from attrs import field, frozen

from .. import arguments as check
from ..arguments import plain
from ..reading import (
    UNREADABLE,
    decimal,
    text,
    truth,
    unknown,
    unreadable,
    whole,
)


@frozen(kw_only=True, init=False)
class VaultMintRequest:
    """A deposit into a vault."""

    vault_id: int
    """Number of the vault. From 0 to 4294967295."""

    symbol: str
    """Asset to deposit, such as `USDC`."""

    quantity: Decimal
    """Quantity, in the asset. Above 0."""

    auto_borrow: bool | None = None
    """Borrow a missing quantity."""

    auto_lend_redeem: bool | None = None
    """Redeem lent funds if needed."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
    """Fields that the document doesn't have, sent as they are."""

    def __init__(
        self,
        *,
        vault_id: int,
        symbol: str,
        quantity: Decimal | int | str,
        auto_borrow: bool | None = None,
        auto_lend_redeem: bool | None = None,
        additional_properties: Mapping[str, Any] | None = None,
    ) -> None:
        """Check the fields as strictly as an operation checks its arguments.

        Args:
            vault_id: Number of the vault. From 0 to 4294967295.
            symbol: Asset to deposit, such as `USDC`.
            quantity: Quantity, in the asset. Above 0.
            auto_borrow: Borrow a missing quantity.
            auto_lend_redeem: Redeem lent funds if needed.
            additional_properties: Fields that the document doesn't have; they are sent as they are.

        Raises:
            InvalidArgumentError: a field was refused.
        """
        check.keep(
            self,
            vault_id=check.integer("vault_id", vault_id, minimum=0, maximum=4294967295),
            symbol=check.text("symbol", symbol),
            quantity=check.decimal("quantity", quantity, above=0),
            auto_borrow=None if auto_borrow is None else check.boolean("auto_borrow", auto_borrow),
            auto_lend_redeem=None if auto_lend_redeem is None else check.boolean("auto_lend_redeem", auto_lend_redeem),
            additional_properties=dict(additional_properties or {}),
        )

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["vaultId"] = self.vault_id
        fields["symbol"] = self.symbol
        fields["quantity"] = plain(self.quantity)
        if self.auto_borrow is not None:
            fields["autoBorrow"] = self.auto_borrow
        if self.auto_lend_redeem is not None:
            fields["autoLendRedeem"] = self.auto_lend_redeem
        return fields

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Read the object from JSON, tolerantly.

        Raises:
            InvalidResponseError: a required field is missing, or a field can't be read.
        """
        fields: dict[str, Any] = {}
        try:
            fields["vault_id"] = whole(source["vaultId"])
            fields["symbol"] = text(source["symbol"])
            fields["quantity"] = decimal(source["quantity"])
            fields["auto_borrow"] = None if (value := source.get("autoBorrow")) is None else truth(value)
            fields["auto_lend_redeem"] = None if (value := source.get("autoLendRedeem")) is None else truth(value)
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES: Mapping[str, str] = {
    "vaultId": "vault_id",
    "symbol": "symbol",
    "quantity": "quantity",
    "autoBorrow": "auto_borrow",
    "autoLendRedeem": "auto_lend_redeem",
}
