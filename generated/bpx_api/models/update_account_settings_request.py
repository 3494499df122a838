"""The request body `UpdateAccountSettingsRequest`."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from attrs import field, frozen

from .. import arguments as check
from ..model import Body


@frozen(kw_only=True, init=False)
class UpdateAccountSettingsRequest(Body):
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
        self.assign(
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
