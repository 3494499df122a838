"""The object VaultNav, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

from attrs import define, field

from ..arguments import plain
from ..reading import (
    UNREADABLE,
    decimal,
    unknown,
    unreadable,
    whole,
)


@define(kw_only=True)
class VaultNav:
    """Net asset value of a vault as it stands."""

    nav: Decimal
    """Net asset value of one vault token."""

    twap_nav: Decimal
    """The same, averaged over time."""

    mint_nav: Decimal
    """What counts for mints, the higher of `nav` and `twapNav`."""

    redeem_nav: Decimal
    """What counts for redemptions, the lower of `nav` and `twapNav`."""

    vault_equity: Decimal
    """Equity of the vault's account."""

    net_equity: Decimal
    """Equity of the vault's account after haircuts."""

    token_circulating_supply: Decimal
    """Vault tokens in circulation."""

    last_crank_timestamp: int | None = None
    """When the value was last brought up to date, Unix milliseconds."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
    """Fields that the document doesn't have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["nav"] = plain(self.nav)
        fields["twapNav"] = plain(self.twap_nav)
        fields["mintNav"] = plain(self.mint_nav)
        fields["redeemNav"] = plain(self.redeem_nav)
        fields["vaultEquity"] = plain(self.vault_equity)
        fields["netEquity"] = plain(self.net_equity)
        fields["tokenCirculatingSupply"] = plain(self.token_circulating_supply)
        if self.last_crank_timestamp is not None:
            fields["lastCrankTimestamp"] = self.last_crank_timestamp
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
            self.nav = Decimal(value) if type(value := source["nav"]) is str else decimal(value)
            self.twap_nav = Decimal(value) if type(value := source["twapNav"]) is str else decimal(value)
            self.mint_nav = Decimal(value) if type(value := source["mintNav"]) is str else decimal(value)
            self.redeem_nav = Decimal(value) if type(value := source["redeemNav"]) is str else decimal(value)
            self.vault_equity = Decimal(value) if type(value := source["vaultEquity"]) is str else decimal(value)
            self.net_equity = Decimal(value) if type(value := source["netEquity"]) is str else decimal(value)
            self.token_circulating_supply = (
                Decimal(value) if type(value := source["tokenCirculatingSupply"]) is str else decimal(value)
            )
            self.last_crank_timestamp = (
                value if type(value := get("lastCrankTimestamp")) is int else None if value is None else whole(value)
            )
            self.additional_properties = {} if _KNOWN.issuperset(source) else unknown(source, _NAMES)
        except UNREADABLE as error:
            unreadable(cls, self, _NAMES, source, error)
        return self


_NAMES: Mapping[str, str] = {
    "nav": "nav",
    "twapNav": "twap_nav",
    "mintNav": "mint_nav",
    "redeemNav": "redeem_nav",
    "vaultEquity": "vault_equity",
    "netEquity": "net_equity",
    "tokenCirculatingSupply": "token_circulating_supply",
    "lastCrankTimestamp": "last_crank_timestamp",
}
_KNOWN = frozenset(_NAMES)
