"""Position state: a closed vocabulary of the exchange."""

from typing import Literal, TypeAlias

from ..types import OpenEnum


class PositionState(OpenEnum):
    """State of a position, open or closed."""

    OPEN = "Open"
    CLOSED = "Closed"


PositionStateValue: TypeAlias = Literal["Open", "Closed"]
"""The values that are accepted as `PositionState`."""
