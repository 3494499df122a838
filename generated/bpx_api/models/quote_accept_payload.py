"""The body QuoteAcceptPayload, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import field, frozen

from .. import arguments as check
from ..reading import (
    UNREADABLE,
    text,
    unknown,
    unreadable,
    whole,
)


@frozen(kw_only=True, init=False)
class QuoteAcceptPayload:
    """The quote to accept."""

    quote_id: str
    """The exchange's id of the quote."""

    rfq_id: str | None = None
    """The exchange's id of the RFQ."""

    client_id: int | None = None
    """Your own id of the RFQ. From 0 to 4294967295."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
    """Fields that the document doesn't have, sent as they are."""

    def __init__(
        self,
        *,
        quote_id: str,
        rfq_id: str | None = None,
        client_id: int | None = None,
        additional_properties: Mapping[str, Any] | None = None,
    ) -> None:
        """Check the fields as strictly as an operation checks its arguments.

        Args:
            quote_id: The exchange's id of the quote.
            rfq_id: The exchange's id of the RFQ.
            client_id: Your own id of the RFQ. From 0 to 4294967295.
            additional_properties: Fields that the document doesn't have; they are sent as they are.

        Raises:
            InvalidArgumentError: a field was refused.
        """
        check.keep(
            self,
            quote_id=check.text("quote_id", quote_id),
            rfq_id=None if rfq_id is None else check.text("rfq_id", rfq_id),
            client_id=None
            if client_id is None
            else check.integer("client_id", client_id, minimum=0, maximum=4294967295),
            additional_properties=dict(additional_properties or {}),
        )

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["quoteId"] = self.quote_id
        if self.rfq_id is not None:
            fields["rfqId"] = self.rfq_id
        if self.client_id is not None:
            fields["clientId"] = self.client_id
        return fields

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Read the object from JSON, tolerantly.

        Raises:
            InvalidResponseError: a required field is missing, or a field can't be read.
        """
        fields: dict[str, Any] = {}
        try:
            fields["quote_id"] = text(source["quoteId"])
            fields["rfq_id"] = None if (value := source.get("rfqId")) is None else text(value)
            fields["client_id"] = None if (value := source.get("clientId")) is None else whole(value)
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES: Mapping[str, str] = {
    "quoteId": "quote_id",
    "rfqId": "rfq_id",
    "clientId": "client_id",
}
