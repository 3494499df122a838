"""`POST /api/v1/rfq`: request quotes."""

from __future__ import annotations

import httpx

from ... import arguments as check
from ...calls import Call
from ...client import AsyncClient, Client
from ...models.request_for_quote import RequestForQuote
from ...models.request_for_quote_payload import RequestForQuotePayload
from ...reading import JsonBody
from ...types import Response


def call(*, body: RequestForQuotePayload) -> Call[RequestForQuote]:
    """Check the arguments and build the call; nothing is sent."""
    return Call(
        operation="submit_rfq",
        method="POST",
        path="/api/v1/rfq",
        read=_read,
        body=check.require_instance("body", body, RequestForQuotePayload).to_dict(),
        echoes=(("symbol", "symbol"), ("side", "side"), ("clientId", "client_id")),
    )


_BODY = JsonBody(RequestForQuote)


def _read(answer: httpx.Response) -> RequestForQuote:
    return _BODY.read(answer.content)


def sync_detailed(*, client: Client, body: RequestForQuotePayload) -> Response[RequestForQuote]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(call(body=body))


def sync(*, client: Client, body: RequestForQuotePayload) -> RequestForQuote:
    """Request quotes.

    Requests quotes from makers for a quantity. Makers can quote until `submission_time`. With `AwaitAccept` the
    account selects a quote with `accept_quote`; with `Immediate` the exchange accepts the first quote within `price`.

    Signed as `rfqSubmit`.

    Args:
        body: A request for quotes to submit.

    Returns:
        The accepted RFQ.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.
        OutcomeUnknownError: no answer came that tells whether it was carried out.

    Source: `POST /api/v1/rfq`, https://docs.backpack.exchange/#tag/RFQ/operation/submit_rfq
    """
    return client.execute(call(body=body)).parsed


async def asyncio_detailed(*, client: AsyncClient, body: RequestForQuotePayload) -> Response[RequestForQuote]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(call(body=body))


async def asyncio(*, client: AsyncClient, body: RequestForQuotePayload) -> RequestForQuote:
    """Request quotes.

    Requests quotes from makers for a quantity. Makers can quote until `submission_time`. With `AwaitAccept` the
    account selects a quote with `accept_quote`; with `Immediate` the exchange accepts the first quote within `price`.

    Signed as `rfqSubmit`.

    Args:
        body: A request for quotes to submit.

    Returns:
        The accepted RFQ.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.
        OutcomeUnknownError: no answer came that tells whether it was carried out.

    Source: `POST /api/v1/rfq`, https://docs.backpack.exchange/#tag/RFQ/operation/submit_rfq
    """
    return (await client.execute(call(body=body))).parsed
