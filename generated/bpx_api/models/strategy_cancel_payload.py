"""The body StrategyCancelPayload, and how it is read and written as JSON."""

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
class StrategyCancelPayload:
    """The strategy to cancel. Pass exactly one of `strategy_id` and `client_strategy_id`."""

    symbol: str
    """Market symbol of the strategy."""

    strategy_id: str | None = None
    """The exchange's id of the strategy."""

    client_strategy_id: int | None = None
    """Your own id of the strategy. From 0 to 4294967295."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
    """Fields that the document doesn't have, sent as they are."""

    def __init__(
        self,
        *,
        symbol: str,
        strategy_id: str | None = None,
        client_strategy_id: int | None = None,
        additional_properties: Mapping[str, Any] | None = None,
    ) -> None:
        """Check the fields as strictly as an operation checks its arguments.

        Args:
            symbol: Market symbol of the strategy.
            strategy_id: The exchange's id of the strategy.
            client_strategy_id: Your own id of the strategy. From 0 to 4294967295.
            additional_properties: Fields that the document doesn't have; they are sent as they are.

        Raises:
            InvalidArgumentError: a field was refused.
        """
        check.exactly_one(strategy_id=strategy_id, client_strategy_id=client_strategy_id)
        check.keep(
            self,
            symbol=check.text("symbol", symbol),
            strategy_id=None if strategy_id is None else check.text("strategy_id", strategy_id),
            client_strategy_id=None
            if client_strategy_id is None
            else check.integer("client_strategy_id", client_strategy_id, minimum=0, maximum=4294967295),
            additional_properties=dict(additional_properties or {}),
        )

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["symbol"] = self.symbol
        if self.strategy_id is not None:
            fields["strategyId"] = self.strategy_id
        if self.client_strategy_id is not None:
            fields["clientStrategyId"] = self.client_strategy_id
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
            fields["strategy_id"] = None if (value := source.get("strategyId")) is None else text(value)
            fields["client_strategy_id"] = None if (value := source.get("clientStrategyId")) is None else whole(value)
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES: Mapping[str, str] = {
    "symbol": "symbol",
    "strategyId": "strategy_id",
    "clientStrategyId": "client_strategy_id",
}
