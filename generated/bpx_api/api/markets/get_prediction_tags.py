"""`GET /api/v1/prediction/tags`: list the tags of prediction events."""

from __future__ import annotations

import httpx

from ...calls import Call
from ...client import AsyncClient, Client
from ...models.prediction_tag import PredictionTag
from ...reading import JsonBody
from ...types import Response


def call() -> Call[list[PredictionTag]]:
    """Check the arguments and build the call; nothing is sent."""
    return Call(
        operation="get_prediction_tags",
        method="GET",
        path="/api/v1/prediction/tags",
        read=_read,
    )


_BODY = JsonBody(list[PredictionTag])


def _read(answer: httpx.Response) -> list[PredictionTag]:
    return _BODY.read(answer.content)


def sync_detailed(*, client: Client) -> Response[list[PredictionTag]]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(call())


def sync(*, client: Client) -> list[PredictionTag]:
    """List the tags of prediction events.

    Lists the tags that `get_prediction_events` can filter by.

    Returns:
        The tags.

    Raises:
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/prediction/tags`, https://docs.backpack.exchange/#tag/Markets/operation/get_prediction_tags
    """
    return client.execute(call()).parsed


async def asyncio_detailed(*, client: AsyncClient) -> Response[list[PredictionTag]]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(call())


async def asyncio(*, client: AsyncClient) -> list[PredictionTag]:
    """List the tags of prediction events.

    Lists the tags that `get_prediction_events` can filter by.

    Returns:
        The tags.

    Raises:
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/prediction/tags`, https://docs.backpack.exchange/#tag/Markets/operation/get_prediction_tags
    """
    return (await client.execute(call())).parsed
