"""The request body `WithdrawalRecipientInformation`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from .. import arguments as check
from ..model import Body


@frozen(kw_only=True, init=False)
class WithdrawalRecipientInformation(Body):
    """Recipient and purpose of a withdrawal. The field names are in snake case."""

    withdrawal_address_id: int = field(metadata={"name": "withdrawal_address_id"})
    """Id of the saved address."""

    withdrawal_purpose: str | None = field(default=None, metadata={"name": "withdrawal_purpose"})
    """Purpose of the withdrawal."""

    sanctions_representation: bool | None = field(default=None, metadata={"name": "sanctions_representation"})
    """Declaration on sanctions. The exchange does not document its text."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
    """Fields that the document doesn't have, sent as they are."""

    def __init__(
        self,
        *,
        withdrawal_address_id: int,
        withdrawal_purpose: str | None = None,
        sanctions_representation: bool | None = None,
        additional_properties: Mapping[str, Any] | None = None,
    ) -> None:
        """Check the fields as strictly as an operation checks its arguments.

        Args:
            withdrawal_address_id: Id of the saved address. From -2147483648 to 2147483647.
            withdrawal_purpose: Purpose of the withdrawal.
            sanctions_representation: Declaration on sanctions. The exchange does not document its text.
            additional_properties: Fields that the document doesn't have; they are sent as they are.

        Raises:
            InvalidArgumentError: a field was refused.
        """
        self.assign(
            withdrawal_address_id=check.integer(
                "withdrawal_address_id", withdrawal_address_id, minimum=-2147483648, maximum=2147483647
            ),
            withdrawal_purpose=None
            if withdrawal_purpose is None
            else check.string("withdrawal_purpose", withdrawal_purpose),
            sanctions_representation=None
            if sanctions_representation is None
            else check.boolean("sanctions_representation", sanctions_representation),
            additional_properties=dict(additional_properties or {}),
        )
