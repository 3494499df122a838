"""Margin function type: a closed vocabulary of the exchange."""

from typing import Literal, TypeAlias

from ..types import OpenEnum


class MarginFunctionType(OpenEnum):
    """Kind of margin function: `sqrt` grows with the square root of the position."""

    SQRT = "sqrt"


MarginFunctionTypeValue: TypeAlias = Literal["sqrt"]
"""The values that are accepted as `MarginFunctionType`."""
