"""Self trade prevention: a closed vocabulary of the exchange."""

from typing import Literal, TypeAlias

from ..types import OpenEnum


class SelfTradePrevention(OpenEnum):
    """Order that is cancelled when two orders of the same account match: the incoming one (taker), the resting one
    (maker), or both.
    """

    REJECT_TAKER = "RejectTaker"
    REJECT_MAKER = "RejectMaker"
    REJECT_BOTH = "RejectBoth"


SelfTradePreventionValue: TypeAlias = Literal["RejectTaker", "RejectMaker", "RejectBoth"]
"""The values that are accepted as `SelfTradePrevention`."""
