"""`GET /wapi/v1/capital/deposit/address`: get a deposit address."""

from __future__ import annotations

import httpx

from ... import arguments as check
from ...calls import Call
from ...client import AsyncClient, Client
from ...models.blockchain import Blockchain, BlockchainValue
from ...models.deposit_address import DepositAddress
from ...reading import JsonBody
from ...types import Response


def call(*, blockchain: Blockchain | BlockchainValue) -> Call[DepositAddress]:
    """Check the arguments and build the call; nothing is sent."""
    query: list[tuple[str, str]] = []
    query.append(("blockchain", check.query_text(check.member("blockchain", blockchain, Blockchain))))
    return Call(
        operation="get_deposit_address",
        method="GET",
        path="/wapi/v1/capital/deposit/address",
        read=_read,
        query=query,
    )


_BODY = JsonBody(DepositAddress)


def _read(answer: httpx.Response) -> DepositAddress:
    return _BODY.read(answer.content)


def sync_detailed(*, client: Client, blockchain: Blockchain | BlockchainValue) -> Response[DepositAddress]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(call(blockchain=blockchain))


def sync(*, client: Client, blockchain: Blockchain | BlockchainValue) -> DepositAddress:
    """Get a deposit address.

    Gets the account's own address for deposits on one blockchain.

    Signed as `depositAddressQuery`.

    Args:
        blockchain: Blockchain of the deposit.

    Returns:
        The address.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /wapi/v1/capital/deposit/address`, https://docs.backpack.exchange/#tag/Capital/operation/get_deposit_address
    """
    return client.execute(call(blockchain=blockchain)).parsed


async def asyncio_detailed(
    *, client: AsyncClient, blockchain: Blockchain | BlockchainValue
) -> Response[DepositAddress]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(call(blockchain=blockchain))


async def asyncio(*, client: AsyncClient, blockchain: Blockchain | BlockchainValue) -> DepositAddress:
    """Get a deposit address.

    Gets the account's own address for deposits on one blockchain.

    Signed as `depositAddressQuery`.

    Args:
        blockchain: Blockchain of the deposit.

    Returns:
        The address.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /wapi/v1/capital/deposit/address`, https://docs.backpack.exchange/#tag/Capital/operation/get_deposit_address
    """
    return (await client.execute(call(blockchain=blockchain))).parsed
