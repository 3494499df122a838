"""Strategy type: a closed vocabulary of the exchange."""

from collections.abc import Mapping
from typing import Literal, TypeAlias

from ..types import OpenEnum


class StrategyType(OpenEnum):
    """Kind of strategy: `Scheduled` spreads a quantity over time."""

    SCHEDULED = "Scheduled"


StrategyTypeValue: TypeAlias = Literal["Scheduled",]
"""The texts that stand for a StrategyType."""

STRATEGY_TYPE_BY_TEXT: Mapping[object, StrategyType] = {member.value: member for member in StrategyType}
"""The members by their texts, for reading."""
