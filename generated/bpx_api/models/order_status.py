"""Order status: a closed vocabulary of the exchange."""

from typing import Literal, TypeAlias

from ..types import OpenEnum


class OrderStatus(OpenEnum):
    """State of an order.

    - `New`: on the book, not filled
    - `PartiallyFilled`: partially filled
    - `Filled`: completely filled
    - `Cancelled`: cancelled on request
    - `Expired`: ended by the exchange
    - `TriggerPending`: waiting for its trigger price
    - `TriggerFailed`: triggered, but not placed
    """

    CANCELLED = "Cancelled"
    EXPIRED = "Expired"
    FILLED = "Filled"
    NEW = "New"
    PARTIALLY_FILLED = "PartiallyFilled"
    TRIGGER_PENDING = "TriggerPending"
    TRIGGER_FAILED = "TriggerFailed"


OrderStatusValue: TypeAlias = Literal[
    "Cancelled", "Expired", "Filled", "New", "PartiallyFilled", "TriggerPending", "TriggerFailed"
]
"""The values that are accepted as `OrderStatus`."""
