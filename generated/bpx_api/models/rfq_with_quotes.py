"""The object RfqWithQuotes, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from ..reading import (
    UNREADABLE,
    in_one_go,
    items,
    unknown,
    unreadable,
    wire_names,
)
from ..types import Model
from .quote import Quote
from .request_for_quote import RequestForQuote


class RfqWithQuotes(Model, kw_only=True):
    """An open RFQ with its quotes."""

    rfq: RequestForQuote
    """The RFQ."""

    quotes: list[Quote]
    """The quotes given for it."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["rfq"] = self.rfq.to_dict()
        fields["quotes"] = [item.to_dict() for item in self.quotes]
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
            fields["rfq"] = RequestForQuote.from_dict(source["rfq"])
            fields["quotes"] = [Quote.from_dict(item) for item in items(source["quotes"])]
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(RfqWithQuotes)
