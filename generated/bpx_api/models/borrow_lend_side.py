"""Borrow lend side: a closed vocabulary of the exchange."""

from typing import Literal, TypeAlias

from ..types import OpenEnum


class BorrowLendSide(OpenEnum):
    """Direction: `Borrow` takes an asset from the pool, `Lend` gives it to the pool."""

    BORROW = "Borrow"
    LEND = "Lend"


BorrowLendSideValue: TypeAlias = Literal["Borrow", "Lend"]
"""The values that are accepted as `BorrowLendSide`."""
