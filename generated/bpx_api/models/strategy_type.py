"""Strategy type: a closed vocabulary of the exchange."""

from typing import Literal, TypeAlias

from ..types import OpenEnum


class StrategyType(OpenEnum):
    """Kind of strategy: `Scheduled` spreads a quantity over time."""

    SCHEDULED = "Scheduled"


StrategyTypeValue: TypeAlias = Literal["Scheduled"]
"""The values that are accepted as `StrategyType`."""
