"""Strike price condition: a closed vocabulary of the exchange."""

from typing import Literal, TypeAlias

from ..types import OpenEnum


class StrikePriceCondition(OpenEnum):
    """Side of the strike price on which a price must end."""

    ABOVE = "above"
    BELOW = "below"


StrikePriceConditionValue: TypeAlias = Literal["above", "below"]
"""The values that are accepted as `StrikePriceCondition`."""
