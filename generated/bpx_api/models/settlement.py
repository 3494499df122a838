"""The object Settlement, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any, Self

from msgspec import field

from ..arguments import plain
from ..reading import (
    EPOCH,
    MAGNITUDE,
    NAIVE_EPOCH,
    ODD_NUMBER,
    SMALLEST,
    UNREADABLE,
    decimal,
    in_one_go,
    in_utc,
    moment,
    text,
    unknown,
    unreadable,
    utc_text,
    whole,
    wire_names,
)
from ..types import Model
from .settlement_source import SettlementSource


class Settlement(Model, kw_only=True):
    """A settlement on the account."""

    source: SettlementSource
    """Purpose of the amount."""

    quantity: Decimal
    """Amount. The unit is not documented."""

    timestamp: datetime
    """Time when it was settled (UTC)."""

    user_id: int | None = field(default=None, name="userId")
    """Number of the account's user."""

    subaccount_id: int | None = field(default=None, name="subaccountId")
    """Subaccount, if any."""

    position_id: str | None = field(default=None, name="positionId")
    """Position of the settlement, for funding and for realised profit and loss."""

    engine_sequence: int | None = field(default=None, name="engineSequence")
    """Number of the event in the engine. At least 0."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not (self.quantity.is_finite() and SMALLEST <= self.quantity.adjusted() <= MAGNITUDE):
            raise ValueError(ODD_NUMBER)
        self.timestamp = (
            EPOCH + (self.timestamp - NAIVE_EPOCH) if self.timestamp.tzinfo is None else in_utc(self.timestamp)
        )

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["source"] = self.source.value
        fields["quantity"] = plain(self.quantity)
        fields["timestamp"] = utc_text(self.timestamp)
        if self.user_id is not None:
            fields["userId"] = self.user_id
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
        if (found := in_one_go(cls, _NAMES, source)) is not None:
            return found
        fields: dict[str, Any] = {}
        try:
            fields["source"] = SettlementSource(source["source"])
            fields["quantity"] = decimal(source["quantity"])
            fields["timestamp"] = moment(source["timestamp"])
            fields["user_id"] = None if (value := source.get("userId")) is None else whole(value)
            fields["subaccount_id"] = None if (value := source.get("subaccountId")) is None else whole(value)
            fields["position_id"] = None if (value := source.get("positionId")) is None else text(value)
            fields["engine_sequence"] = None if (value := source.get("engineSequence")) is None else whole(value)
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(Settlement)
