"""The object MarketAsset, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field

from ..reading import (
    UNREADABLE,
    items,
    text,
    unknown,
    unreadable,
)
from .token import Token


@define(kw_only=True)
class MarketAsset:
    """An asset, and the blockchains on which it can be moved."""

    symbol: str
    """Asset symbol, such as `SOL`. The list of assets grows, so this is no enum."""

    display_name: str
    """Name for display."""

    tokens: list[Token]
    """The asset on each blockchain that supports it."""

    coingecko_id: str | None = None
    """Identifier of the asset at CoinGecko."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
    """Fields that the document doesn't have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["symbol"] = self.symbol
        fields["displayName"] = self.display_name
        fields["tokens"] = [item.to_dict() for item in self.tokens]
        if self.coingecko_id is not None:
            fields["coingeckoId"] = self.coingecko_id
        return fields

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Read the object from JSON, tolerantly.

        Raises:
            InvalidResponseError: a required field is missing, or a field can't be read.
        """
        self = object.__new__(cls)
        try:
            get = source.get
            self.symbol = value if type(value := source["symbol"]) is str else text(value)
            self.display_name = value if type(value := source["displayName"]) is str else text(value)
            self.tokens = [Token.from_dict(item) for item in items(source["tokens"])]
            self.coingecko_id = (
                value if type(value := get("coingeckoId")) is str else None if value is None else text(value)
            )
            self.additional_properties = {} if _KNOWN.issuperset(source) else unknown(source, _NAMES)
        except UNREADABLE as error:
            unreadable(cls, self, _NAMES, source, error)
        return self


_NAMES: Mapping[str, str] = {
    "symbol": "symbol",
    "displayName": "display_name",
    "tokens": "tokens",
    "coingeckoId": "coingecko_id",
}
_KNOWN = frozenset(_NAMES)
