"""Order type: a closed vocabulary of the exchange."""

from typing import Literal, TypeAlias

from ..types import OpenEnum


class OrderType(OpenEnum):
    """Kind of order: `Market` trades at the prices on the book, `Limit` at its price or better."""

    MARKET = "Market"
    LIMIT = "Limit"


OrderTypeValue: TypeAlias = Literal["Market", "Limit"]
"""The values that are accepted as `OrderType`."""
