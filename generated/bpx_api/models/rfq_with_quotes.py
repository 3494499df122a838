"""The object `RfqWithQuotes`."""

from __future__ import annotations

from typing import Any

from ..model import Model
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
