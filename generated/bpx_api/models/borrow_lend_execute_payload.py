"""The body BorrowLendExecutePayload, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

from attrs import field, frozen

from .. import arguments as check
from ..arguments import plain
from ..reading import (
    UNREADABLE,
    decimal,
    text,
    unknown,
    unreadable,
)
from .borrow_lend_side import BorrowLendSide, BorrowLendSideValue


@frozen(kw_only=True, init=False)
class BorrowLendExecutePayload:
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
        check.keep(
            self,
            symbol=check.text("symbol", symbol),
            side=check.member("side", side, BorrowLendSide),
            quantity=check.decimal("quantity", quantity, above=0),
            additional_properties=dict(additional_properties or {}),
        )

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["symbol"] = self.symbol
        fields["side"] = self.side.value
        fields["quantity"] = plain(self.quantity)
        return fields

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Read the object from JSON, tolerantly.

        Raises:
            InvalidResponseError: a required field is missing, or a field can't be read.
        """
        fields: dict[str, Any] = {}
        try:
            fields["symbol"] = text(source["symbol"])
            fields["side"] = BorrowLendSide(source["side"])
            fields["quantity"] = decimal(source["quantity"])
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES: Mapping[str, str] = {
    "symbol": "symbol",
    "side": "side",
    "quantity": "quantity",
}
