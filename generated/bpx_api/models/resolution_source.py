"""Resolution source: a closed vocabulary of the exchange."""

from typing import Literal, TypeAlias

from ..types import OpenEnum


class ResolutionSource(OpenEnum):
    """Source of the prices that resolve an event."""

    BINANCE = "binance"


ResolutionSourceValue: TypeAlias = Literal["binance"]
"""The values that are accepted as `ResolutionSource`."""
