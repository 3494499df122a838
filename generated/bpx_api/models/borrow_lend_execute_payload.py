"""The request body `BorrowLendExecutePayload`."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from attrs import field, frozen

from .. import arguments as check
from ..model import Body
from .borrow_lend_side import BorrowLendSide, BorrowLendSideValue


@frozen(kw_only=True, init=False)
class BorrowLendExecutePayload(Body):
    """A borrow or lend to execute."""

    symbol: str
    """Asset to borrow or lend, such as `USDC`."""

    side: BorrowLendSide
    """Borrow or lend."""

    quantity: Decimal
    """Quantity, in the asset. Above 0."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
    """Fields that the document doesn't have, sent as they are."""

    def __init__(
        self,
        *,
        symbol: str,
        side: BorrowLendSide | BorrowLendSideValue,
        quantity: Decimal | int | str,
        additional_properties: Mapping[str, Any] | None = None,
    ) -> None:
        """Check the fields as strictly as an operation checks its arguments.

        Args:
            symbol: Asset to borrow or lend, such as `USDC`.
            side: Borrow or lend.
            quantity: Quantity, in the asset. Above 0.
            additional_properties: Fields that the document doesn't have; they are sent as they are.

        Raises:
            InvalidArgumentError: a field was refused.
        """
        self.assign(
            symbol=check.string("symbol", symbol),
            side=check.member("side", side, BorrowLendSide),
            quantity=check.decimal("quantity", quantity, above=0),
            additional_properties=dict(additional_properties or {}),
        )
