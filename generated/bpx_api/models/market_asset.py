"""The object MarketAsset, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from msgspec import field

from ..reading import (
    UNREADABLE,
    in_one_go,
    items,
    text,
    unknown,
    unreadable,
    wire_names,
)
from ..types import Model
from .token import Token


class MarketAsset(Model, kw_only=True):
    """An asset with its blockchains."""

    symbol: str
    """Asset symbol, such as `SOL`. The list of assets grows, so this is not an enum."""

    display_name: str | None = field(default=None, name="displayName")
    """Name for display."""

    coingecko_id: str | None = field(default=None, name="coingeckoId")
    """Identifier of the asset at CoinGecko."""

    tokens: list[Token] | None = None
    """The asset on each blockchain that supports it."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["symbol"] = self.symbol
        if self.display_name is not None:
            fields["displayName"] = self.display_name
        if self.coingecko_id is not None:
            fields["coingeckoId"] = self.coingecko_id
        if self.tokens is not None:
            fields["tokens"] = [item.to_dict() for item in self.tokens]
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
            fields["symbol"] = text(source["symbol"])
            fields["display_name"] = None if (value := source.get("displayName")) is None else text(value)
            fields["coingecko_id"] = None if (value := source.get("coingeckoId")) is None else text(value)
            fields["tokens"] = (
                None if (value := source.get("tokens")) is None else [Token.from_dict(item) for item in items(value)]
            )
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(MarketAsset)
