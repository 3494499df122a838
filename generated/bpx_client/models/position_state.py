"""Position state: a closed vocabulary of the exchange."""

from collections.abc import Mapping
from typing import Literal, TypeAlias

from ..types import OpenEnum


class PositionState(OpenEnum):
    """Whether a position is open or closed."""

    OPEN = "Open"
    CLOSED = "Closed"


PositionStateValue: TypeAlias = Literal[
    "Open",
    "Closed",
]
"""The texts that stand for a PositionState."""

POSITION_STATE_BY_TEXT: Mapping[object, PositionState] = {member.value: member for member in PositionState}
"""The members by their texts, for reading."""
