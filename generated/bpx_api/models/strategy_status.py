"""Strategy status: a closed vocabulary of the exchange."""

from typing import Literal, TypeAlias

from ..types import OpenEnum


class StrategyStatus(OpenEnum):
    """State of a strategy.

    - `Running`: active
    - `Completed`: completely filled
    - `Cancelled`: ended on request
    - `Terminated`: ended by the exchange
    """

    RUNNING = "Running"
    COMPLETED = "Completed"
    CANCELLED = "Cancelled"
    TERMINATED = "Terminated"


StrategyStatusValue: TypeAlias = Literal["Running", "Completed", "Cancelled", "Terminated"]
"""The values that are accepted as `StrategyStatus`."""
