"""Borrow lend event type: a closed vocabulary of the exchange."""

from typing import Literal, TypeAlias

from ..types import OpenEnum


class BorrowLendEventType(OpenEnum):
    """Change of a borrow or lend: more of it, or some of it paid back or redeemed."""

    BORROW = "Borrow"
    BORROW_REPAY = "BorrowRepay"
    LEND = "Lend"
    LEND_REDEEM = "LendRedeem"


BorrowLendEventTypeValue: TypeAlias = Literal["Borrow", "BorrowRepay", "Lend", "LendRedeem"]
"""The texts that are accepted as `BorrowLendEventType`."""
