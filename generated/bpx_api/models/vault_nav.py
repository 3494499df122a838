"""The object VaultNav, and how it is read and written as JSON."""

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
    unix_number,
    unix_time,
    unknown,
    unreadable,
    wire_names,
)
from ..types import Model, NumberAsTime


class VaultNav(Model, kw_only=True):
    """Current net asset value of a vault."""

    nav: Decimal
    """Net asset value of one vault token."""

    twap_nav: Decimal | None = field(default=None, name="twapNav")
    """Time-weighted average of `nav`."""

    mint_nav: Decimal | None = field(default=None, name="mintNav")
    """Value for mints, the higher of `nav` and `twapNav`."""

    redeem_nav: Decimal | None = field(default=None, name="redeemNav")
    """Value for redemptions, the lower of `nav` and `twapNav`."""

    vault_equity: Decimal | None = field(default=None, name="vaultEquity")
    """Equity of the vault's account."""

    net_equity: Decimal | None = field(default=None, name="netEquity")
    """Equity of the vault's account after haircuts."""

    token_circulating_supply: Decimal | None = field(default=None, name="tokenCirculatingSupply")
    """Vault tokens in circulation."""

    last_crank_timestamp: NumberAsTime | None = field(default=None, name="lastCrankTimestamp")
    """Time of the last update of the value."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not (
            self.nav.is_finite()
            and SMALLEST <= self.nav.adjusted() <= MAGNITUDE
            and (
                (twap_nav := self.twap_nav) is None
                or (twap_nav.is_finite() and SMALLEST <= twap_nav.adjusted() <= MAGNITUDE)
            )
            and (
                (mint_nav := self.mint_nav) is None
                or (mint_nav.is_finite() and SMALLEST <= mint_nav.adjusted() <= MAGNITUDE)
            )
            and (
                (redeem_nav := self.redeem_nav) is None
                or (redeem_nav.is_finite() and SMALLEST <= redeem_nav.adjusted() <= MAGNITUDE)
            )
            and (
                (vault_equity := self.vault_equity) is None
                or (vault_equity.is_finite() and SMALLEST <= vault_equity.adjusted() <= MAGNITUDE)
            )
            and (
                (net_equity := self.net_equity) is None
                or (net_equity.is_finite() and SMALLEST <= net_equity.adjusted() <= MAGNITUDE)
            )
            and (
                (token_circulating_supply := self.token_circulating_supply) is None
                or (
                    token_circulating_supply.is_finite()
                    and SMALLEST <= token_circulating_supply.adjusted() <= MAGNITUDE
                )
            )
        ):
            raise ValueError(ODD_NUMBER)
        if self.last_crank_timestamp is not None:
            self.last_crank_timestamp = unix_time(self.last_crank_timestamp, MILLISECONDS)

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["nav"] = plain(self.nav)
        if self.twap_nav is not None:
            fields["twapNav"] = plain(self.twap_nav)
        if self.mint_nav is not None:
            fields["mintNav"] = plain(self.mint_nav)
        if self.redeem_nav is not None:
            fields["redeemNav"] = plain(self.redeem_nav)
        if self.vault_equity is not None:
            fields["vaultEquity"] = plain(self.vault_equity)
        if self.net_equity is not None:
            fields["netEquity"] = plain(self.net_equity)
        if self.token_circulating_supply is not None:
            fields["tokenCirculatingSupply"] = plain(self.token_circulating_supply)
        if self.last_crank_timestamp is not None:
            fields["lastCrankTimestamp"] = unix_number(self.last_crank_timestamp, MILLISECONDS)
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
            fields["nav"] = decimal(source["nav"])
            fields["twap_nav"] = None if (value := source.get("twapNav")) is None else decimal(value)
            fields["mint_nav"] = None if (value := source.get("mintNav")) is None else decimal(value)
            fields["redeem_nav"] = None if (value := source.get("redeemNav")) is None else decimal(value)
            fields["vault_equity"] = None if (value := source.get("vaultEquity")) is None else decimal(value)
            fields["net_equity"] = None if (value := source.get("netEquity")) is None else decimal(value)
            fields["token_circulating_supply"] = (
                None if (value := source.get("tokenCirculatingSupply")) is None else decimal(value)
            )
            fields["last_crank_timestamp"] = (
                None if (value := source.get("lastCrankTimestamp")) is None else unix_time(value, MILLISECONDS)
            )
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(VaultNav)
