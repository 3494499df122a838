"""The object Settlement, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any, Self

from attrs import define, field

from ..arguments import plain
from ..reading import UNREADABLE, decimal, moment, text, unreadable, utc_text, whole
from .settlement_source import SettlementSource


@define(kw_only=True)
class Settlement:
    """An amount that was settled on the account."""

    source: SettlementSource
    """What the amount is for."""

    quantity: Decimal
    """Amount. The exchange names no unit."""

    user_id: int
    """Number of the account's user."""

    timestamp: datetime
    """When it was settled (UTC)."""

    subaccount_id: int | None = None
    """Subaccount that it belongs to, if any."""

    position_id: str | None = None
    """Position that it belongs to, where it is funding or realised profit and loss."""

    engine_sequence: int | None = None
    """Number of the event in the engine. At least 0."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
    """Fields that the document doesn't have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["source"] = self.source.value
        fields["quantity"] = plain(self.quantity)
        fields["userId"] = self.user_id
        fields["timestamp"] = utc_text(self.timestamp)
        if self.subaccount_id is not None:
            fields["subaccountId"] = self.subaccount_id
        if self.position_id is not None:
            fields["positionId"] = self.position_id
        if self.engine_sequence is not None:
            fields["engineSequence"] = self.engine_sequence
        return fields

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Read the object from JSON, tolerantly.

        Raises:
            InvalidResponseError: a required field is missing, or a field can't be read.
        """
        rest: dict[str, Any] = {}
        try:
            rest = dict(source)
            take = rest.pop
            return cls(
                source=SettlementSource(take("source")),
                quantity=decimal(take("quantity")),
                user_id=whole(take("userId")),
                timestamp=moment(take("timestamp")),
                subaccount_id=None if (value := take("subaccountId", None)) is None else whole(value),
                position_id=None if (value := take("positionId", None)) is None else text(value),
                engine_sequence=None if (value := take("engineSequence", None)) is None else whole(value),
                additional_properties=rest,
            )
        except UNREADABLE as error:
            unreadable("Settlement", _NAMES, source, rest, error)


_NAMES = (
    "source",
    "quantity",
    "userId",
    "timestamp",
    "subaccountId",
    "positionId",
    "engineSequence",
)
