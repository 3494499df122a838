"""Status: a closed vocabulary of the exchange."""

from typing import Literal, TypeAlias

from ..types import OpenEnum


class Status(OpenEnum):
    """State of the exchange: `Ok`, or `Maintenance` during maintenance."""

    OK = "Ok"
    MAINTENANCE = "Maintenance"


StatusValue: TypeAlias = Literal["Ok", "Maintenance"]
"""The values that are accepted as `Status`."""
