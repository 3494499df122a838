"""The object VaultRedeem, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

from attrs import define, field

from ..arguments import plain
from ..reading import UNREADABLE, decimal, text, unreadable, whole
from .vault_redeem_status import VaultRedeemStatus


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
        rest: dict[str, Any] = {}
        try:
            rest = dict(source)
            take = rest.pop
            return cls(
                status=VaultRedeemStatus(take("status")),
                id=text(take("id")),
                vault_id=whole(take("vaultId")),
                vault_token_quantity=decimal(take("vaultTokenQuantity")),
                timestamp=whole(take("timestamp")),
                vault_token=None if (value := take("vaultToken", None)) is None else text(value),
                symbol=None if (value := take("symbol", None)) is None else text(value),
                quantity=None if (value := take("quantity", None)) is None else decimal(value),
                nav=None if (value := take("nav", None)) is None else decimal(value),
                reason=None if (value := take("reason", None)) is None else text(value),
                additional_properties=rest,
            )
        except UNREADABLE as error:
            unreadable("VaultRedeem", _NAMES, source, rest, error)


_NAMES = (
    "status",
    "id",
    "vaultId",
    "vaultTokenQuantity",
    "timestamp",
    "vaultToken",
    "symbol",
    "quantity",
    "nav",
    "reason",
)
