"""The object `WithdrawalDelay`."""

from __future__ import annotations

from typing import Any

from ..model import Model, NaiveDatetime
from ..values import EPOCH, NAIVE_EPOCH, to_utc


class WithdrawalDelay(Model, kw_only=True):
    """Current and pending delay of withdrawals."""

    current_withdrawal_delay_hours: int | None = None
    """Current delay, in hours."""

    pending_withdrawal_delay_hours: int | None = None
    """Delay after the pending change takes effect, in hours."""

    pending_withdrawal_delay_hours_enabled_at: NaiveDatetime | None = None
    """Time when the pending change takes effect (UTC)."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if self.pending_withdrawal_delay_hours_enabled_at is not None:
            self.pending_withdrawal_delay_hours_enabled_at = (
                EPOCH + (self.pending_withdrawal_delay_hours_enabled_at - NAIVE_EPOCH)
                if self.pending_withdrawal_delay_hours_enabled_at.tzinfo is None
                else to_utc(self.pending_withdrawal_delay_hours_enabled_at)
            )
