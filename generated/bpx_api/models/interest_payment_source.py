"""Interest payment source: a closed vocabulary of the exchange."""

from typing import Literal, TypeAlias

from ..types import OpenEnum


class InterestPaymentSource(OpenEnum):
    """Source of interest: unrealised profit and loss, or borrows and lends."""

    UNREALIZED_PNL = "UnrealizedPnl"
    BORROW_LEND = "BorrowLend"


InterestPaymentSourceValue: TypeAlias = Literal["UnrealizedPnl", "BorrowLend"]
"""The values that are accepted as `InterestPaymentSource`."""
