"""Side: a closed vocabulary of the exchange."""

from collections.abc import Mapping
from typing import Literal, TypeAlias

from ..types import OpenEnum


class Side(OpenEnum):
    """`Bid` buys, `Ask` sells."""

    BID = "Bid"
    ASK = "Ask"


SideValue: TypeAlias = Literal[
    "Bid",
    "Ask",
]
"""The texts that stand for a Side."""

SIDE_BY_TEXT: Mapping[object, Side] = {member.value: member for member in Side}
"""The members by their texts, for reading."""
