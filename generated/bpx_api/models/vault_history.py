"""The object `VaultHistory`."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from ..model import Model
from ..values import EPOCH, MAX_EXPONENT, MIN_EXPONENT, NAIVE_EPOCH, OUT_OF_RANGE, to_utc


class VaultHistory(Model, kw_only=True):
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

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not (
            ((nav := self.nav) is None or (nav.is_finite() and MIN_EXPONENT <= nav.adjusted() <= MAX_EXPONENT))
            and (
                (vault_equity := self.vault_equity) is None
                or (vault_equity.is_finite() and MIN_EXPONENT <= vault_equity.adjusted() <= MAX_EXPONENT)
            )
            and (
                (token_circulating_supply := self.token_circulating_supply) is None
                or (
                    token_circulating_supply.is_finite()
                    and MIN_EXPONENT <= token_circulating_supply.adjusted() <= MAX_EXPONENT
                )
            )
        ):
            raise ValueError(OUT_OF_RANGE)
        self.timestamp = (
            EPOCH + (self.timestamp - NAIVE_EPOCH) if self.timestamp.tzinfo is None else to_utc(self.timestamp)
        )
