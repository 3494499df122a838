"""The object VaultHistory, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any, Self

from msgspec import field

from ..arguments import plain
from ..reading import (
    EPOCH,
    MAGNITUDE,
    NAIVE_EPOCH,
    ODD_NUMBER,
    SMALLEST,
    UNREADABLE,
    decimal,
    in_one_go,
    in_utc,
    moment,
    unknown,
    unreadable,
    utc_text,
    whole,
    wire_names,
)
from ..types import Model


class VaultHistory(Model, kw_only=True):
    """Value of a vault at one time."""

    vault_id: int = field(name="vaultId")
    """Number of the vault. From 0 to 4294967295."""

    timestamp: datetime
    """Time of the figures."""

    nav: Decimal | None = None
    """Net asset value of one vault token."""

    vault_equity: Decimal | None = field(default=None, name="vaultEquity")
    """Equity of the vault, in USDC."""

    token_circulating_supply: Decimal | None = field(default=None, name="tokenCirculatingSupply")
    """Vault tokens in circulation."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not (
            ((nav := self.nav) is None or (nav.is_finite() and SMALLEST <= nav.adjusted() <= MAGNITUDE))
            and (
                (vault_equity := self.vault_equity) is None
                or (vault_equity.is_finite() and SMALLEST <= vault_equity.adjusted() <= MAGNITUDE)
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
        self.timestamp = (
            EPOCH + (self.timestamp - NAIVE_EPOCH) if self.timestamp.tzinfo is None else in_utc(self.timestamp)
        )

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
        if (found := in_one_go(cls, _NAMES, source)) is not None:
            return found
        fields: dict[str, Any] = {}
        try:
            fields["vault_id"] = whole(source["vaultId"])
            fields["timestamp"] = moment(source["timestamp"])
            fields["nav"] = None if (value := source.get("nav")) is None else decimal(value)
            fields["vault_equity"] = None if (value := source.get("vaultEquity")) is None else decimal(value)
            fields["token_circulating_supply"] = (
                None if (value := source.get("tokenCirculatingSupply")) is None else decimal(value)
            )
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(VaultHistory)
