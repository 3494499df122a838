"""The object `VaultMint`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ..model import Model, UnixMilliseconds
from ..values import MAX_EXPONENT, MILLISECONDS, MIN_EXPONENT, OUT_OF_RANGE, parse_unix_time


class VaultMint(Model, kw_only=True):
    """A mint of vault tokens."""

    id: str
    """Id of the mint."""

    vault_id: int
    """Number of the vault. From 0 to 4294967295."""

    quantity: Decimal
    """Deposited quantity, in `symbol`."""

    vault_token: str | None = None
    """Asset that represents a share of the vault."""

    symbol: str | None = None
    """Deposited asset."""

    vault_tokens_minted: Decimal | None = None
    """Minted vault tokens."""

    nav: Decimal | None = None
    """Net asset value of one vault token at that time."""

    timestamp: UnixMilliseconds | None = None
    """Time of the mint."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not (
            self.quantity.is_finite()
            and MIN_EXPONENT <= self.quantity.adjusted() <= MAX_EXPONENT
            and (
                (vault_tokens_minted := self.vault_tokens_minted) is None
                or (vault_tokens_minted.is_finite() and MIN_EXPONENT <= vault_tokens_minted.adjusted() <= MAX_EXPONENT)
            )
            and ((nav := self.nav) is None or (nav.is_finite() and MIN_EXPONENT <= nav.adjusted() <= MAX_EXPONENT))
        ):
            raise ValueError(OUT_OF_RANGE)
        if self.timestamp is not None:
            self.timestamp = parse_unix_time(self.timestamp, MILLISECONDS)
