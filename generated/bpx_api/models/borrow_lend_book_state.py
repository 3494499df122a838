"""Borrow lend book state: a closed vocabulary of the exchange."""

from typing import Literal, TypeAlias

from ..types import OpenEnum


class BorrowLendBookState(OpenEnum):
    """What a borrow lend market takes.

    - `Open`: borrows, lends and repayments
    - `Closed`: nothing
    - `RepayOnly`: repayments alone
    """

    OPEN = "Open"
    CLOSED = "Closed"
    REPAY_ONLY = "RepayOnly"


BorrowLendBookStateValue: TypeAlias = Literal["Open", "Closed", "RepayOnly"]
"""The texts that are accepted as `BorrowLendBookState`."""
