"""Cancel order type: a closed vocabulary of the exchange."""

from typing import Literal, TypeAlias

from ..types import OpenEnum


class CancelOrderType(OpenEnum):
    """Kind of order to cancel: limit orders on the book, or conditional orders that wait for their trigger."""

    RESTING_LIMIT_ORDER = "RestingLimitOrder"
    CONDITIONAL_ORDER = "ConditionalOrder"


CancelOrderTypeValue: TypeAlias = Literal["RestingLimitOrder", "ConditionalOrder"]
"""The values that are accepted as `CancelOrderType`."""
