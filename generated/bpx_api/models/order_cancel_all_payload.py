"""The body OrderCancelAllPayload, and how it is read and written as JSON."""

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
)
from .cancel_order_type import CancelOrderType, CancelOrderTypeValue


@frozen(kw_only=True, init=False)
class OrderCancelAllPayload:
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
        check.keep(
            self,
            symbol=check.text("symbol", symbol),
            order_type=None if order_type is None else check.member("order_type", order_type, CancelOrderType),
            additional_properties=dict(additional_properties or {}),
        )

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["symbol"] = self.symbol
        if self.order_type is not None:
            fields["orderType"] = self.order_type.value
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
            fields["order_type"] = None if (value := source.get("orderType")) is None else CancelOrderType(value)
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES: Mapping[str, str] = {
    "symbol": "symbol",
    "orderType": "order_type",
}
