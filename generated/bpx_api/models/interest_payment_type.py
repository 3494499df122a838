"""Interest payment type: a closed vocabulary of the exchange."""

from typing import Literal, TypeAlias

from ..types import OpenEnum


class InterestPaymentType(OpenEnum):
    """Purpose of interest: a borrow, a lend, unrealised profit or loss, or the fee for entering a borrow (`EntryFee`)."""

    ENTRY_FEE = "EntryFee"
    BORROW = "Borrow"
    LEND = "Lend"
    UNREALIZED_POSITIVE_PNL = "UnrealizedPositivePnl"
    UNREALIZED_NEGATIVE_PNL = "UnrealizedNegativePnl"


InterestPaymentTypeValue: TypeAlias = Literal[
    "EntryFee", "Borrow", "Lend", "UnrealizedPositivePnl", "UnrealizedNegativePnl"
]
"""The values that are accepted as `InterestPaymentType`."""
