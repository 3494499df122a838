"""The object `VaultRedeem`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ..model import Model, UnixMilliseconds
from ..values import MAX_EXPONENT, MILLISECONDS, MIN_EXPONENT, OUT_OF_RANGE, parse_unix_time
from .vault_redeem_status import VaultRedeemStatus


class VaultRedeem(Model, kw_only=True):
    """A request to redeem vault tokens, or its result."""

    status: VaultRedeemStatus
    """State of the request."""

    id: str
    """Id of the request."""

    vault_id: int
    """Number of the vault. From 0 to 4294967295."""

    vault_token_quantity: Decimal | None = None
    """Number of vault tokens to redeem."""

    vault_token: str | None = None
    """Asset that represents a share of the vault. `Redeemed` only."""

    symbol: str | None = None
    """Asset of the payment. `Redeemed` only."""

    quantity: Decimal | None = None
    """Paid quantity, in `symbol`. `Redeemed` only."""

    nav: Decimal | None = None
    """Net asset value of one vault token at that time. `Redeemed` only."""

    reason: str | None = None
    """Reason of the cancellation. `Cancelled` only."""

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
