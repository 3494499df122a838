"""The object VaultMint, and how it is read and written as JSON."""

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
    whole,
    wire_names,
)
from ..types import Model


class VaultMint(Model, kw_only=True):
    """A mint of vault tokens."""

    id: str
    """Id of the mint."""

    vault_id: int = field(name="vaultId")
    """Number of the vault. From 0 to 4294967295."""

    vault_token: str = field(name="vaultToken")
    """Asset that stands for a share in the vault."""

    symbol: str
    """Asset that was put in."""

    quantity: Decimal
    """What was put in, in `symbol`."""

    vault_tokens_minted: Decimal = field(name="vaultTokensMinted")
    """Vault tokens given for it."""

    nav: Decimal
    """Net asset value of one vault token at that time."""

    timestamp: int
    """Time of the mint, Unix milliseconds."""

    additional_properties: dict[str, Any] = {}
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
        if (found := in_one_go(cls, _NAMES, source)) is not None:
            return found
        fields: dict[str, Any] = {}
        try:
            fields["id"] = text(source["id"])
            fields["vault_id"] = whole(source["vaultId"])
            fields["vault_token"] = text(source["vaultToken"])
            fields["symbol"] = text(source["symbol"])
            fields["quantity"] = decimal(source["quantity"])
            fields["vault_tokens_minted"] = decimal(source["vaultTokensMinted"])
            fields["nav"] = decimal(source["nav"])
            fields["timestamp"] = whole(source["timestamp"])
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(VaultMint)
