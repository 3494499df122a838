"""Time in force: a closed vocabulary of the exchange."""

from typing import Literal, TypeAlias

from ..types import OpenEnum


class TimeInForce(OpenEnum):
    """How long an order may rest.

    - `GTC`: until cancelled
    - `IOC`: fill at once what can be filled, drop the rest
    - `FOK`: fill at once and whole, or not at all
    """

    GTC = "GTC"
    IOC = "IOC"
    FOK = "FOK"


TimeInForceValue: TypeAlias = Literal["GTC", "IOC", "FOK"]
"""The texts that are accepted as `TimeInForce`."""
