"""The object VaultMint, and how it is read and written as JSON."""

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


class VaultMint(Model, kw_only=True):
    """A mint of vault tokens."""

    id: str
    """Id of the mint."""

    vault_id: int = field(name="vaultId")
    """Number of the vault. From 0 to 4294967295."""

    quantity: Decimal
    """Deposited quantity, in `symbol`."""

    vault_token: str | None = field(default=None, name="vaultToken")
    """Asset that represents a share of the vault."""

    symbol: str | None = None
    """Deposited asset."""

    vault_tokens_minted: Decimal | None = field(default=None, name="vaultTokensMinted")
    """Minted vault tokens."""

    nav: Decimal | None = None
    """Net asset value of one vault token at that time."""

    timestamp: NumberAsTime | None = None
    """Time of the mint."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not (
            self.quantity.is_finite()
            and SMALLEST <= self.quantity.adjusted() <= MAGNITUDE
            and (
                (vault_tokens_minted := self.vault_tokens_minted) is None
                or (vault_tokens_minted.is_finite() and SMALLEST <= vault_tokens_minted.adjusted() <= MAGNITUDE)
            )
            and ((nav := self.nav) is None or (nav.is_finite() and SMALLEST <= nav.adjusted() <= MAGNITUDE))
        ):
            raise ValueError(ODD_NUMBER)
        if self.timestamp is not None:
            self.timestamp = unix_time(self.timestamp, MILLISECONDS)

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["id"] = self.id
        fields["vaultId"] = self.vault_id
        fields["quantity"] = plain(self.quantity)
        if self.vault_token is not None:
            fields["vaultToken"] = self.vault_token
        if self.symbol is not None:
            fields["symbol"] = self.symbol
        if self.vault_tokens_minted is not None:
            fields["vaultTokensMinted"] = plain(self.vault_tokens_minted)
        if self.nav is not None:
            fields["nav"] = plain(self.nav)
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
            fields["id"] = text(source["id"])
            fields["vault_id"] = whole(source["vaultId"])
            fields["quantity"] = decimal(source["quantity"])
            fields["vault_token"] = None if (value := source.get("vaultToken")) is None else text(value)
            fields["symbol"] = None if (value := source.get("symbol")) is None else text(value)
            fields["vault_tokens_minted"] = (
                None if (value := source.get("vaultTokensMinted")) is None else decimal(value)
            )
            fields["nav"] = None if (value := source.get("nav")) is None else decimal(value)
            fields["timestamp"] = None if (value := source.get("timestamp")) is None else unix_time(value, MILLISECONDS)
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(VaultMint)
