"""The object MaxWithdrawalQuantity, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

from msgspec import field

from ..arguments import plain
from ..reading import (
    MAGNITUDE,
    ODD_NUMBER,
    SMALLEST,
    UNREADABLE,
    decimal,
    in_one_go,
    text,
    truth,
    unknown,
    unreadable,
    wire_names,
)
from ..types import Model


class MaxWithdrawalQuantity(Model, kw_only=True):
    """The maximum withdrawal quantity of an asset, with the parameters of the request."""

    max_withdrawal_quantity: Decimal = field(name="maxWithdrawalQuantity")
    """Largest quantity, in the asset."""

    symbol: str | None = None
    """Asset symbol."""

    auto_borrow: bool | None = field(default=None, name="autoBorrow")
    """True if a missing quantity may be borrowed."""

    auto_lend_redeem: bool | None = field(default=None, name="autoLendRedeem")
    """True if lent funds may be redeemed."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not (
            self.max_withdrawal_quantity.is_finite()
            and SMALLEST <= self.max_withdrawal_quantity.adjusted() <= MAGNITUDE
        ):
            raise ValueError(ODD_NUMBER)

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["maxWithdrawalQuantity"] = plain(self.max_withdrawal_quantity)
        if self.symbol is not None:
            fields["symbol"] = self.symbol
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
        if (found := in_one_go(cls, _NAMES, source)) is not None:
            return found
        fields: dict[str, Any] = {}
        try:
            fields["max_withdrawal_quantity"] = decimal(source["maxWithdrawalQuantity"])
            fields["symbol"] = None if (value := source.get("symbol")) is None else text(value)
            fields["auto_borrow"] = None if (value := source.get("autoBorrow")) is None else truth(value)
            fields["auto_lend_redeem"] = None if (value := source.get("autoLendRedeem")) is None else truth(value)
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(MaxWithdrawalQuantity)
