"""Slippage tolerance type: a closed vocabulary of the exchange."""

from typing import Literal, TypeAlias

from ..types import OpenEnum


class SlippageToleranceType(OpenEnum):
    """Unit of a slippage tolerance: ticks of the market, or per cent."""

    TICK_SIZE = "TickSize"
    PERCENT = "Percent"


SlippageToleranceTypeValue: TypeAlias = Literal["TickSize", "Percent"]
"""The values that are accepted as `SlippageToleranceType`."""
