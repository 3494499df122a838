"""The request body `OrderCancelAllPayload`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from .. import arguments as check
from ..model import Body
from .cancel_order_type import CancelOrderType, CancelOrderTypeValue


@frozen(kw_only=True, init=False)
class OrderCancelAllPayload(Body):
    """The orders to cancel."""

    symbol: str
    """Market symbol. Orders in other markets are kept."""

    order_type: CancelOrderType | None = None
    """Cancel only orders of this kind. Both kinds if omitted."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
    """Fields that the document doesn't have, sent as they are."""

    def __init__(
        self,
        *,
        symbol: str,
        order_type: CancelOrderType | CancelOrderTypeValue | None = None,
        additional_properties: Mapping[str, Any] | None = None,
    ) -> None:
        """Check the fields as strictly as an operation checks its arguments.

        Args:
            symbol: Market symbol. Orders in other markets are kept.
            order_type: Cancel only orders of this kind. Both kinds if omitted.
            additional_properties: Fields that the document doesn't have; they are sent as they are.

        Raises:
            InvalidArgumentError: a field was refused.
        """
        self.assign(
            symbol=check.string("symbol", symbol),
            order_type=None if order_type is None else check.member("order_type", order_type, CancelOrderType),
            additional_properties=dict(additional_properties or {}),
        )
