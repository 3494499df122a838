"""The body WithdrawalDelayRequest, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import field, frozen

from .. import arguments as check
from ..reading import (
    UNREADABLE,
    text,
    unknown,
    unreadable,
    whole,
)
from ..secrets import hidden


@frozen(kw_only=True, init=False)
class WithdrawalDelayRequest:
    """A delay to set, with a two-factor token."""

    withdrawal_delay_hours: int
    """Delay, in hours. From 0 to 4294967295."""

    two_factor_token: str = field(repr=False)
    """Two-factor token issued by the exchange."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
    """Fields that the document doesn't have, sent as they are."""

    def __init__(
        self,
        *,
        withdrawal_delay_hours: int,
        two_factor_token: str,
        additional_properties: Mapping[str, Any] | None = None,
    ) -> None:
        """Check the fields as strictly as an operation checks its arguments.

        Args:
            withdrawal_delay_hours: Delay, in hours. From 0 to 4294967295.
            two_factor_token: Two-factor token issued by the exchange.
            additional_properties: Fields that the document doesn't have; they are sent as they are.

        Raises:
            InvalidArgumentError: a field was refused.
        """
        two_factor_token = hidden(two_factor_token)
        check.keep(
            self,
            withdrawal_delay_hours=check.integer(
                "withdrawal_delay_hours", withdrawal_delay_hours, minimum=0, maximum=4294967295
            ),
            two_factor_token=check.text("two_factor_token", two_factor_token, secret=True),
            additional_properties=dict(additional_properties or {}),
        )

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["withdrawalDelayHours"] = self.withdrawal_delay_hours
        fields["twoFactorToken"] = self.two_factor_token
        return fields

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Read the object from JSON, tolerantly.

        Raises:
            InvalidResponseError: a required field is missing, or a field can't be read.
        """
        fields: dict[str, Any] = {}
        try:
            fields["withdrawal_delay_hours"] = whole(source["withdrawalDelayHours"])
            fields["two_factor_token"] = text(source["twoFactorToken"])
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES: Mapping[str, str] = {
    "withdrawalDelayHours": "withdrawal_delay_hours",
    "twoFactorToken": "two_factor_token",
}
