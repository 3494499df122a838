"""The body WithdrawalRecipientInformation, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import field, frozen

from .. import arguments as check
from ..reading import (
    UNREADABLE,
    text,
    truth,
    unknown,
    unreadable,
    whole,
)


@frozen(kw_only=True, init=False)
class WithdrawalRecipientInformation:
    """Recipient and purpose of a withdrawal. The field names are in snake case."""

    withdrawal_address_id: int
    """Id of the saved address."""

    withdrawal_purpose: str | None = None
    """Purpose of the withdrawal."""

    sanctions_representation: bool | None = None
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
            withdrawal_address_id: Id of the saved address.
            withdrawal_purpose: Purpose of the withdrawal.
            sanctions_representation: Declaration on sanctions. The exchange does not document its text.
            additional_properties: Fields that the document doesn't have; they are sent as they are.

        Raises:
            InvalidArgumentError: a field was refused.
        """
        check.keep(
            self,
            withdrawal_address_id=check.integer("withdrawal_address_id", withdrawal_address_id),
            withdrawal_purpose=None
            if withdrawal_purpose is None
            else check.text("withdrawal_purpose", withdrawal_purpose),
            sanctions_representation=None
            if sanctions_representation is None
            else check.boolean("sanctions_representation", sanctions_representation),
            additional_properties=dict(additional_properties or {}),
        )

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["withdrawal_address_id"] = self.withdrawal_address_id
        if self.withdrawal_purpose is not None:
            fields["withdrawal_purpose"] = self.withdrawal_purpose
        if self.sanctions_representation is not None:
            fields["sanctions_representation"] = self.sanctions_representation
        return fields

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Read the object from JSON, tolerantly.

        Raises:
            InvalidResponseError: a required field is missing, or a field can't be read.
        """
        fields: dict[str, Any] = {}
        try:
            fields["withdrawal_address_id"] = whole(source["withdrawal_address_id"])
            fields["withdrawal_purpose"] = None if (value := source.get("withdrawal_purpose")) is None else text(value)
            fields["sanctions_representation"] = (
                None if (value := source.get("sanctions_representation")) is None else truth(value)
            )
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES: Mapping[str, str] = {
    "withdrawal_address_id": "withdrawal_address_id",
    "withdrawal_purpose": "withdrawal_purpose",
    "sanctions_representation": "sanctions_representation",
}
