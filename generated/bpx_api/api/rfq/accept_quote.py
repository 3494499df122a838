"""`POST /api/v1/rfq/accept`: accept a quote."""

from __future__ import annotations

import httpx

from ... import arguments as check
from ...calls import Call
from ...client import AsyncClient, Client
from ...models.quote_accept_payload import QuoteAcceptPayload
from ...models.request_for_quote import RequestForQuote
from ...reading import JsonBody
from ...types import Response


def call(*, body: QuoteAcceptPayload) -> Call[RequestForQuote]:
    """Check the arguments and build the call; nothing is sent."""
    return Call(
        operation="accept_quote",
        method="POST",
        path="/api/v1/rfq/accept",
        read=_read,
        body=check.require_instance("body", body, QuoteAcceptPayload).to_dict(),
        echoes=(("rfqId", "rfq_id"), ("clientId", "client_id")),
    )


_BODY = JsonBody(RequestForQuote)


def _read(answer: httpx.Response) -> RequestForQuote:
    return _BODY.read(answer.content)


def sync_detailed(*, client: Client, body: QuoteAcceptPayload) -> Response[RequestForQuote]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(call(body=body))


def sync(*, client: Client, body: QuoteAcceptPayload) -> RequestForQuote:
    """Accept a quote.

    Accepts one of the quotes for an RFQ of the account.

    Signed as `quoteAccept`.

    Args:
        body: The quote to accept.

    Returns:
        The RFQ after the quote was accepted.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.
        OutcomeUnknownError: no answer came that tells whether it was carried out.

    Source: `POST /api/v1/rfq/accept`, https://docs.backpack.exchange/#tag/RFQ/operation/accept_quote
    """
    return client.execute(call(body=body)).parsed


async def asyncio_detailed(*, client: AsyncClient, body: QuoteAcceptPayload) -> Response[RequestForQuote]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(call(body=body))


async def asyncio(*, client: AsyncClient, body: QuoteAcceptPayload) -> RequestForQuote:
    """Accept a quote.

    Accepts one of the quotes for an RFQ of the account.

    Signed as `quoteAccept`.

    Args:
        body: The quote to accept.

    Returns:
        The RFQ after the quote was accepted.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.
        OutcomeUnknownError: no answer came that tells whether it was carried out.

    Source: `POST /api/v1/rfq/accept`, https://docs.backpack.exchange/#tag/RFQ/operation/accept_quote
    """
    return (await client.execute(call(body=body))).parsed
