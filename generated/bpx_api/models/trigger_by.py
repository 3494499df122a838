"""Trigger by: a closed vocabulary of the exchange."""

from typing import Literal, TypeAlias

from ..types import OpenEnum


class TriggerBy(OpenEnum):
    """Price that activates a trigger: mark, last traded, or index price."""

    MARK_PRICE = "MarkPrice"
    LAST_PRICE = "LastPrice"
    INDEX_PRICE = "IndexPrice"


TriggerByValue: TypeAlias = Literal["MarkPrice", "LastPrice", "IndexPrice"]
"""The values that are accepted as `TriggerBy`."""
