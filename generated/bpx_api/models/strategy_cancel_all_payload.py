"""The body StrategyCancelAllPayload, and how it is read and written as JSON."""

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
from .strategy_type import StrategyType, StrategyTypeValue


@frozen(kw_only=True, init=False)
class StrategyCancelAllPayload:
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
        check.keep(
            self,
            symbol=check.text("symbol", symbol),
            strategy_type=None if strategy_type is None else check.member("strategy_type", strategy_type, StrategyType),
            additional_properties=dict(additional_properties or {}),
        )

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["symbol"] = self.symbol
        if self.strategy_type is not None:
            fields["strategyType"] = self.strategy_type.value
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
            fields["strategy_type"] = None if (value := source.get("strategyType")) is None else StrategyType(value)
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES: Mapping[str, str] = {
    "symbol": "symbol",
    "strategyType": "strategy_type",
}
