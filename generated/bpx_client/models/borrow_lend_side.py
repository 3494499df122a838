"""Borrow lend side: a closed vocabulary of the exchange."""

from collections.abc import Mapping
from typing import Literal, TypeAlias

from ..types import OpenEnum


class BorrowLendSide(OpenEnum):
    """`Borrow` takes an asset from the pool, `Lend` gives it to the pool."""

    BORROW = "Borrow"
    LEND = "Lend"


BorrowLendSideValue: TypeAlias = Literal[
    "Borrow",
    "Lend",
]
"""The texts that stand for a BorrowLendSide."""

BORROW_LEND_SIDE_BY_TEXT: Mapping[object, BorrowLendSide] = {member.value: member for member in BorrowLendSide}
"""The members by their texts, for reading."""
