"""The body OrderCancelPayload, and how it is read and written as JSON."""

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


@frozen(kw_only=True, init=False)
class OrderCancelPayload:
    """The order to cancel. Pass exactly one of `order_id` and `client_id`."""

    symbol: str
    """Market symbol of the order."""

    order_id: str | None = None
    """The exchange's id of the order."""

    client_id: int | None = None
    """Your own id of the order. From 0 to 4294967295."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
    """Fields that the document doesn't have, sent as they are."""

    def __init__(
        self,
        *,
        symbol: str,
        order_id: str | None = None,
        client_id: int | None = None,
        additional_properties: Mapping[str, Any] | None = None,
    ) -> None:
        """Check the fields as strictly as an operation checks its arguments.

        Args:
            symbol: Market symbol of the order.
            order_id: The exchange's id of the order.
            client_id: Your own id of the order. From 0 to 4294967295.
            additional_properties: Fields that the document doesn't have; they are sent as they are.

        Raises:
            InvalidArgumentError: a field was refused.
        """
        check.exactly_one(order_id=order_id, client_id=client_id)
        check.keep(
            self,
            symbol=check.text("symbol", symbol),
            order_id=None if order_id is None else check.text("order_id", order_id),
            client_id=None
            if client_id is None
            else check.integer("client_id", client_id, minimum=0, maximum=4294967295),
            additional_properties=dict(additional_properties or {}),
        )

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["symbol"] = self.symbol
        if self.order_id is not None:
            fields["orderId"] = self.order_id
        if self.client_id is not None:
            fields["clientId"] = self.client_id
        return fields

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Read the object from JSON, tolerantly.

        Raises:
            InvalidResponseError: a required field is missing, or a field can't be read.
        """
        fields: dict[str, Any] = {}
        try:
            fields["symbol"] = text(source["symbol"])
            fields["order_id"] = None if (value := source.get("orderId")) is None else text(value)
            fields["client_id"] = None if (value := source.get("clientId")) is None else whole(value)
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES: Mapping[str, str] = {
    "symbol": "symbol",
    "orderId": "order_id",
    "clientId": "client_id",
}
