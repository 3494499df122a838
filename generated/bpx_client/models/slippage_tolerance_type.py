"""Slippage tolerance type: a closed vocabulary of the exchange."""

from collections.abc import Mapping
from typing import Literal, TypeAlias

from ..types import OpenEnum


class SlippageToleranceType(OpenEnum):
    """Unit of a slippage tolerance: ticks of the market, or per cent."""

    TICK_SIZE = "TickSize"
    PERCENT = "Percent"


SlippageToleranceTypeValue: TypeAlias = Literal[
    "TickSize",
    "Percent",
]
"""The texts that stand for a SlippageToleranceType."""

SLIPPAGE_TOLERANCE_TYPE_BY_TEXT: Mapping[object, SlippageToleranceType] = {
    member.value: member for member in SlippageToleranceType
}
"""The members by their texts, for reading."""
