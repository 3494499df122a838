"""The object Vault, and how it is read and written as JSON."""

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
    truth,
    unknown,
    unreadable,
    whole,
)


@define(kw_only=True)
class Vault:
    """A vault, which gives out tokens for what is put into it."""

    id: int
    """Number of the vault. From 0 to 4294967295."""

    vault_token: str
    """Asset that stands for a share in the vault."""

    symbol: str
    """Asset that is put in and paid out, such as `USDC`."""

    mints_enabled: bool
    """Whether tokens can be minted at present."""

    redeems_enabled: bool
    """Whether tokens can be redeemed at present."""

    min_mint_quantity: Decimal
    """Least to put in at once, in `symbol`."""

    min_redeem_tokens: Decimal
    """Least to redeem at once, in vault tokens."""

    redeem_delay_ms: int
    """How long a request to redeem waits at least, in milliseconds."""

    token_step_size: Decimal
    """Smallest step between two quantities of vault tokens."""

    remaining_mint_quantity: Decimal | None = None
    """How many vault tokens can still be minted. Default: 0."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
    """Fields that the document doesn't have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["id"] = self.id
        fields["vaultToken"] = self.vault_token
        fields["symbol"] = self.symbol
        fields["mintsEnabled"] = self.mints_enabled
        fields["redeemsEnabled"] = self.redeems_enabled
        fields["minMintQuantity"] = plain(self.min_mint_quantity)
        fields["minRedeemTokens"] = plain(self.min_redeem_tokens)
        fields["redeemDelayMs"] = self.redeem_delay_ms
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
        self = object.__new__(cls)
        try:
            get = source.get
            self.id = value if type(value := source["id"]) is int else whole(value)
            self.vault_token = value if type(value := source["vaultToken"]) is str else text(value)
            self.symbol = value if type(value := source["symbol"]) is str else text(value)
            self.mints_enabled = value if type(value := source["mintsEnabled"]) is bool else truth(value)
            self.redeems_enabled = value if type(value := source["redeemsEnabled"]) is bool else truth(value)
            self.min_mint_quantity = (
                Decimal(value) if type(value := source["minMintQuantity"]) is str else decimal(value)
            )
            self.min_redeem_tokens = (
                Decimal(value) if type(value := source["minRedeemTokens"]) is str else decimal(value)
            )
            self.redeem_delay_ms = value if type(value := source["redeemDelayMs"]) is int else whole(value)
            self.token_step_size = Decimal(value) if type(value := source["tokenStepSize"]) is str else decimal(value)
            self.remaining_mint_quantity = (
                Decimal(value)
                if type(value := get("remainingMintQuantity")) is str
                else None
                if value is None
                else decimal(value)
            )
            self.additional_properties = {} if _KNOWN.issuperset(source) else unknown(source, _NAMES)
        except UNREADABLE as error:
            unreadable(cls, self, _NAMES, source, error)
        return self


_NAMES: Mapping[str, str] = {
    "id": "id",
    "vaultToken": "vault_token",
    "symbol": "symbol",
    "mintsEnabled": "mints_enabled",
    "redeemsEnabled": "redeems_enabled",
    "minMintQuantity": "min_mint_quantity",
    "minRedeemTokens": "min_redeem_tokens",
    "redeemDelayMs": "redeem_delay_ms",
    "tokenStepSize": "token_step_size",
    "remainingMintQuantity": "remaining_mint_quantity",
}
_KNOWN = frozenset(_NAMES)
