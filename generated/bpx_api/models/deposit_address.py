"""The object `DepositAddress`."""

from __future__ import annotations

from typing import Any

from ..model import Model


class DepositAddress(Model, kw_only=True):
    """The address for a deposit."""

    address: str
    """The account's own address on the chosen blockchain."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""
