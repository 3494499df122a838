"""Status: a closed vocabulary of the exchange."""

from collections.abc import Mapping
from typing import Literal, TypeAlias

from ..types import OpenEnum


class Status(OpenEnum):
    """State of the exchange: `Ok`, or `Maintenance` while it is down for work."""

    OK = "Ok"
    MAINTENANCE = "Maintenance"


StatusValue: TypeAlias = Literal[
    "Ok",
    "Maintenance",
]
"""The texts that stand for a Status."""

STATUS_BY_TEXT: Mapping[object, Status] = {member.value: member for member in Status}
"""The members by their texts, for reading."""
