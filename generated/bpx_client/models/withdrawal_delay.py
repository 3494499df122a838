"""The object WithdrawalDelay, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Self

from attrs import define, field

from ..reading import (
    UNREADABLE,
    moment,
    unknown,
    unreadable,
    utc_text,
    whole,
)


@define(kw_only=True)
class WithdrawalDelay:
    """How long withdrawals are held back, now and soon."""

    current_withdrawal_delay_hours: int | None = None
    """Delay that applies now, in hours."""

    pending_withdrawal_delay_hours: int | None = None
    """Delay that will apply once a pending change takes effect, in hours."""

    pending_withdrawal_delay_hours_enabled_at: datetime | None = None
    """When the pending change takes effect (UTC)."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
    """Fields that the document doesn't have, as they came."""

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
        self = object.__new__(cls)
        try:
            get = source.get
            self.current_withdrawal_delay_hours = (
                value
                if type(value := get("currentWithdrawalDelayHours")) is int
                else None
                if value is None
                else whole(value)
            )
            self.pending_withdrawal_delay_hours = (
                value
                if type(value := get("pendingWithdrawalDelayHours")) is int
                else None
                if value is None
                else whole(value)
            )
            self.pending_withdrawal_delay_hours_enabled_at = (
                None if (value := get("pendingWithdrawalDelayHoursEnabledAt")) is None else moment(value)
            )
            self.additional_properties = {} if _KNOWN.issuperset(source) else unknown(source, _NAMES)
        except UNREADABLE as error:
            unreadable(cls, self, _NAMES, source, error)
        return self


_NAMES: Mapping[str, str] = {
    "currentWithdrawalDelayHours": "current_withdrawal_delay_hours",
    "pendingWithdrawalDelayHours": "pending_withdrawal_delay_hours",
    "pendingWithdrawalDelayHoursEnabledAt": "pending_withdrawal_delay_hours_enabled_at",
}
_KNOWN = frozenset(_NAMES)
