"""Time in force: a closed vocabulary of the exchange."""

from collections.abc import Mapping
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


TimeInForceValue: TypeAlias = Literal[
    "GTC",
    "IOC",
    "FOK",
]
"""The texts that stand for a TimeInForce."""

TIME_IN_FORCE_BY_TEXT: Mapping[object, TimeInForce] = {member.value: member for member in TimeInForce}
"""The members by their texts, for reading."""
