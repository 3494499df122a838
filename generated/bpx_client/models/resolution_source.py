"""Resolution source: a closed vocabulary of the exchange."""

from collections.abc import Mapping
from typing import Literal, TypeAlias

from ..types import OpenEnum


class ResolutionSource(OpenEnum):
    """Where the prices that resolve an event come from."""

    BINANCE = "binance"


ResolutionSourceValue: TypeAlias = Literal["binance",]
"""The texts that stand for a ResolutionSource."""

RESOLUTION_SOURCE_BY_TEXT: Mapping[object, ResolutionSource] = {member.value: member for member in ResolutionSource}
"""The members by their texts, for reading."""
