"""Trigger by: a closed vocabulary of the exchange."""

from collections.abc import Mapping
from typing import Literal, TypeAlias

from ..types import OpenEnum


class TriggerBy(OpenEnum):
    """Price that sets off a trigger: mark, last traded, or index price."""

    MARK_PRICE = "MarkPrice"
    LAST_PRICE = "LastPrice"
    INDEX_PRICE = "IndexPrice"


TriggerByValue: TypeAlias = Literal[
    "MarkPrice",
    "LastPrice",
    "IndexPrice",
]
"""The texts that stand for a TriggerBy."""

TRIGGER_BY_BY_TEXT: Mapping[object, TriggerBy] = {member.value: member for member in TriggerBy}
"""The members by their texts, for reading."""
