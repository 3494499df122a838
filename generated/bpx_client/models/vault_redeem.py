"""The object VaultRedeem, and how it is read and written as JSON."""

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
from .vault_redeem_status import VAULT_REDEEM_STATUS_BY_TEXT, VaultRedeemStatus


@define(kw_only=True)
class VaultRedeem:
    """A request to redeem vault tokens, or what became of it."""

    status: VaultRedeemStatus
    """State of the request."""

    id: str
    """Id of the request."""

    vault_id: int
    """Number of the vault. From 0 to 4294967295."""

    vault_token_quantity: Decimal
    """How many vault tokens to redeem."""

    timestamp: int
    """Time of the event, Unix milliseconds."""

    vault_token: str | None = None
    """Asset that stands for a share in the vault. `Redeemed` only."""

    symbol: str | None = None
    """Asset that was paid out. `Redeemed` only."""

    quantity: Decimal | None = None
    """What was paid out, in `symbol`. `Redeemed` only."""

    nav: Decimal | None = None
    """Net asset value of one vault token at that time. `Redeemed` only."""

    reason: str | None = None
    """Why it was cancelled. `Cancelled` only."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
    """Fields that the document doesn't have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["status"] = self.status.value
        fields["id"] = self.id
        fields["vaultId"] = self.vault_id
        fields["vaultTokenQuantity"] = plain(self.vault_token_quantity)
        fields["timestamp"] = self.timestamp
        if self.vault_token is not None:
            fields["vaultToken"] = self.vault_token
        if self.symbol is not None:
            fields["symbol"] = self.symbol
        if self.quantity is not None:
            fields["quantity"] = plain(self.quantity)
        if self.nav is not None:
            fields["nav"] = plain(self.nav)
        if self.reason is not None:
            fields["reason"] = self.reason
        return fields

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Read the object from JSON, tolerantly.

        Raises:
            InvalidResponseError: a required field is missing, or a field can't be read.
        """
        self = object.__new__(cls)
        try:
            get = source.get
            self.status = VAULT_REDEEM_STATUS_BY_TEXT.get(value := source["status"]) or VaultRedeemStatus(value)
            self.id = value if type(value := source["id"]) is str else text(value)
            self.vault_id = value if type(value := source["vaultId"]) is int else whole(value)
            self.vault_token_quantity = (
                Decimal(value) if type(value := source["vaultTokenQuantity"]) is str else decimal(value)
            )
            self.timestamp = value if type(value := source["timestamp"]) is int else whole(value)
            self.vault_token = (
                value if type(value := get("vaultToken")) is str else None if value is None else text(value)
            )
            self.symbol = value if type(value := get("symbol")) is str else None if value is None else text(value)
            self.quantity = (
                Decimal(value) if type(value := get("quantity")) is str else None if value is None else decimal(value)
            )
            self.nav = Decimal(value) if type(value := get("nav")) is str else None if value is None else decimal(value)
            self.reason = value if type(value := get("reason")) is str else None if value is None else text(value)
            self.additional_properties = {} if _KNOWN.issuperset(source) else unknown(source, _NAMES)
        except UNREADABLE as error:
            unreadable(cls, self, _NAMES, source, error)
        return self


_NAMES: Mapping[str, str] = {
    "status": "status",
    "id": "id",
    "vaultId": "vault_id",
    "vaultTokenQuantity": "vault_token_quantity",
    "timestamp": "timestamp",
    "vaultToken": "vault_token",
    "symbol": "symbol",
    "quantity": "quantity",
    "nav": "nav",
    "reason": "reason",
}
_KNOWN = frozenset(_NAMES)
