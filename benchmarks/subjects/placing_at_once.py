"""Place many orders at once: like `placing`, with awaited calls."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from importlib import import_module
from typing import Any

from .. import order
from ..order import PATH, PUBLIC_KEY, SECRET_KEY
from .placing import bpx_py_call, ccxt_call, ccxt_exchange, our_call

Call = Callable[[], Awaitable[object]]


@asynccontextmanager
async def aiohttp(url: str) -> AsyncGenerator[Call]:
    """aiohttp.ClientSession, and the response as a dictionary."""
    async with import_module("aiohttp").ClientSession() as session:

        async def call() -> Any:
            body, headers = order.signed()
            async with session.post(url + PATH, data=body, headers=headers) as response:
                response.raise_for_status()
                return await response.json()

        yield call


@asynccontextmanager
async def httpx_client(url: str) -> AsyncGenerator[Call]:
    """httpx.AsyncClient with default settings, and the response as a dictionary."""
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
    yield bpx_py_call("bpx.async_.account", url)


@asynccontextmanager
async def ccxt(url: str) -> AsyncGenerator[Call]:
    """ccxt, with its rate limiter off."""
    exchange = ccxt_exchange("ccxt.async_support", url)
    await exchange.load_markets()
    yield ccxt_call(exchange)
    await exchange.close()


@asynccontextmanager
async def ours(url: str) -> AsyncGenerator[Call]:
    """This project, with `aconnect()`."""
    from bpx_client import Credentials, aconnect

    async with aconnect(Credentials(PUBLIC_KEY, SECRET_KEY), base_url=url) as bpx:
        yield our_call(bpx)


@asynccontextmanager
async def ours_over_httpx(url: str) -> AsyncGenerator[Call]:
    """This project, over httpx.AsyncClient."""
    import httpx

    from bpx_client import Credentials, aconnect

    async with (
        httpx.AsyncClient() as client,
        aconnect(Credentials(PUBLIC_KEY, SECRET_KEY), base_url=url, http_client=client) as bpx,
    ):
        yield our_call(bpx)
