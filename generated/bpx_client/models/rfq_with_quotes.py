"""The object RfqWithQuotes, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field

from ..reading import UNREADABLE, items, unreadable
from .quote import Quote
from .request_for_quote import RequestForQuote


@define(kw_only=True)
class RfqWithQuotes:
    """An open RFQ, and what makers have answered."""

    rfq: RequestForQuote
    """The RFQ."""

    quotes: list[Quote]
    """The quotes given for it."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
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
        rest: dict[str, Any] = {}
        try:
            rest = dict(source)
            take = rest.pop
            return cls(
                rfq=RequestForQuote.from_dict(take("rfq")),
                quotes=[Quote.from_dict(item) for item in items(take("quotes"))],
                additional_properties=rest,
            )
        except UNREADABLE as error:
            unreadable("RfqWithQuotes", _NAMES, source, rest, error)


_NAMES = (
    "rfq",
    "quotes",
)
