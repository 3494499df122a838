"""`GET /api/v1/prediction`: list prediction events."""

from __future__ import annotations

import httpx

from ... import arguments as check
from ...calls import Call
from ...client import AsyncClient, Client
from ...models.prediction_event import PredictionEvent
from ...reading import JsonBody
from ...types import Response


def call(
    *,
    symbol: str | None = None,
    tag_slug: str | None = None,
    event_slug: str | None = None,
    series_slug: str | None = None,
    resolved: bool | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> Call[list[PredictionEvent]]:
    """Check the arguments and build the call; nothing is sent."""
    query: list[tuple[str, str]] = []
    if symbol is not None:
        query.append(("symbol", check.string("symbol", symbol)))
    if tag_slug is not None:
        query.append(("tagSlug", check.string("tag_slug", tag_slug)))
    if event_slug is not None:
        query.append(("eventSlug", check.string("event_slug", event_slug)))
    if series_slug is not None:
        query.append(("seriesSlug", check.string("series_slug", series_slug)))
    if resolved is not None:
        query.append(("resolved", check.query_text(check.boolean("resolved", resolved))))
    if limit is not None:
        query.append(("limit", check.query_text(check.integer("limit", limit, minimum=0, maximum=1000))))
    if offset is not None:
        query.append(("offset", check.query_text(check.integer("offset", offset, minimum=0))))
    return Call(
        operation="get_prediction_events",
        method="GET",
        path="/api/v1/prediction",
        read=_read,
        query=query,
    )


_BODY = JsonBody(list[PredictionEvent])


def _read(answer: httpx.Response) -> list[PredictionEvent]:
    return _BODY.read(answer.content)


def sync_detailed(
    *,
    client: Client,
    symbol: str | None = None,
    tag_slug: str | None = None,
    event_slug: str | None = None,
    series_slug: str | None = None,
    resolved: bool | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> Response[list[PredictionEvent]]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(
        call(
            symbol=symbol,
            tag_slug=tag_slug,
            event_slug=event_slug,
            series_slug=series_slug,
            resolved=resolved,
            limit=limit,
            offset=offset,
        )
    )


def sync(
    *,
    client: Client,
    symbol: str | None = None,
    tag_slug: str | None = None,
    event_slug: str | None = None,
    series_slug: str | None = None,
    resolved: bool | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> list[PredictionEvent]:
    """List prediction events.

    Lists events with their prediction markets and resolutions.

    Args:
        symbol: Only the event of this prediction market.
        tag_slug: Only events with this tag, by its slug. The tags are in `get_prediction_tags`.
        event_slug: Only the event with this slug.
        series_slug: Only events of this series, by its slug.
        resolved: `True`: only resolved events, `False`: only unresolved events. Both if omitted.
        limit: Maximum number of entries to return. From 0 to 1000. Default: 100.
        offset: Number of entries to skip, for paging. At least 0. Default: 0.

    Returns:
        The events.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/prediction`, https://docs.backpack.exchange/#tag/Markets/operation/get_prediction_events
    """
    return client.execute(
        call(
            symbol=symbol,
            tag_slug=tag_slug,
            event_slug=event_slug,
            series_slug=series_slug,
            resolved=resolved,
            limit=limit,
            offset=offset,
        )
    ).parsed


async def asyncio_detailed(
    *,
    client: AsyncClient,
    symbol: str | None = None,
    tag_slug: str | None = None,
    event_slug: str | None = None,
    series_slug: str | None = None,
    resolved: bool | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> Response[list[PredictionEvent]]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(
        call(
            symbol=symbol,
            tag_slug=tag_slug,
            event_slug=event_slug,
            series_slug=series_slug,
            resolved=resolved,
            limit=limit,
            offset=offset,
        )
    )


async def asyncio(
    *,
    client: AsyncClient,
    symbol: str | None = None,
    tag_slug: str | None = None,
    event_slug: str | None = None,
    series_slug: str | None = None,
    resolved: bool | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> list[PredictionEvent]:
    """List prediction events.

    Lists events with their prediction markets and resolutions.

    Args:
        symbol: Only the event of this prediction market.
        tag_slug: Only events with this tag, by its slug. The tags are in `get_prediction_tags`.
        event_slug: Only the event with this slug.
        series_slug: Only events of this series, by its slug.
        resolved: `True`: only resolved events, `False`: only unresolved events. Both if omitted.
        limit: Maximum number of entries to return. From 0 to 1000. Default: 100.
        offset: Number of entries to skip, for paging. At least 0. Default: 0.

    Returns:
        The events.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/prediction`, https://docs.backpack.exchange/#tag/Markets/operation/get_prediction_events
    """
    return (
        await client.execute(
            call(
                symbol=symbol,
                tag_slug=tag_slug,
                event_slug=event_slug,
                series_slug=series_slug,
                resolved=resolved,
                limit=limit,
                offset=offset,
            )
        )
    ).parsed
