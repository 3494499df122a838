"""The object VaultHistory, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any, Self

from attrs import define, field

from ..arguments import plain
from ..reading import (
    UNREADABLE,
    decimal,
    moment,
    unknown,
    unreadable,
    utc_text,
    whole,
)


@define(kw_only=True)
class VaultHistory:
    """Value of a vault at one time."""

    vault_id: int
    """Number of the vault. From 0 to 4294967295."""

    timestamp: datetime
    """Time of the figures."""

    nav: Decimal | None = None
    """Net asset value of one vault token."""

    vault_equity: Decimal | None = None
    """Equity of the vault, in USDC."""

    token_circulating_supply: Decimal | None = None
    """Vault tokens in circulation."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
    """Fields that the document doesn't have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["vaultId"] = self.vault_id
        fields["timestamp"] = utc_text(self.timestamp, zone="Z")
        if self.nav is not None:
            fields["nav"] = plain(self.nav)
        if self.vault_equity is not None:
            fields["vaultEquity"] = plain(self.vault_equity)
        if self.token_circulating_supply is not None:
            fields["tokenCirculatingSupply"] = plain(self.token_circulating_supply)
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
            self.vault_id = value if type(value := source["vaultId"]) is int else whole(value)
            self.timestamp = moment(source["timestamp"])
            self.nav = Decimal(value) if type(value := get("nav")) is str else None if value is None else decimal(value)
            self.vault_equity = (
                Decimal(value)
                if type(value := get("vaultEquity")) is str
                else None
                if value is None
                else decimal(value)
            )
            self.token_circulating_supply = (
                Decimal(value)
                if type(value := get("tokenCirculatingSupply")) is str
                else None
                if value is None
                else decimal(value)
            )
            self.additional_properties = {} if _KNOWN.issuperset(source) else unknown(source, _NAMES)
        except UNREADABLE as error:
            unreadable(cls, self, _NAMES, source, error)
        return self


_NAMES: Mapping[str, str] = {
    "vaultId": "vault_id",
    "timestamp": "timestamp",
    "nav": "nav",
    "vaultEquity": "vault_equity",
    "tokenCirculatingSupply": "token_circulating_supply",
}
_KNOWN = frozenset(_NAMES)
