"""Kline price type: a closed vocabulary of the exchange."""

from typing import Literal, TypeAlias

from ..types import OpenEnum


class KlinePriceType(OpenEnum):
    """Price of candles: last traded, index, or mark price."""

    LAST = "Last"
    INDEX = "Index"
    MARK = "Mark"


KlinePriceTypeValue: TypeAlias = Literal["Last", "Index", "Mark"]
"""The values that are accepted as `KlinePriceType`."""
