"""`GET /wapi/v1/history/vault/redeem`: list redemptions of vault tokens."""

from __future__ import annotations

import httpx

from ... import arguments as check
from ...calls import Call
from ...client import AsyncClient, Client
from ...models.vault_redeem import VaultRedeem
from ...reading import JsonBody
from ...types import Response


def call(
    *,
    subaccount_id: int | None = None,
    vault_id: int | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> Call[list[VaultRedeem]]:
    """Check the arguments and build the call; nothing is sent."""
    query: list[tuple[str, str]] = []
    if subaccount_id is not None:
        query.append(
            (
                "subaccountId",
                check.query_text(
                    check.integer("subaccount_id", subaccount_id, minimum=-2147483648, maximum=2147483647)
                ),
            )
        )
    if vault_id is not None:
        query.append(("vaultId", check.query_text(check.integer("vault_id", vault_id, minimum=0, maximum=4294967295))))
    if limit is not None:
        query.append(("limit", check.query_text(check.integer("limit", limit, minimum=0, maximum=1000))))
    if offset is not None:
        query.append(("offset", check.query_text(check.integer("offset", offset, minimum=0))))
    return Call(
        operation="get_vault_redeem_history",
        method="GET",
        path="/wapi/v1/history/vault/redeem",
        read=_read,
        query=query,
    )


_BODY = JsonBody(list[VaultRedeem])


def _read(answer: httpx.Response) -> list[VaultRedeem]:
    return _BODY.read(answer.content)


def sync_detailed(
    *,
    client: Client,
    subaccount_id: int | None = None,
    vault_id: int | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> Response[list[VaultRedeem]]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(call(subaccount_id=subaccount_id, vault_id=vault_id, limit=limit, offset=offset))


def sync(
    *,
    client: Client,
    subaccount_id: int | None = None,
    vault_id: int | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> list[VaultRedeem]:
    """List redemptions of vault tokens.

    Lists the account's requests to redeem vault tokens, with their results. Taken from the exchange's Rust client;
    the published document doesn't contain this operation.

    Signed as `vaultRedeemHistoryQueryAll`.

    Args:
        subaccount_id: Subaccount of the request. From -2147483648 to 2147483647.
        vault_id: Only this vault. All vaults if omitted. From 0 to 4294967295.
        limit: Maximum number of entries to return. From 0 to 1000. Default: 100.
        offset: Number of entries to skip, for paging. At least 0. Default: 0.

    Returns:
        The requests.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /wapi/v1/history/vault/redeem`, https://github.com/backpack-exchange/bpx-api-client
    """
    return client.execute(call(subaccount_id=subaccount_id, vault_id=vault_id, limit=limit, offset=offset)).parsed


async def asyncio_detailed(
    *,
    client: AsyncClient,
    subaccount_id: int | None = None,
    vault_id: int | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> Response[list[VaultRedeem]]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(call(subaccount_id=subaccount_id, vault_id=vault_id, limit=limit, offset=offset))


async def asyncio(
    *,
    client: AsyncClient,
    subaccount_id: int | None = None,
    vault_id: int | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> list[VaultRedeem]:
    """List redemptions of vault tokens.

    Lists the account's requests to redeem vault tokens, with their results. Taken from the exchange's Rust client;
    the published document doesn't contain this operation.

    Signed as `vaultRedeemHistoryQueryAll`.

    Args:
        subaccount_id: Subaccount of the request. From -2147483648 to 2147483647.
        vault_id: Only this vault. All vaults if omitted. From 0 to 4294967295.
        limit: Maximum number of entries to return. From 0 to 1000. Default: 100.
        offset: Number of entries to skip, for paging. At least 0. Default: 0.

    Returns:
        The requests.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /wapi/v1/history/vault/redeem`, https://github.com/backpack-exchange/bpx-api-client
    """
    return (
        await client.execute(call(subaccount_id=subaccount_id, vault_id=vault_id, limit=limit, offset=offset))
    ).parsed
