"""`GET /api/v1/account/limits/order`: get the maximum order quantity."""

from __future__ import annotations

from decimal import Decimal

import httpx

from ... import arguments as check
from ...calls import Call
from ...client import AsyncClient, Client
from ...models.max_order_quantity import MaxOrderQuantity
from ...models.side import Side, SideValue
from ...reading import JsonBody
from ...types import Response


def call(
    *,
    symbol: str,
    side: Side | SideValue,
    price: Decimal | int | str | None = None,
    reduce_only: bool | None = None,
    auto_borrow: bool | None = None,
    auto_borrow_repay: bool | None = None,
    auto_lend_redeem: bool | None = None,
) -> Call[MaxOrderQuantity]:
    """Check the arguments and build the call; nothing is sent."""
    query: list[tuple[str, str]] = []
    query.append(("symbol", check.string("symbol", symbol)))
    query.append(("side", check.query_text(check.member("side", side, Side))))
    if price is not None:
        query.append(("price", check.query_text(check.decimal("price", price, above=0))))
    if reduce_only is not None:
        query.append(("reduceOnly", check.query_text(check.boolean("reduce_only", reduce_only))))
    if auto_borrow is not None:
        query.append(("autoBorrow", check.query_text(check.boolean("auto_borrow", auto_borrow))))
    if auto_borrow_repay is not None:
        query.append(("autoBorrowRepay", check.query_text(check.boolean("auto_borrow_repay", auto_borrow_repay))))
    if auto_lend_redeem is not None:
        query.append(("autoLendRedeem", check.query_text(check.boolean("auto_lend_redeem", auto_lend_redeem))))
    return Call(
        operation="get_max_order_quantity",
        method="GET",
        path="/api/v1/account/limits/order",
        read=_read,
        query=query,
        echoes=(("symbol", "symbol"),),
    )


_BODY = JsonBody(MaxOrderQuantity)


def _read(answer: httpx.Response) -> MaxOrderQuantity:
    return _BODY.read(answer.content)


def sync_detailed(
    *,
    client: Client,
    symbol: str,
    side: Side | SideValue,
    price: Decimal | int | str | None = None,
    reduce_only: bool | None = None,
    auto_borrow: bool | None = None,
    auto_borrow_repay: bool | None = None,
    auto_lend_redeem: bool | None = None,
) -> Response[MaxOrderQuantity]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(
        call(
            symbol=symbol,
            side=side,
            price=price,
            reduce_only=reduce_only,
            auto_borrow=auto_borrow,
            auto_borrow_repay=auto_borrow_repay,
            auto_lend_redeem=auto_lend_redeem,
        )
    )


def sync(
    *,
    client: Client,
    symbol: str,
    side: Side | SideValue,
    price: Decimal | int | str | None = None,
    reduce_only: bool | None = None,
    auto_borrow: bool | None = None,
    auto_borrow_repay: bool | None = None,
    auto_lend_redeem: bool | None = None,
) -> MaxOrderQuantity:
    """Get the maximum order quantity.

    Gets the maximum quantity of an order on one side of a market, given the account's balances, exposure and margin.

    Signed as `maxOrderQuantity`.

    Args:
        symbol: Market symbol, such as `SOL_USDC` or `SOL_USDC_PERP`.
        side: `Bid` buys, `Ask` sells.
        price: Limit price in the quote asset. Omit it for a market order. Above 0.
        reduce_only: True if the order may only reduce a position.
        auto_borrow: True if a missing quantity may be borrowed.
        auto_borrow_repay: True if the proceeds may repay a borrow.
        auto_lend_redeem: True if lent funds may be redeemed.

    Returns:
        The largest quantity.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/account/limits/order`, https://docs.backpack.exchange/#tag/Account/operation/get_max_order_quantity
    """
    return client.execute(
        call(
            symbol=symbol,
            side=side,
            price=price,
            reduce_only=reduce_only,
            auto_borrow=auto_borrow,
            auto_borrow_repay=auto_borrow_repay,
            auto_lend_redeem=auto_lend_redeem,
        )
    ).parsed


async def asyncio_detailed(
    *,
    client: AsyncClient,
    symbol: str,
    side: Side | SideValue,
    price: Decimal | int | str | None = None,
    reduce_only: bool | None = None,
    auto_borrow: bool | None = None,
    auto_borrow_repay: bool | None = None,
    auto_lend_redeem: bool | None = None,
) -> Response[MaxOrderQuantity]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(
        call(
            symbol=symbol,
            side=side,
            price=price,
            reduce_only=reduce_only,
            auto_borrow=auto_borrow,
            auto_borrow_repay=auto_borrow_repay,
            auto_lend_redeem=auto_lend_redeem,
        )
    )


async def asyncio(
    *,
    client: AsyncClient,
    symbol: str,
    side: Side | SideValue,
    price: Decimal | int | str | None = None,
    reduce_only: bool | None = None,
    auto_borrow: bool | None = None,
    auto_borrow_repay: bool | None = None,
    auto_lend_redeem: bool | None = None,
) -> MaxOrderQuantity:
    """Get the maximum order quantity.

    Gets the maximum quantity of an order on one side of a market, given the account's balances, exposure and margin.

    Signed as `maxOrderQuantity`.

    Args:
        symbol: Market symbol, such as `SOL_USDC` or `SOL_USDC_PERP`.
        side: `Bid` buys, `Ask` sells.
        price: Limit price in the quote asset. Omit it for a market order. Above 0.
        reduce_only: True if the order may only reduce a position.
        auto_borrow: True if a missing quantity may be borrowed.
        auto_borrow_repay: True if the proceeds may repay a borrow.
        auto_lend_redeem: True if lent funds may be redeemed.

    Returns:
        The largest quantity.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/account/limits/order`, https://docs.backpack.exchange/#tag/Account/operation/get_max_order_quantity
    """
    return (
        await client.execute(
            call(
                symbol=symbol,
                side=side,
                price=price,
                reduce_only=reduce_only,
                auto_borrow=auto_borrow,
                auto_borrow_repay=auto_borrow_repay,
                auto_lend_redeem=auto_lend_redeem,
            )
        )
    ).parsed
