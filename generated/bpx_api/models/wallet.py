"""The object `Wallet`."""

from __future__ import annotations

from typing import Any

from ..model import Model


class Wallet(Model, kw_only=True):
    """A wallet of the exchange."""

    blockchain: str
    """Blockchain of the wallet."""

    address: str
    """Address of the wallet."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""
