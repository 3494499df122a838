"""Borrow lend book state: a closed vocabulary of the exchange."""

from typing import Literal, TypeAlias

from ..types import OpenEnum


class BorrowLendBookState(OpenEnum):
    """Requests that a borrow lend market accepts.

    - `Open`: borrows, lends and repayments
    - `Closed`: none
    - `RepayOnly`: only repayments
    """

    OPEN = "Open"
    CLOSED = "Closed"
    REPAY_ONLY = "RepayOnly"


BorrowLendBookStateValue: TypeAlias = Literal["Open", "Closed", "RepayOnly"]
"""The values that are accepted as `BorrowLendBookState`."""
