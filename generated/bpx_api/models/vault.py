"""The object Vault, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

from msgspec import field

from ..arguments import plain
from ..reading import (
    MAGNITUDE,
    ODD_NUMBER,
    SMALLEST,
    UNREADABLE,
    decimal,
    in_one_go,
    text,
    truth,
    unknown,
    unreadable,
    whole,
    wire_names,
)
from ..types import Model


class Vault(Model, kw_only=True):
    """A vault, which issues tokens for deposited assets."""

    id: int
    """Number of the vault. From 0 to 4294967295."""

    vault_token: str = field(name="vaultToken")
    """Asset that represents a share of the vault."""

    symbol: str
    """Asset for deposits and payments, such as `USDC`."""

    mints_enabled: bool | None = field(default=None, name="mintsEnabled")
    """True if tokens can be minted now."""

    redeems_enabled: bool | None = field(default=None, name="redeemsEnabled")
    """True if tokens can be redeemed now."""

    min_mint_quantity: Decimal | None = field(default=None, name="minMintQuantity")
    """Minimum deposit, in `symbol`."""

    min_redeem_tokens: Decimal | None = field(default=None, name="minRedeemTokens")
    """Minimum redemption, in vault tokens."""

    redeem_delay_ms: int | None = field(default=None, name="redeemDelayMs")
    """Minimum delay of a redemption, in milliseconds."""

    token_step_size: Decimal | None = field(default=None, name="tokenStepSize")
    """Smallest step between two quantities of vault tokens."""

    remaining_mint_quantity: Decimal | None = field(default=None, name="remainingMintQuantity")
    """Number of vault tokens that can still be minted. Default: 0."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not (
            (
                (min_mint_quantity := self.min_mint_quantity) is None
                or (min_mint_quantity.is_finite() and SMALLEST <= min_mint_quantity.adjusted() <= MAGNITUDE)
            )
            and (
                (min_redeem_tokens := self.min_redeem_tokens) is None
                or (min_redeem_tokens.is_finite() and SMALLEST <= min_redeem_tokens.adjusted() <= MAGNITUDE)
            )
            and (
                (token_step_size := self.token_step_size) is None
                or (token_step_size.is_finite() and SMALLEST <= token_step_size.adjusted() <= MAGNITUDE)
            )
            and (
                (remaining_mint_quantity := self.remaining_mint_quantity) is None
                or (remaining_mint_quantity.is_finite() and SMALLEST <= remaining_mint_quantity.adjusted() <= MAGNITUDE)
            )
        ):
            raise ValueError(ODD_NUMBER)

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["id"] = self.id
        fields["vaultToken"] = self.vault_token
        fields["symbol"] = self.symbol
        if self.mints_enabled is not None:
            fields["mintsEnabled"] = self.mints_enabled
        if self.redeems_enabled is not None:
            fields["redeemsEnabled"] = self.redeems_enabled
        if self.min_mint_quantity is not None:
            fields["minMintQuantity"] = plain(self.min_mint_quantity)
        if self.min_redeem_tokens is not None:
            fields["minRedeemTokens"] = plain(self.min_redeem_tokens)
        if self.redeem_delay_ms is not None:
            fields["redeemDelayMs"] = self.redeem_delay_ms
        if self.token_step_size is not None:
            fields["tokenStepSize"] = plain(self.token_step_size)
        if self.remaining_mint_quantity is not None:
            fields["remainingMintQuantity"] = plain(self.remaining_mint_quantity)
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
            fields["id"] = whole(source["id"])
            fields["vault_token"] = text(source["vaultToken"])
            fields["symbol"] = text(source["symbol"])
            fields["mints_enabled"] = None if (value := source.get("mintsEnabled")) is None else truth(value)
            fields["redeems_enabled"] = None if (value := source.get("redeemsEnabled")) is None else truth(value)
            fields["min_mint_quantity"] = None if (value := source.get("minMintQuantity")) is None else decimal(value)
            fields["min_redeem_tokens"] = None if (value := source.get("minRedeemTokens")) is None else decimal(value)
            fields["redeem_delay_ms"] = None if (value := source.get("redeemDelayMs")) is None else whole(value)
            fields["token_step_size"] = None if (value := source.get("tokenStepSize")) is None else decimal(value)
            fields["remaining_mint_quantity"] = (
                None if (value := source.get("remainingMintQuantity")) is None else decimal(value)
            )
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(Vault)
