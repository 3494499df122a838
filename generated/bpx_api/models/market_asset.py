"""The object `MarketAsset`."""

from __future__ import annotations

from typing import Any

from ..model import Model
from .token import Token


class MarketAsset(Model, kw_only=True):
    """An asset with its blockchains."""

    symbol: str
    """Asset symbol, such as `SOL`. The list of assets grows, so this is not an enum."""

    display_name: str | None = None
    """Name for display."""

    coingecko_id: str | None = None
    """Identifier of the asset at CoinGecko."""

    tokens: list[Token] | None = None
    """The asset on each blockchain that supports it."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""
