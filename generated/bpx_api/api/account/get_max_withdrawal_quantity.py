"""`GET /api/v1/account/limits/withdrawal`: get the maximum withdrawal quantity."""

from __future__ import annotations

import httpx

from ... import arguments as check
from ...calls import Call
from ...client import AsyncClient, Client
from ...models.max_withdrawal_quantity import MaxWithdrawalQuantity
from ...reading import JsonBody
from ...types import Response


def call(
    *, symbol: str, auto_borrow: bool | None = None, auto_lend_redeem: bool | None = None
) -> Call[MaxWithdrawalQuantity]:
    """Check the arguments and build the call; nothing is sent."""
    query: list[tuple[str, str]] = []
    query.append(("symbol", check.string("symbol", symbol)))
    if auto_borrow is not None:
        query.append(("autoBorrow", check.query_text(check.boolean("auto_borrow", auto_borrow))))
    if auto_lend_redeem is not None:
        query.append(("autoLendRedeem", check.query_text(check.boolean("auto_lend_redeem", auto_lend_redeem))))
    return Call(
        operation="get_max_withdrawal_quantity",
        method="GET",
        path="/api/v1/account/limits/withdrawal",
        read=_read,
        query=query,
        echoes=(("symbol", "symbol"),),
    )


_BODY = JsonBody(MaxWithdrawalQuantity)


def _read(answer: httpx.Response) -> MaxWithdrawalQuantity:
    return _BODY.read(answer.content)


def sync_detailed(
    *, client: Client, symbol: str, auto_borrow: bool | None = None, auto_lend_redeem: bool | None = None
) -> Response[MaxWithdrawalQuantity]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(call(symbol=symbol, auto_borrow=auto_borrow, auto_lend_redeem=auto_lend_redeem))


def sync(
    *, client: Client, symbol: str, auto_borrow: bool | None = None, auto_lend_redeem: bool | None = None
) -> MaxWithdrawalQuantity:
    """Get the maximum withdrawal quantity.

    Gets the maximum quantity of one asset that the account may withdraw, given its exposure and margin. The response
    repeats `auto_borrow` and `auto_lend_redeem`.

    Signed as `maxWithdrawalQuantity`.

    Args:
        symbol: Asset symbol, such as `USDC`.
        auto_borrow: True if a missing quantity may be borrowed.
        auto_lend_redeem: True if lent funds may be redeemed.

    Returns:
        The largest quantity.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/account/limits/withdrawal`, https://docs.backpack.exchange/#tag/Account/operation/get_max_withdrawal_quantity
    """
    return client.execute(call(symbol=symbol, auto_borrow=auto_borrow, auto_lend_redeem=auto_lend_redeem)).parsed


async def asyncio_detailed(
    *, client: AsyncClient, symbol: str, auto_borrow: bool | None = None, auto_lend_redeem: bool | None = None
) -> Response[MaxWithdrawalQuantity]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(call(symbol=symbol, auto_borrow=auto_borrow, auto_lend_redeem=auto_lend_redeem))


async def asyncio(
    *, client: AsyncClient, symbol: str, auto_borrow: bool | None = None, auto_lend_redeem: bool | None = None
) -> MaxWithdrawalQuantity:
    """Get the maximum withdrawal quantity.

    Gets the maximum quantity of one asset that the account may withdraw, given its exposure and margin. The response
    repeats `auto_borrow` and `auto_lend_redeem`.

    Signed as `maxWithdrawalQuantity`.

    Args:
        symbol: Asset symbol, such as `USDC`.
        auto_borrow: True if a missing quantity may be borrowed.
        auto_lend_redeem: True if lent funds may be redeemed.

    Returns:
        The largest quantity.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/account/limits/withdrawal`, https://docs.backpack.exchange/#tag/Account/operation/get_max_withdrawal_quantity
    """
    return (
        await client.execute(call(symbol=symbol, auto_borrow=auto_borrow, auto_lend_redeem=auto_lend_redeem))
    ).parsed
