"""Order book state: a closed vocabulary of the exchange."""

from typing import Literal, TypeAlias

from ..types import OpenEnum


class OrderBookState(OpenEnum):
    """Orders that a book accepts.

    - `Open`: all orders
    - `Closed`: none
    - `CancelOnly`: only cancellations
    - `LimitOnly`: only limit orders
    - `PostOnly`: only orders that add liquidity
    """

    OPEN = "Open"
    CLOSED = "Closed"
    CANCEL_ONLY = "CancelOnly"
    LIMIT_ONLY = "LimitOnly"
    POST_ONLY = "PostOnly"


OrderBookStateValue: TypeAlias = Literal["Open", "Closed", "CancelOnly", "LimitOnly", "PostOnly"]
"""The values that are accepted as `OrderBookState`."""
