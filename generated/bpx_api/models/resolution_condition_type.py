"""Resolution condition type: a closed vocabulary of the exchange."""

from typing import Literal, TypeAlias

from ..types import OpenEnum


class ResolutionConditionType(OpenEnum):
    """Kind of condition for a prediction market.

    - `QuantityRange`: a number is in a range
    - `StrikePrice`: a price ends above or below the strike price
    - `Outcome`: the event has a certain outcome
    """

    QUANTITY_RANGE = "QuantityRange"
    STRIKE_PRICE = "StrikePrice"
    OUTCOME = "Outcome"


ResolutionConditionTypeValue: TypeAlias = Literal["QuantityRange", "StrikePrice", "Outcome"]
"""The values that are accepted as `ResolutionConditionType`."""
