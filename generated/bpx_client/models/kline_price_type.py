"""Kline price type: a closed vocabulary of the exchange."""

from collections.abc import Mapping
from typing import Literal, TypeAlias

from ..types import OpenEnum


class KlinePriceType(OpenEnum):
    """Price that candles are made of: last traded, index, or mark price."""

    LAST = "Last"
    INDEX = "Index"
    MARK = "Mark"


KlinePriceTypeValue: TypeAlias = Literal[
    "Last",
    "Index",
    "Mark",
]
"""The texts that stand for a KlinePriceType."""

KLINE_PRICE_TYPE_BY_TEXT: Mapping[object, KlinePriceType] = {member.value: member for member in KlinePriceType}
"""The members by their texts, for reading."""
