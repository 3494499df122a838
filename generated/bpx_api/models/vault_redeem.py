"""The object `VaultRedeem`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ..model import Model, UnixMilliseconds
from ..values import MAX_EXPONENT, MILLISECONDS, MIN_EXPONENT, OUT_OF_RANGE, parse_unix_time
from .vault_redeem_status import VaultRedeemStatus


class VaultRedeem(Model, kw_only=True):
    """A request to redeem vault tokens, or what became of it."""

    status: VaultRedeemStatus
    """State of the request."""

    id: str
    """Id of the request."""

    vault_id: int
    """Number of the vault. From 0 to 4294967295."""

    vault_token_quantity: Decimal | None = None
    """How many vault tokens to redeem."""

    vault_token: str | None = None
    """Asset that stands for a share in the vault. `Redeemed` only."""

    symbol: str | None = None
    """Asset that was paid out. `Redeemed` only."""

    quantity: Decimal | None = None
    """What was paid out, in `symbol`. `Redeemed` only."""

    nav: Decimal | None = None
    """Net asset value of one vault token at that time. `Redeemed` only."""

    reason: str | None = None
    """Why it was cancelled. `Cancelled` only."""

    timestamp: UnixMilliseconds | None = None
    """Time of the event."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not (
            (
                (vault_token_quantity := self.vault_token_quantity) is None
                or (
                    vault_token_quantity.is_finite() and MIN_EXPONENT <= vault_token_quantity.adjusted() <= MAX_EXPONENT
                )
            )
            and (
                (quantity := self.quantity) is None
                or (quantity.is_finite() and MIN_EXPONENT <= quantity.adjusted() <= MAX_EXPONENT)
            )
            and ((nav := self.nav) is None or (nav.is_finite() and MIN_EXPONENT <= nav.adjusted() <= MAX_EXPONENT))
        ):
            raise ValueError(OUT_OF_RANGE)
        if self.timestamp is not None:
            self.timestamp = parse_unix_time(self.timestamp, MILLISECONDS)
