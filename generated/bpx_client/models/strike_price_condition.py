"""Strike price condition: a closed vocabulary of the exchange."""

from collections.abc import Mapping
from typing import Literal, TypeAlias

from ..types import OpenEnum


class StrikePriceCondition(OpenEnum):
    """Side of the strike price on which a price must end."""

    ABOVE = "above"
    BELOW = "below"


StrikePriceConditionValue: TypeAlias = Literal[
    "above",
    "below",
]
"""The texts that stand for a StrikePriceCondition."""

STRIKE_PRICE_CONDITION_BY_TEXT: Mapping[object, StrikePriceCondition] = {
    member.value: member for member in StrikePriceCondition
}
"""The members by their texts, for reading."""
