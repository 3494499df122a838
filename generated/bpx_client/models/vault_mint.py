"""The object VaultMint, and how it is read and written as JSON."""

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
    whole,
)


@define(kw_only=True)
class VaultMint:
    """A mint of vault tokens."""

    id: str
    """Id of the mint."""

    vault_id: int
    """Number of the vault. From 0 to 4294967295."""

    vault_token: str
    """Asset that stands for a share in the vault."""

    symbol: str
    """Asset that was put in."""

    quantity: Decimal
    """What was put in, in `symbol`."""

    vault_tokens_minted: Decimal
    """Vault tokens given for it."""

    nav: Decimal
    """Net asset value of one vault token at that time."""

    timestamp: int
    """Time of the mint, Unix milliseconds."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
    """Fields that the document doesn't have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["id"] = self.id
        fields["vaultId"] = self.vault_id
        fields["vaultToken"] = self.vault_token
        fields["symbol"] = self.symbol
        fields["quantity"] = plain(self.quantity)
        fields["vaultTokensMinted"] = plain(self.vault_tokens_minted)
        fields["nav"] = plain(self.nav)
        fields["timestamp"] = self.timestamp
        return fields

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Read the object from JSON, tolerantly.

        Raises:
            InvalidResponseError: a required field is missing, or a field can't be read.
        """
        self = object.__new__(cls)
        try:
            self.id = value if type(value := source["id"]) is str else text(value)
            self.vault_id = value if type(value := source["vaultId"]) is int else whole(value)
            self.vault_token = value if type(value := source["vaultToken"]) is str else text(value)
            self.symbol = value if type(value := source["symbol"]) is str else text(value)
            self.quantity = Decimal(value) if type(value := source["quantity"]) is str else decimal(value)
            self.vault_tokens_minted = (
                Decimal(value) if type(value := source["vaultTokensMinted"]) is str else decimal(value)
            )
            self.nav = Decimal(value) if type(value := source["nav"]) is str else decimal(value)
            self.timestamp = value if type(value := source["timestamp"]) is int else whole(value)
            self.additional_properties = {} if _KNOWN.issuperset(source) else unknown(source, _NAMES)
        except UNREADABLE as error:
            unreadable(cls, self, _NAMES, source, error)
        return self


_NAMES: Mapping[str, str] = {
    "id": "id",
    "vaultId": "vault_id",
    "vaultToken": "vault_token",
    "symbol": "symbol",
    "quantity": "quantity",
    "vaultTokensMinted": "vault_tokens_minted",
    "nav": "nav",
    "timestamp": "timestamp",
}
_KNOWN = frozenset(_NAMES)
