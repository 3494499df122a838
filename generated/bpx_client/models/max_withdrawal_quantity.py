"""The object MaxWithdrawalQuantity, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

from attrs import define, field

from ..arguments import plain
from ..reading import (
    UNREADABLE,
    decimal,
    text,
    truth,
    unknown,
    unreadable,
)


@define(kw_only=True)
class MaxWithdrawalQuantity:
    """How much of an asset can be withdrawn, with the terms that were asked about."""

    symbol: str
    """Asset symbol."""

    max_withdrawal_quantity: Decimal
    """Largest quantity, in the asset."""

    auto_borrow: bool | None = None
    """Whether what is missing may be borrowed."""

    auto_lend_redeem: bool | None = None
    """Whether lent funds may be taken back."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
    """Fields that the document doesn't have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["symbol"] = self.symbol
        fields["maxWithdrawalQuantity"] = plain(self.max_withdrawal_quantity)
        if self.auto_borrow is not None:
            fields["autoBorrow"] = self.auto_borrow
        if self.auto_lend_redeem is not None:
            fields["autoLendRedeem"] = self.auto_lend_redeem
        return fields

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Read the object from JSON, tolerantly.

        Raises:
            InvalidResponseError: a required field is missing, or a field can't be read.
        """
        self = object.__new__(cls)
        try:
            get = source.get
            self.symbol = value if type(value := source["symbol"]) is str else text(value)
            self.max_withdrawal_quantity = (
                Decimal(value) if type(value := source["maxWithdrawalQuantity"]) is str else decimal(value)
            )
            self.auto_borrow = (
                value if type(value := get("autoBorrow")) is bool else None if value is None else truth(value)
            )
            self.auto_lend_redeem = (
                value if type(value := get("autoLendRedeem")) is bool else None if value is None else truth(value)
            )
            self.additional_properties = {} if _KNOWN.issuperset(source) else unknown(source, _NAMES)
        except UNREADABLE as error:
            unreadable(cls, self, _NAMES, source, error)
        return self


_NAMES: Mapping[str, str] = {
    "symbol": "symbol",
    "maxWithdrawalQuantity": "max_withdrawal_quantity",
    "autoBorrow": "auto_borrow",
    "autoLendRedeem": "auto_lend_redeem",
}
_KNOWN = frozenset(_NAMES)
