"""The object WithdrawalDelay, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Self

from msgspec import field

from ..reading import (
    EPOCH,
    NAIVE_EPOCH,
    UNREADABLE,
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


class WithdrawalDelay(Model, kw_only=True):
    """Current and pending delay of withdrawals."""

    current_withdrawal_delay_hours: int | None = field(default=None, name="currentWithdrawalDelayHours")
    """Current delay, in hours."""

    pending_withdrawal_delay_hours: int | None = field(default=None, name="pendingWithdrawalDelayHours")
    """Delay after the pending change takes effect, in hours."""

    pending_withdrawal_delay_hours_enabled_at: datetime | None = field(
        default=None, name="pendingWithdrawalDelayHoursEnabledAt"
    )
    """Time when the pending change takes effect (UTC)."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if self.pending_withdrawal_delay_hours_enabled_at is not None:
            self.pending_withdrawal_delay_hours_enabled_at = (
                EPOCH + (self.pending_withdrawal_delay_hours_enabled_at - NAIVE_EPOCH)
                if self.pending_withdrawal_delay_hours_enabled_at.tzinfo is None
                else in_utc(self.pending_withdrawal_delay_hours_enabled_at)
            )

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        if self.current_withdrawal_delay_hours is not None:
            fields["currentWithdrawalDelayHours"] = self.current_withdrawal_delay_hours
        if self.pending_withdrawal_delay_hours is not None:
            fields["pendingWithdrawalDelayHours"] = self.pending_withdrawal_delay_hours
        if self.pending_withdrawal_delay_hours_enabled_at is not None:
            fields["pendingWithdrawalDelayHoursEnabledAt"] = utc_text(self.pending_withdrawal_delay_hours_enabled_at)
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
            fields["current_withdrawal_delay_hours"] = (
                None if (value := source.get("currentWithdrawalDelayHours")) is None else whole(value)
            )
            fields["pending_withdrawal_delay_hours"] = (
                None if (value := source.get("pendingWithdrawalDelayHours")) is None else whole(value)
            )
            fields["pending_withdrawal_delay_hours_enabled_at"] = (
                None if (value := source.get("pendingWithdrawalDelayHoursEnabledAt")) is None else moment(value)
            )
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(WithdrawalDelay)
