"""The object Settlement, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any, Self

from attrs import define, field

from ..arguments import plain
from ..reading import (
    UNREADABLE,
    decimal,
    moment,
    text,
    unknown,
    unreadable,
    utc_text,
    whole,
)
from .settlement_source import SETTLEMENT_SOURCE_BY_TEXT, SettlementSource


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
        self = object.__new__(cls)
        try:
            get = source.get
            self.source = SETTLEMENT_SOURCE_BY_TEXT.get(value := source["source"]) or SettlementSource(value)
            self.quantity = Decimal(value) if type(value := source["quantity"]) is str else decimal(value)
            self.user_id = value if type(value := source["userId"]) is int else whole(value)
            self.timestamp = moment(source["timestamp"])
            self.subaccount_id = (
                value if type(value := get("subaccountId")) is int else None if value is None else whole(value)
            )
            self.position_id = (
                value if type(value := get("positionId")) is str else None if value is None else text(value)
            )
            self.engine_sequence = (
                value if type(value := get("engineSequence")) is int else None if value is None else whole(value)
            )
            self.additional_properties = {} if _KNOWN.issuperset(source) else unknown(source, _NAMES)
        except UNREADABLE as error:
            unreadable(cls, self, _NAMES, source, error)
        return self


_NAMES: Mapping[str, str] = {
    "source": "source",
    "quantity": "quantity",
    "userId": "user_id",
    "timestamp": "timestamp",
    "subaccountId": "subaccount_id",
    "positionId": "position_id",
    "engineSequence": "engine_sequence",
}
_KNOWN = frozenset(_NAMES)
