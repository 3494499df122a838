"""`POST /api/v1/rfq/refresh`: extend an RFQ."""

from __future__ import annotations

import httpx

from ... import arguments as check
from ...calls import Call
from ...client import AsyncClient, Client
from ...models.request_for_quote import RequestForQuote
from ...models.request_for_quote_refresh_payload import RequestForQuoteRefreshPayload
from ...reading import JsonBody
from ...types import Response


def call(*, body: RequestForQuoteRefreshPayload) -> Call[RequestForQuote]:
    """Check the arguments and build the call; nothing is sent."""
    return Call(
        operation="refresh_rfq",
        method="POST",
        path="/api/v1/rfq/refresh",
        read=_read,
        body=check.require_instance("body", body, RequestForQuoteRefreshPayload).to_dict(),
        echoes=(("rfqId", "rfq_id"),),
    )


_BODY = JsonBody(RequestForQuote)


def _read(answer: httpx.Response) -> RequestForQuote:
    return _BODY.read(answer.content)


def sync_detailed(*, client: Client, body: RequestForQuoteRefreshPayload) -> Response[RequestForQuote]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(call(body=body))


def sync(*, client: Client, body: RequestForQuoteRefreshPayload) -> RequestForQuote:
    """Extend an RFQ.

    Extends the time during which an RFQ of the account accepts quotes.

    Signed as `rfqRefresh`.

    Args:
        body: The RFQ to extend.

    Returns:
        The RFQ with its new times.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.
        OutcomeUnknownError: no answer came that tells whether it was carried out.

    Source: `POST /api/v1/rfq/refresh`, https://docs.backpack.exchange/#tag/RFQ/operation/refresh_rfq
    """
    return client.execute(call(body=body)).parsed


async def asyncio_detailed(*, client: AsyncClient, body: RequestForQuoteRefreshPayload) -> Response[RequestForQuote]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(call(body=body))


async def asyncio(*, client: AsyncClient, body: RequestForQuoteRefreshPayload) -> RequestForQuote:
    """Extend an RFQ.

    Extends the time during which an RFQ of the account accepts quotes.

    Signed as `rfqRefresh`.

    Args:
        body: The RFQ to extend.

    Returns:
        The RFQ with its new times.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.
        OutcomeUnknownError: no answer came that tells whether it was carried out.

    Source: `POST /api/v1/rfq/refresh`, https://docs.backpack.exchange/#tag/RFQ/operation/refresh_rfq
    """
    return (await client.execute(call(body=body))).parsed
