"""Margin function type: a closed vocabulary of the exchange."""

from collections.abc import Mapping
from typing import Literal, TypeAlias

from ..types import OpenEnum


class MarginFunctionType(OpenEnum):
    """Shape of a margin function: `sqrt` grows with the square root of the position."""

    SQRT = "sqrt"


MarginFunctionTypeValue: TypeAlias = Literal["sqrt",]
"""The texts that stand for a MarginFunctionType."""

MARGIN_FUNCTION_TYPE_BY_TEXT: Mapping[object, MarginFunctionType] = {
    member.value: member for member in MarginFunctionType
}
"""The members by their texts, for reading."""
