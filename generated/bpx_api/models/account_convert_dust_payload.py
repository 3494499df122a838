"""The request body `AccountConvertDustPayload`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from .. import arguments as check
from ..model import Body


@frozen(kw_only=True, init=False)
class AccountConvertDustPayload(Body):
    """The dust to convert."""

    symbol: str | None = None
    """Asset of the dust, such as `SOL`. All assets if omitted."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
    """Fields that the document doesn't have, sent as they are."""

    def __init__(
        self,
        *,
        symbol: str | None = None,
        additional_properties: Mapping[str, Any] | None = None,
    ) -> None:
        """Check the fields as strictly as an operation checks its arguments.

        Args:
            symbol: Asset of the dust, such as `SOL`. All assets if omitted.
            additional_properties: Fields that the document doesn't have; they are sent as they are.

        Raises:
            InvalidArgumentError: a field was refused.
        """
        self.assign(
            symbol=None if symbol is None else check.string("symbol", symbol),
            additional_properties=dict(additional_properties or {}),
        )
