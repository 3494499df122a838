"""Time in force: a closed vocabulary of the exchange."""

from typing import Literal, TypeAlias

from ..types import OpenEnum


class TimeInForce(OpenEnum):
    """Time in force of an order.

    - `GTC`: good till cancelled
    - `IOC`: fill immediately as much as possible, cancel the rest
    - `FOK`: fill immediately and completely, or cancel
    """

    GTC = "GTC"
    IOC = "IOC"
    FOK = "FOK"


TimeInForceValue: TypeAlias = Literal["GTC", "IOC", "FOK"]
"""The values that are accepted as `TimeInForce`."""
