"""The request body `StrategyCancelAllPayload`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from .. import arguments as check
from ..model import Body
from .strategy_type import StrategyType, StrategyTypeValue


@frozen(kw_only=True, init=False)
class StrategyCancelAllPayload(Body):
    """The strategies to cancel."""

    symbol: str
    """Market symbol. Strategies in other markets are kept."""

    strategy_type: StrategyType | None = None
    """Cancel only strategies of this kind."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
    """Fields that the document doesn't have, sent as they are."""

    def __init__(
        self,
        *,
        symbol: str,
        strategy_type: StrategyType | StrategyTypeValue | None = None,
        additional_properties: Mapping[str, Any] | None = None,
    ) -> None:
        """Check the fields as strictly as an operation checks its arguments.

        Args:
            symbol: Market symbol. Strategies in other markets are kept.
            strategy_type: Cancel only strategies of this kind.
            additional_properties: Fields that the document doesn't have; they are sent as they are.

        Raises:
            InvalidArgumentError: a field was refused.
        """
        self.assign(
            symbol=check.string("symbol", symbol),
            strategy_type=None if strategy_type is None else check.member("strategy_type", strategy_type, StrategyType),
            additional_properties=dict(additional_properties or {}),
        )
