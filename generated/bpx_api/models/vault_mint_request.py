"""The request body `VaultMintRequest`."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from attrs import field, frozen

from .. import arguments as check
from ..model import Body


@frozen(kw_only=True, init=False)
class VaultMintRequest(Body):
    """A deposit into a vault."""

    vault_id: int
    """Number of the vault. From 0 to 4294967295."""

    symbol: str
    """Asset to deposit, such as `USDC`."""

    quantity: Decimal
    """Quantity, in the asset. Above 0."""

    auto_borrow: bool | None = None
    """Borrow a missing quantity."""

    auto_lend_redeem: bool | None = None
    """Redeem lent funds if needed."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
    """Fields that the document doesn't have, sent as they are."""

    def __init__(
        self,
        *,
        vault_id: int,
        symbol: str,
        quantity: Decimal | int | str,
        auto_borrow: bool | None = None,
        auto_lend_redeem: bool | None = None,
        additional_properties: Mapping[str, Any] | None = None,
    ) -> None:
        """Check the fields as strictly as an operation checks its arguments.

        Args:
            vault_id: Number of the vault. From 0 to 4294967295.
            symbol: Asset to deposit, such as `USDC`.
            quantity: Quantity, in the asset. Above 0.
            auto_borrow: Borrow a missing quantity.
            auto_lend_redeem: Redeem lent funds if needed.
            additional_properties: Fields that the document doesn't have; they are sent as they are.

        Raises:
            InvalidArgumentError: a field was refused.
        """
        self.assign(
            vault_id=check.integer("vault_id", vault_id, minimum=0, maximum=4294967295),
            symbol=check.string("symbol", symbol),
            quantity=check.decimal("quantity", quantity, above=0),
            auto_borrow=None if auto_borrow is None else check.boolean("auto_borrow", auto_borrow),
            auto_lend_redeem=None if auto_lend_redeem is None else check.boolean("auto_lend_redeem", auto_lend_redeem),
            additional_properties=dict(additional_properties or {}),
        )
