"""`POST /api/v1/rfq/quote`: submit a quote for an RFQ."""

from __future__ import annotations

import httpx

from ... import arguments as check
from ...calls import Call
from ...client import AsyncClient, Client
from ...models.quote import Quote
from ...models.quote_payload import QuotePayload
from ...reading import JsonBody
from ...types import Response


def call(*, body: QuotePayload) -> Call[Quote]:
    """Check the arguments and build the call; nothing is sent."""
    return Call(
        operation="submit_quote",
        method="POST",
        path="/api/v1/rfq/quote",
        read=_read,
        body=check.require_instance("body", body, QuotePayload).to_dict(),
        echoes=(("rfqId", "rfq_id"), ("clientId", "client_id")),
    )


_BODY = JsonBody(Quote)


def _read(answer: httpx.Response) -> Quote:
    return _BODY.read(answer.content)


def sync_detailed(*, client: Client, body: QuotePayload) -> Response[Quote]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(call(body=body))


def sync(*, client: Client, body: QuotePayload) -> Quote:
    """Submit a quote for an RFQ.

    Submits a bid and an ask for an RFQ. The account of the RFQ may accept the quote while the RFQ is open.

    Signed as `quoteSubmit`.

    Args:
        body: A quote to submit.

    Returns:
        The accepted quote.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.
        OutcomeUnknownError: no answer came that tells whether it was carried out.

    Source: `POST /api/v1/rfq/quote`, https://docs.backpack.exchange/#tag/RFQ/operation/submit_quote
    """
    return client.execute(call(body=body)).parsed


async def asyncio_detailed(*, client: AsyncClient, body: QuotePayload) -> Response[Quote]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(call(body=body))


async def asyncio(*, client: AsyncClient, body: QuotePayload) -> Quote:
    """Submit a quote for an RFQ.

    Submits a bid and an ask for an RFQ. The account of the RFQ may accept the quote while the RFQ is open.

    Signed as `quoteSubmit`.

    Args:
        body: A quote to submit.

    Returns:
        The accepted quote.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.
        OutcomeUnknownError: no answer came that tells whether it was carried out.

    Source: `POST /api/v1/rfq/quote`, https://docs.backpack.exchange/#tag/RFQ/operation/submit_quote
    """
    return (await client.execute(call(body=body))).parsed
