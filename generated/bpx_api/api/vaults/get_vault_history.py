"""`GET /api/v1/vaults/history`: get past values of vaults."""

from __future__ import annotations

import httpx

from ... import arguments as check
from ...calls import Call
from ...client import AsyncClient, Client
from ...models.history_interval import HistoryInterval, HistoryIntervalValue
from ...models.vault_history import VaultHistory
from ...reading import JsonBody
from ...types import Response


def call(*, interval: HistoryInterval | HistoryIntervalValue, vault_id: int | None = None) -> Call[list[VaultHistory]]:
    """Check the arguments and build the call; nothing is sent."""
    query: list[tuple[str, str]] = []
    query.append(("interval", check.query_text(check.member("interval", interval, HistoryInterval))))
    if vault_id is not None:
        query.append(("vaultId", check.query_text(check.integer("vault_id", vault_id, minimum=0, maximum=4294967295))))
    return Call(
        operation="get_vault_history",
        method="GET",
        path="/api/v1/vaults/history",
        read=_read,
        query=query,
    )


_BODY = JsonBody(list[VaultHistory])


def _read(answer: httpx.Response) -> list[VaultHistory]:
    return _BODY.read(answer.content)


def sync_detailed(
    *, client: Client, interval: HistoryInterval | HistoryIntervalValue, vault_id: int | None = None
) -> Response[list[VaultHistory]]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(call(interval=interval, vault_id=vault_id))


def sync(
    *, client: Client, interval: HistoryInterval | HistoryIntervalValue, vault_id: int | None = None
) -> list[VaultHistory]:
    """Get past values of vaults.

    Gets the value and the circulating tokens of one vault, or of all vaults, over time.

    Args:
        interval: Interval of the history. The exchange doesn't document if this is the whole period or the time
            between two entries.
        vault_id: Only this vault. All vaults if omitted. From 0 to 4294967295.

    Returns:
        The values over time.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/vaults/history`, https://docs.backpack.exchange/#tag/Vaults/operation/get_vault_history
    """
    return client.execute(call(interval=interval, vault_id=vault_id)).parsed


async def asyncio_detailed(
    *, client: AsyncClient, interval: HistoryInterval | HistoryIntervalValue, vault_id: int | None = None
) -> Response[list[VaultHistory]]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(call(interval=interval, vault_id=vault_id))


async def asyncio(
    *, client: AsyncClient, interval: HistoryInterval | HistoryIntervalValue, vault_id: int | None = None
) -> list[VaultHistory]:
    """Get past values of vaults.

    Gets the value and the circulating tokens of one vault, or of all vaults, over time.

    Args:
        interval: Interval of the history. The exchange doesn't document if this is the whole period or the time
            between two entries.
        vault_id: Only this vault. All vaults if omitted. From 0 to 4294967295.

    Returns:
        The values over time.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/vaults/history`, https://docs.backpack.exchange/#tag/Vaults/operation/get_vault_history
    """
    return (await client.execute(call(interval=interval, vault_id=vault_id))).parsed
