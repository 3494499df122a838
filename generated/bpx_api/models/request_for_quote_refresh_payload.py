"""The request body `RequestForQuoteRefreshPayload`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from .. import arguments as check
from ..model import Body


@frozen(kw_only=True, init=False)
class RequestForQuoteRefreshPayload(Body):
    """The RFQ to extend."""

    rfq_id: str
    """The exchange's id of the RFQ. Your own id is not accepted here."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
    """Fields that the document doesn't have, sent as they are."""

    def __init__(
        self,
        *,
        rfq_id: str,
        additional_properties: Mapping[str, Any] | None = None,
    ) -> None:
        """Check the fields as strictly as an operation checks its arguments.

        Args:
            rfq_id: The exchange's id of the RFQ. Your own id is not accepted here.
            additional_properties: Fields that the document doesn't have; they are sent as they are.

        Raises:
            InvalidArgumentError: a field was refused.
        """
        self.assign(
            rfq_id=check.string("rfq_id", rfq_id),
            additional_properties=dict(additional_properties or {}),
        )
