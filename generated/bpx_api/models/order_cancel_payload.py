"""The request body `OrderCancelPayload`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from .. import arguments as check
from ..model import Body


@frozen(kw_only=True, init=False)
class OrderCancelPayload(Body):
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
        self.assign(
            symbol=check.string("symbol", symbol),
            order_id=None if order_id is None else check.string("order_id", order_id),
            client_id=None
            if client_id is None
            else check.integer("client_id", client_id, minimum=0, maximum=4294967295),
            additional_properties=dict(additional_properties or {}),
        )
