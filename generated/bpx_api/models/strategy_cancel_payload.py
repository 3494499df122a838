"""The request body `StrategyCancelPayload`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from .. import arguments as check
from ..model import Body


@frozen(kw_only=True, init=False)
class StrategyCancelPayload(Body):
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
        self.assign(
            symbol=check.string("symbol", symbol),
            strategy_id=None if strategy_id is None else check.string("strategy_id", strategy_id),
            client_strategy_id=None
            if client_strategy_id is None
            else check.integer("client_strategy_id", client_strategy_id, minimum=0, maximum=4294967295),
            additional_properties=dict(additional_properties or {}),
        )
