"""The request body `RequestForQuoteCancelPayload`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from .. import arguments as check
from ..model import Body


@frozen(kw_only=True, init=False)
class RequestForQuoteCancelPayload(Body):
    """The RFQ to cancel. Pass at least one of `rfq_id` and `client_id`."""

    rfq_id: str | None = None
    """The exchange's id of the RFQ."""

    client_id: int | None = None
    """Your own id of the RFQ. From 0 to 4294967295."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
    """Fields that the document doesn't have, sent as they are."""

    def __init__(
        self,
        *,
        rfq_id: str | None = None,
        client_id: int | None = None,
        additional_properties: Mapping[str, Any] | None = None,
    ) -> None:
        """Check the fields as strictly as an operation checks its arguments.

        Args:
            rfq_id: The exchange's id of the RFQ.
            client_id: Your own id of the RFQ. From 0 to 4294967295.
            additional_properties: Fields that the document doesn't have; they are sent as they are.

        Raises:
            InvalidArgumentError: a field was refused.
        """
        check.at_least_one(rfq_id=rfq_id, client_id=client_id)
        self.assign(
            rfq_id=None if rfq_id is None else check.string("rfq_id", rfq_id),
            client_id=None
            if client_id is None
            else check.integer("client_id", client_id, minimum=0, maximum=4294967295),
            additional_properties=dict(additional_properties or {}),
        )
