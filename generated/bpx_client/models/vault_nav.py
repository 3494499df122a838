"""The object VaultNav, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

from attrs import define, field

from ..arguments import plain
from ..reading import UNREADABLE, decimal, unreadable, whole


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
        rest: dict[str, Any] = {}
        try:
            rest = dict(source)
            take = rest.pop
            return cls(
                nav=decimal(take("nav")),
                twap_nav=decimal(take("twapNav")),
                mint_nav=decimal(take("mintNav")),
                redeem_nav=decimal(take("redeemNav")),
                vault_equity=decimal(take("vaultEquity")),
                net_equity=decimal(take("netEquity")),
                token_circulating_supply=decimal(take("tokenCirculatingSupply")),
                last_crank_timestamp=None if (value := take("lastCrankTimestamp", None)) is None else whole(value),
                additional_properties=rest,
            )
        except UNREADABLE as error:
            unreadable("VaultNav", _NAMES, source, rest, error)


_NAMES = (
    "nav",
    "twapNav",
    "mintNav",
    "redeemNav",
    "vaultEquity",
    "netEquity",
    "tokenCirculatingSupply",
    "lastCrankTimestamp",
)
