"""Resolution condition type: a closed vocabulary of the exchange."""

from collections.abc import Mapping
from typing import Literal, TypeAlias

from ..types import OpenEnum


class ResolutionConditionType(OpenEnum):
    """Kind of condition for a prediction market.

    - `QuantityRange`: a figure falls into a range
    - `StrikePrice`: a price ends above or below the strike price
    - `Outcome`: the event has a certain outcome
    """

    QUANTITY_RANGE = "QuantityRange"
    STRIKE_PRICE = "StrikePrice"
    OUTCOME = "Outcome"


ResolutionConditionTypeValue: TypeAlias = Literal[
    "QuantityRange",
    "StrikePrice",
    "Outcome",
]
"""The texts that stand for a ResolutionConditionType."""

RESOLUTION_CONDITION_TYPE_BY_TEXT: Mapping[object, ResolutionConditionType] = {
    member.value: member for member in ResolutionConditionType
}
"""The members by their texts, for reading."""
