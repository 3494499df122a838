"""The request body `WithdrawalDelayRequest`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from .. import arguments as check
from ..model import Body, Secret
from ..secrets import hide


@frozen(kw_only=True, init=False)
class WithdrawalDelayRequest(Body):
    """A delay to set, with a two-factor token."""

    withdrawal_delay_hours: int
    """Delay, in hours. From 0 to 4294967295."""

    two_factor_token: Secret = field(repr=False)
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
        two_factor_token = hide(two_factor_token)
        self.assign(
            withdrawal_delay_hours=check.integer(
                "withdrawal_delay_hours", withdrawal_delay_hours, minimum=0, maximum=4294967295
            ),
            two_factor_token=check.string("two_factor_token", two_factor_token, secret=True),
            additional_properties=dict(additional_properties or {}),
        )
