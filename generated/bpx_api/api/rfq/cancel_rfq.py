"""`POST /api/v1/rfq/cancel`: cancel an RFQ."""

from __future__ import annotations

import httpx

from ... import arguments as check
from ...calls import Call
from ...client import AsyncClient, Client
from ...models.request_for_quote import RequestForQuote
from ...models.request_for_quote_cancel_payload import RequestForQuoteCancelPayload
from ...reading import JsonBody
from ...types import Response


def call(*, body: RequestForQuoteCancelPayload) -> Call[RequestForQuote]:
    """Check the arguments and build the call; nothing is sent."""
    return Call(
        operation="cancel_rfq",
        method="POST",
        path="/api/v1/rfq/cancel",
        read=_read,
        body=check.require_instance("body", body, RequestForQuoteCancelPayload).to_dict(),
        echoes=(("rfqId", "rfq_id"), ("clientId", "client_id")),
    )


_BODY = JsonBody(RequestForQuote)


def _read(answer: httpx.Response) -> RequestForQuote:
    return _BODY.read(answer.content)


def sync_detailed(*, client: Client, body: RequestForQuoteCancelPayload) -> Response[RequestForQuote]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(call(body=body))


def sync(*, client: Client, body: RequestForQuoteCancelPayload) -> RequestForQuote:
    """Cancel an RFQ.

    Cancels an open RFQ of the account.

    Pass at least one of `rfq_id` and `client_id`.

    Signed as `rfqCancel`.

    Args:
        body: The RFQ to cancel.

    Returns:
        The cancelled RFQ.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.
        OutcomeUnknownError: no answer came that tells whether it was carried out.

    Source: `POST /api/v1/rfq/cancel`, https://docs.backpack.exchange/#tag/RFQ/operation/cancel_rfq
    """
    return client.execute(call(body=body)).parsed


async def asyncio_detailed(*, client: AsyncClient, body: RequestForQuoteCancelPayload) -> Response[RequestForQuote]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(call(body=body))


async def asyncio(*, client: AsyncClient, body: RequestForQuoteCancelPayload) -> RequestForQuote:
    """Cancel an RFQ.

    Cancels an open RFQ of the account.

    Pass at least one of `rfq_id` and `client_id`.

    Signed as `rfqCancel`.

    Args:
        body: The RFQ to cancel.

    Returns:
        The cancelled RFQ.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.
        OutcomeUnknownError: no answer came that tells whether it was carried out.

    Source: `POST /api/v1/rfq/cancel`, https://docs.backpack.exchange/#tag/RFQ/operation/cancel_rfq
    """
    return (await client.execute(call(body=body))).parsed
