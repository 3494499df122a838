"""`GET /api/v1/prediction/tags`: list the tags of prediction events."""

from __future__ import annotations

import httpx

from ...calls import Call
from ...client import AsyncClient, Client
from ...models.prediction_tag import PredictionTag
from ...reading import (
    JsonBody,
    each,
)
from ...types import Response


def call() -> Call[list[PredictionTag]]:
    """Check the arguments of `sync` and `asyncio`, and state what they send; nothing is sent."""
    return Call(
        operation="get_prediction_tags",
        method="GET",
        path="/api/v1/prediction/tags",
        read=_read,
    )


_BODY = JsonBody(list[PredictionTag], each(PredictionTag.from_dict))


def _read(answer: httpx.Response) -> list[PredictionTag]:
    return _BODY.read(answer.content)


def sync_detailed(
    *,
    client: Client,
) -> Response[list[PredictionTag]]:
    """As `sync`, with the status, headers and raw body beside the value."""
    return client.execute(call())


def sync(
    *,
    client: Client,
) -> list[PredictionTag]:
    """List the tags of prediction events.

    Lists the tags that `get_prediction_events` can filter by.

    Returns:
        The tags.

    Raises:
        ApiError: the exchange refused or failed; `bpx_api.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/prediction/tags`, https://docs.backpack.exchange/#tag/Markets/operation/get_prediction_tags
    """
    return (client.execute(call())).parsed


async def asyncio_detailed(
    *,
    client: AsyncClient,
) -> Response[list[PredictionTag]]:
    """As `asyncio`, with the status, headers and raw body beside the value."""
    return await client.execute(call())


async def asyncio(
    *,
    client: AsyncClient,
) -> list[PredictionTag]:
    """List the tags of prediction events.

    Lists the tags that `get_prediction_events` can filter by.

    Returns:
        The tags.

    Raises:
        ApiError: the exchange refused or failed; `bpx_api.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/prediction/tags`, https://docs.backpack.exchange/#tag/Markets/operation/get_prediction_tags
    """
    return (await client.execute(call())).parsed
