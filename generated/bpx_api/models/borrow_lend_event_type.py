"""Borrow lend event type: a closed vocabulary of the exchange."""

from typing import Literal, TypeAlias

from ..types import OpenEnum


class BorrowLendEventType(OpenEnum):
    """Change of a borrow or lend: an increase, a repayment, or a redemption."""

    BORROW = "Borrow"
    BORROW_REPAY = "BorrowRepay"
    LEND = "Lend"
    LEND_REDEEM = "LendRedeem"


BorrowLendEventTypeValue: TypeAlias = Literal["Borrow", "BorrowRepay", "Lend", "LendRedeem"]
"""The values that are accepted as `BorrowLendEventType`."""
