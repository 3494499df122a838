"""Placing many orders at once: as `placing`, with calls that are awaited."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Any

from .. import order
from ..order import PATH, PUBLIC_KEY, SECRET_KEY

if TYPE_CHECKING:
    from bpx_api import AsyncClient

Call = Callable[[], Awaitable[object]]


@asynccontextmanager
async def aiohttp(url: str) -> AsyncGenerator[Call]:
    """aiohttp.ClientSession, and the answer as a dictionary."""
    async with import_module("aiohttp").ClientSession() as session:

        async def call() -> Any:
            body, headers = order.signed()
            async with session.post(url + PATH, data=body, headers=headers) as response:
                response.raise_for_status()
                return await response.json()

        yield call


@asynccontextmanager
async def httpx_client(url: str) -> AsyncGenerator[Call]:
    """httpx.AsyncClient as it comes, and the answer as a dictionary."""
    import httpx

    async with httpx.AsyncClient() as client:

        async def call() -> Any:
            body, headers = order.signed()
            response = await client.post(url + PATH, content=body, headers=headers)
            return response.raise_for_status().json()

        yield call


@asynccontextmanager
async def bpx_py(url: str) -> AsyncGenerator[Call]:
    """bpx-py; it opens a session and reads the certificates for each request."""
    import_module("bpx.base.base_account").BaseAccount.BPX_API_URL = f"{url}/"
    account = import_module("bpx.async_.account").Account(PUBLIC_KEY, SECRET_KEY)
    enums: Any = import_module("bpx.constants.enums")

    async def call() -> Any:
        return await account.execute_order(
            symbol="SOL_USDC",
            side="Bid",
            order_type=enums.OrderTypeEnum.LIMIT,
            time_in_force=enums.TimeInForceEnum.GTC,
            price="170.51",
            quantity="1.25",
            client_id=123456,
        )

    yield call


@asynccontextmanager
async def ccxt(url: str) -> AsyncGenerator[Call]:
    """ccxt, its own pacing switched off."""
    options = {"apiKey": PUBLIC_KEY, "secret": SECRET_KEY, "enableRateLimit": False}
    exchange = import_module("ccxt.async_support").backpack(options)
    exchange.urls["api"] = dict.fromkeys(exchange.urls["api"], url)
    await exchange.load_markets()

    async def call() -> Any:
        return await exchange.create_order(
            "SOL/USDC", "limit", "buy", 1.25, 170.51, {"clientOrderId": 123456, "timeInForce": "GTC"}
        )

    yield call
    await exchange.close()


@asynccontextmanager
async def ours(url: str) -> AsyncGenerator[Call]:
    """This project, as `aconnect()` gives it."""
    from bpx_client import Credentials, aconnect

    async with aconnect(Credentials(PUBLIC_KEY, SECRET_KEY), base_url=url) as bpx:
        yield _ours(bpx)


@asynccontextmanager
async def ours_over_httpx(url: str) -> AsyncGenerator[Call]:
    """This project on an ordinary httpx.AsyncClient."""
    import httpx

    from bpx_client import Credentials, aconnect

    async with (
        httpx.AsyncClient() as client,
        aconnect(Credentials(PUBLIC_KEY, SECRET_KEY), base_url=url, http_client=client) as bpx,
    ):
        yield _ours(bpx)


def _ours(bpx: AsyncClient) -> Call:
    from bpx_api.models import OrderType, Side, TimeInForce

    return lambda: bpx.order.execute_order(
        symbol="SOL_USDC",
        side=Side.BID,
        order_type=OrderType.LIMIT,
        time_in_force=TimeInForce.GTC,
        price="170.51",
        quantity="1.25",
        client_id=123456,
    )
