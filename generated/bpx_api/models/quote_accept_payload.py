"""The request body `QuoteAcceptPayload`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from .. import arguments as check
from ..model import Body


@frozen(kw_only=True, init=False)
class QuoteAcceptPayload(Body):
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
        self.assign(
            quote_id=check.string("quote_id", quote_id),
            rfq_id=None if rfq_id is None else check.string("rfq_id", rfq_id),
            client_id=None
            if client_id is None
            else check.integer("client_id", client_id, minimum=0, maximum=4294967295),
            additional_properties=dict(additional_properties or {}),
        )
