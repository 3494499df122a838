"""The request body `VaultRedeemRequest`."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from attrs import field, frozen

from .. import arguments as check
from ..model import Body


@frozen(kw_only=True, init=False)
class VaultRedeemRequest(Body):
    """The vault tokens to redeem."""

    vault_id: int
    """Number of the vault. From 0 to 4294967295."""

    vault_token_quantity: Decimal | None = None
    """Number of vault tokens to redeem. All available ones if omitted. Above 0."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
    """Fields that the document doesn't have, sent as they are."""

    def __init__(
        self,
        *,
        vault_id: int,
        vault_token_quantity: Decimal | int | str | None = None,
        additional_properties: Mapping[str, Any] | None = None,
    ) -> None:
        """Check the fields as strictly as an operation checks its arguments.

        Args:
            vault_id: Number of the vault. From 0 to 4294967295.
            vault_token_quantity: Number of vault tokens to redeem. All available ones if omitted. Above 0.
            additional_properties: Fields that the document doesn't have; they are sent as they are.

        Raises:
            InvalidArgumentError: a field was refused.
        """
        self.assign(
            vault_id=check.integer("vault_id", vault_id, minimum=0, maximum=4294967295),
            vault_token_quantity=None
            if vault_token_quantity is None
            else check.decimal("vault_token_quantity", vault_token_quantity, above=0),
            additional_properties=dict(additional_properties or {}),
        )
