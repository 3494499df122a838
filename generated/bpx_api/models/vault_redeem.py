"""The object VaultRedeem, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

from msgspec import field

from ..arguments import plain
from ..reading import (
    MAGNITUDE,
    MILLISECONDS,
    ODD_NUMBER,
    SMALLEST,
    UNREADABLE,
    decimal,
    in_one_go,
    text,
    unix_number,
    unix_time,
    unknown,
    unreadable,
    whole,
    wire_names,
)
from ..types import Model, NumberAsTime
from .vault_redeem_status import VaultRedeemStatus


class VaultRedeem(Model, kw_only=True):
    """A request to redeem vault tokens, or its result."""

    status: VaultRedeemStatus
    """State of the request."""

    id: str
    """Id of the request."""

    vault_id: int = field(name="vaultId")
    """Number of the vault. From 0 to 4294967295."""

    vault_token_quantity: Decimal | None = field(default=None, name="vaultTokenQuantity")
    """Number of vault tokens to redeem."""

    vault_token: str | None = field(default=None, name="vaultToken")
    """Asset that represents a share of the vault. `Redeemed` only."""

    symbol: str | None = None
    """Asset of the payment. `Redeemed` only."""

    quantity: Decimal | None = None
    """Paid quantity, in `symbol`. `Redeemed` only."""

    nav: Decimal | None = None
    """Net asset value of one vault token at that time. `Redeemed` only."""

    reason: str | None = None
    """Reason of the cancellation. `Cancelled` only."""

    timestamp: NumberAsTime | None = None
    """Time of the event."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not (
            (
                (vault_token_quantity := self.vault_token_quantity) is None
                or (vault_token_quantity.is_finite() and SMALLEST <= vault_token_quantity.adjusted() <= MAGNITUDE)
            )
            and (
                (quantity := self.quantity) is None
                or (quantity.is_finite() and SMALLEST <= quantity.adjusted() <= MAGNITUDE)
            )
            and ((nav := self.nav) is None or (nav.is_finite() and SMALLEST <= nav.adjusted() <= MAGNITUDE))
        ):
            raise ValueError(ODD_NUMBER)
        if self.timestamp is not None:
            self.timestamp = unix_time(self.timestamp, MILLISECONDS)

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["status"] = self.status.value
        fields["id"] = self.id
        fields["vaultId"] = self.vault_id
        if self.vault_token_quantity is not None:
            fields["vaultTokenQuantity"] = plain(self.vault_token_quantity)
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
        if self.timestamp is not None:
            fields["timestamp"] = unix_number(self.timestamp, MILLISECONDS)
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
            fields["status"] = VaultRedeemStatus(source["status"])
            fields["id"] = text(source["id"])
            fields["vault_id"] = whole(source["vaultId"])
            fields["vault_token_quantity"] = (
                None if (value := source.get("vaultTokenQuantity")) is None else decimal(value)
            )
            fields["vault_token"] = None if (value := source.get("vaultToken")) is None else text(value)
            fields["symbol"] = None if (value := source.get("symbol")) is None else text(value)
            fields["quantity"] = None if (value := source.get("quantity")) is None else decimal(value)
            fields["nav"] = None if (value := source.get("nav")) is None else decimal(value)
            fields["reason"] = None if (value := source.get("reason")) is None else text(value)
            fields["timestamp"] = None if (value := source.get("timestamp")) is None else unix_time(value, MILLISECONDS)
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(VaultRedeem)
