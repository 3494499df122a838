"""`GET /api/v1/rfqs`: list open RFQs."""

from __future__ import annotations

import httpx

from ... import arguments as check
from ...calls import Call
from ...client import AsyncClient, Client
from ...models.rfq_with_quotes import RfqWithQuotes
from ...reading import JsonBody
from ...types import Response


def call(
    *,
    symbol: str | None = None,
    rfq_id: int | None = None,
    deferred_settlement: bool | None = None,
    subaccount_id: int | None = None,
) -> Call[list[RfqWithQuotes]]:
    """Check the arguments and build the call; nothing is sent."""
    query: list[tuple[str, str]] = []
    if symbol is not None:
        query.append(("symbol", check.string("symbol", symbol)))
    if rfq_id is not None:
        query.append(("rfqId", check.query_text(check.integer("rfq_id", rfq_id, minimum=0))))
    if deferred_settlement is not None:
        query.append(
            ("deferredSettlement", check.query_text(check.boolean("deferred_settlement", deferred_settlement)))
        )
    if subaccount_id is not None:
        query.append(
            ("subaccountId", check.query_text(check.integer("subaccount_id", subaccount_id, minimum=0, maximum=65535)))
        )
    return Call(
        operation="get_open_rfqs",
        method="GET",
        path="/api/v1/rfqs",
        read=_read,
        query=query,
    )


_BODY = JsonBody(list[RfqWithQuotes])


def _read(answer: httpx.Response) -> list[RfqWithQuotes]:
    return _BODY.read(answer.content)


def sync_detailed(
    *,
    client: Client,
    symbol: str | None = None,
    rfq_id: int | None = None,
    deferred_settlement: bool | None = None,
    subaccount_id: int | None = None,
) -> Response[list[RfqWithQuotes]]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(
        call(symbol=symbol, rfq_id=rfq_id, deferred_settlement=deferred_settlement, subaccount_id=subaccount_id)
    )


def sync(
    *,
    client: Client,
    symbol: str | None = None,
    rfq_id: int | None = None,
    deferred_settlement: bool | None = None,
    subaccount_id: int | None = None,
) -> list[RfqWithQuotes]:
    """List open RFQs.

    Lists the account's open RFQs, each with its quotes.

    Signed as `rfqQuery`.

    Args:
        symbol: Only this market, such as `SOL_USDC`. All markets if omitted.
        rfq_id: Only the RFQ with this id. A number here, a string everywhere else. At least 0.
        deferred_settlement: `True`: only with deferred settlement, `False`: only without. Both if omitted.
        subaccount_id: Subaccount of the RFQs. The exchange intends it for unsigned requests; newer clients don't
            send it. From 0 to 65535.

    Returns:
        The RFQs with their quotes.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/rfqs`, https://docs.backpack.exchange/#tag/RFQ/operation/get_open_rfqs
    """
    return client.execute(
        call(symbol=symbol, rfq_id=rfq_id, deferred_settlement=deferred_settlement, subaccount_id=subaccount_id)
    ).parsed


async def asyncio_detailed(
    *,
    client: AsyncClient,
    symbol: str | None = None,
    rfq_id: int | None = None,
    deferred_settlement: bool | None = None,
    subaccount_id: int | None = None,
) -> Response[list[RfqWithQuotes]]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(
        call(symbol=symbol, rfq_id=rfq_id, deferred_settlement=deferred_settlement, subaccount_id=subaccount_id)
    )


async def asyncio(
    *,
    client: AsyncClient,
    symbol: str | None = None,
    rfq_id: int | None = None,
    deferred_settlement: bool | None = None,
    subaccount_id: int | None = None,
) -> list[RfqWithQuotes]:
    """List open RFQs.

    Lists the account's open RFQs, each with its quotes.

    Signed as `rfqQuery`.

    Args:
        symbol: Only this market, such as `SOL_USDC`. All markets if omitted.
        rfq_id: Only the RFQ with this id. A number here, a string everywhere else. At least 0.
        deferred_settlement: `True`: only with deferred settlement, `False`: only without. Both if omitted.
        subaccount_id: Subaccount of the RFQs. The exchange intends it for unsigned requests; newer clients don't
            send it. From 0 to 65535.

    Returns:
        The RFQs with their quotes.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/rfqs`, https://docs.backpack.exchange/#tag/RFQ/operation/get_open_rfqs
    """
    return (
        await client.execute(
            call(symbol=symbol, rfq_id=rfq_id, deferred_settlement=deferred_settlement, subaccount_id=subaccount_id)
        )
    ).parsed
