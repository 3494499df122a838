"""The object Wallet, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from ..reading import (
    UNREADABLE,
    in_one_go,
    text,
    unknown,
    unreadable,
    wire_names,
)
from ..types import Model


class Wallet(Model, kw_only=True):
    """A wallet of the exchange."""

    blockchain: str
    """Blockchain of the wallet."""

    address: str
    """Address of the wallet."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["blockchain"] = self.blockchain
        fields["address"] = self.address
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
            fields["blockchain"] = text(source["blockchain"])
            fields["address"] = text(source["address"])
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(Wallet)
