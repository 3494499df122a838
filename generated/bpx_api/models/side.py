"""Side: a closed vocabulary of the exchange."""

from typing import Literal, TypeAlias

from ..types import OpenEnum


class Side(OpenEnum):
    """`Bid` buys, `Ask` sells."""

    BID = "Bid"
    ASK = "Ask"


SideValue: TypeAlias = Literal["Bid", "Ask"]
"""The values that are accepted as `Side`."""
