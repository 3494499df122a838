"""The request body `VaultRedeemCancelRequest`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from .. import arguments as check
from ..model import Body


@frozen(kw_only=True, init=False)
class VaultRedeemCancelRequest(Body):
    """The redemption to cancel."""

    vault_id: int
    """Number of the vault. From 0 to 4294967295."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
    """Fields that the document doesn't have, sent as they are."""

    def __init__(
        self,
        *,
        vault_id: int,
        additional_properties: Mapping[str, Any] | None = None,
    ) -> None:
        """Check the fields as strictly as an operation checks its arguments.

        Args:
            vault_id: Number of the vault. From 0 to 4294967295.
            additional_properties: Fields that the document doesn't have; they are sent as they are.

        Raises:
            InvalidArgumentError: a field was refused.
        """
        self.assign(
            vault_id=check.integer("vault_id", vault_id, minimum=0, maximum=4294967295),
            additional_properties=dict(additional_properties or {}),
        )
