"""The object `Vault`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ..model import Model
from ..values import MAX_EXPONENT, MIN_EXPONENT, OUT_OF_RANGE


class Vault(Model, kw_only=True):
    """A vault, which issues tokens for deposited assets."""

    id: int
    """Number of the vault. From 0 to 4294967295."""

    vault_token: str
    """Asset that represents a share of the vault."""

    symbol: str
    """Asset for deposits and payments, such as `USDC`."""

    mints_enabled: bool | None = None
    """True if tokens can be minted now."""

    redeems_enabled: bool | None = None
    """True if tokens can be redeemed now."""

    min_mint_quantity: Decimal | None = None
    """Minimum deposit, in `symbol`."""

    min_redeem_tokens: Decimal | None = None
    """Minimum redemption, in vault tokens."""

    redeem_delay_ms: int | None = None
    """Minimum delay of a redemption, in milliseconds."""

    token_step_size: Decimal | None = None
    """Smallest step between two quantities of vault tokens."""

    remaining_mint_quantity: Decimal | None = None
    """Number of vault tokens that can still be minted. Default: 0."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not (
            (
                (min_mint_quantity := self.min_mint_quantity) is None
                or (min_mint_quantity.is_finite() and MIN_EXPONENT <= min_mint_quantity.adjusted() <= MAX_EXPONENT)
            )
            and (
                (min_redeem_tokens := self.min_redeem_tokens) is None
                or (min_redeem_tokens.is_finite() and MIN_EXPONENT <= min_redeem_tokens.adjusted() <= MAX_EXPONENT)
            )
            and (
                (token_step_size := self.token_step_size) is None
                or (token_step_size.is_finite() and MIN_EXPONENT <= token_step_size.adjusted() <= MAX_EXPONENT)
            )
            and (
                (remaining_mint_quantity := self.remaining_mint_quantity) is None
                or (
                    remaining_mint_quantity.is_finite()
                    and MIN_EXPONENT <= remaining_mint_quantity.adjusted() <= MAX_EXPONENT
                )
            )
        ):
            raise ValueError(OUT_OF_RANGE)
