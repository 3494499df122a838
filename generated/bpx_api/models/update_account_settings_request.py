"""The body UpdateAccountSettingsRequest, and how it is read and written as JSON."""

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
    truth,
    unknown,
    unreadable,
)


@frozen(kw_only=True, init=False)
class UpdateAccountSettingsRequest:
    """Settings to change. An omitted setting is kept."""

    auto_borrow_settlements: bool | None = None
    """Settle a negative balance by borrowing when collateral is reconciled."""

    auto_lend: bool | None = None
    """Lend out idle balances."""

    auto_repay_borrows: bool | None = None
    """Use idle balances to repay borrows."""

    leverage_limit: Decimal | None = None
    """Highest leverage for this account or subaccount. At least 0."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
    """Fields that the document doesn't have, sent as they are."""

    def __init__(
        self,
        *,
        auto_borrow_settlements: bool | None = None,
        auto_lend: bool | None = None,
        auto_repay_borrows: bool | None = None,
        leverage_limit: Decimal | int | str | None = None,
        additional_properties: Mapping[str, Any] | None = None,
    ) -> None:
        """Check the fields as strictly as an operation checks its arguments.

        Args:
            auto_borrow_settlements: Settle a negative balance by borrowing when collateral is reconciled.
            auto_lend: Lend out idle balances.
            auto_repay_borrows: Use idle balances to repay borrows.
            leverage_limit: Highest leverage for this account or subaccount. At least 0.
            additional_properties: Fields that the document doesn't have; they are sent as they are.

        Raises:
            InvalidArgumentError: a field was refused.
        """
        check.keep(
            self,
            auto_borrow_settlements=None
            if auto_borrow_settlements is None
            else check.boolean("auto_borrow_settlements", auto_borrow_settlements),
            auto_lend=None if auto_lend is None else check.boolean("auto_lend", auto_lend),
            auto_repay_borrows=None
            if auto_repay_borrows is None
            else check.boolean("auto_repay_borrows", auto_repay_borrows),
            leverage_limit=None
            if leverage_limit is None
            else check.decimal("leverage_limit", leverage_limit, minimum=0),
            additional_properties=dict(additional_properties or {}),
        )

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        if self.auto_borrow_settlements is not None:
            fields["autoBorrowSettlements"] = self.auto_borrow_settlements
        if self.auto_lend is not None:
            fields["autoLend"] = self.auto_lend
        if self.auto_repay_borrows is not None:
            fields["autoRepayBorrows"] = self.auto_repay_borrows
        if self.leverage_limit is not None:
            fields["leverageLimit"] = plain(self.leverage_limit)
        return fields

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Read the object from JSON, tolerantly.

        Raises:
            InvalidResponseError: a required field is missing, or a field can't be read.
        """
        fields: dict[str, Any] = {}
        try:
            fields["auto_borrow_settlements"] = (
                None if (value := source.get("autoBorrowSettlements")) is None else truth(value)
            )
            fields["auto_lend"] = None if (value := source.get("autoLend")) is None else truth(value)
            fields["auto_repay_borrows"] = None if (value := source.get("autoRepayBorrows")) is None else truth(value)
            fields["leverage_limit"] = None if (value := source.get("leverageLimit")) is None else decimal(value)
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES: Mapping[str, str] = {
    "autoBorrowSettlements": "auto_borrow_settlements",
    "autoLend": "auto_lend",
    "autoRepayBorrows": "auto_repay_borrows",
    "leverageLimit": "leverage_limit",
}
