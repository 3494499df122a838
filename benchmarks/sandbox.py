"""Measure the local exchange: signed orders a second, and a best-price match in books of different depth."""

from __future__ import annotations

import asyncio
import json
import statistics
import time
from base64 import b64decode, b64encode
from collections.abc import Awaitable, Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

import httpx
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from bpx_sandbox import Sandbox
from bpx_sandbox.engine.engine import Engine
from bpx_sandbox.engine.orders import OrderType, Side, Terms
from bpx_sandbox.engine.seed import LISTINGS, open_funded_account

# All times are processor time, so other processes don't distort them.
ORDERS = 3_000
DEPTHS = (100, 1_000, 10_000, 100_000)
MATCHES = 2_000

Headers = list[tuple[bytes, bytes]]
Call = Callable[[httpx.AsyncClient, Sandbox, str, str, bytes, Headers], Awaitable[int]]


def main() -> None:
    """Print two small tables."""
    print(f"{ORDERS:,} signed orders in process, one core")
    print(f"  the exchange alone, signed beforehand  {asyncio.run(orders_a_second(_call)):6,.0f} a second")
    print(f"  through httpx's ASGITransport          {asyncio.run(orders_a_second(_call_by_httpx)):6,.0f} a second")
    print(f"\nBest-price match, {MATCHES:,} of each   median    99 % below")
    for symbol in ("SOL_USDC", "SOL_USDC_PERP"):
        for depth in DEPTHS:
            median, most = match_times(symbol, depth)
            print(f"  {symbol:<13} {depth:>7,} resting  {median:8.1f} µs {most:8.1f} µs")


async def orders_a_second(call: Call) -> float:
    """Send orders, of which a third trades, a third rests and a third is cancelled again; return the rate."""
    sandbox = Sandbox(makers=True)
    requests = list(_signed(sandbox))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(sandbox.app), base_url="http://sandbox") as client:
        begun = time.process_time()
        for request in requests:
            if await call(client, sandbox, *request) != 200:
                raise RuntimeError("the sandbox refused an order")
        return len(requests) / (time.process_time() - begun)


def match_times(symbol: str, depth: int) -> tuple[float, float]:
    """Return median and 99th percentile, in microseconds, of an order that takes a part of the best ask."""
    engine = Engine(listing.market for listing in LISTINGS)
    funds = {"USDC": Decimal(10**12), "SOL": Decimal(10**9)}
    maker, taker = (open_funded_account(engine, name, funds, 0) for name in ("maker", "taker"))
    for place in range(depth):
        # From the lowest price up, so that the deepest book stays below the market's highest.
        price = Decimal(1 + place).scaleb(-2)
        engine.place(maker, Terms(symbol, Side.ASK, OrderType.LIMIT, price=price, quantity=Decimal(1)), 0)
    times: list[float] = []
    for now in range(MATCHES):
        terms = Terms(symbol, Side.BID, OrderType.MARKET, quantity=Decimal("0.5"))
        begun = time.process_time()
        engine.place(taker, terms, now)
        times.append((time.process_time() - begun) * 1e6)
        # Every taken order is put back, so that the depth of the book doesn't change.
        terms = Terms(symbol, Side.ASK, OrderType.LIMIT, price=Decimal("0.01"), quantity=Decimal("0.5"))
        engine.place(maker, terms, now)
    return statistics.median(times), statistics.quantiles(times, n=100)[98]


def _signed(sandbox: Sandbox) -> Iterator[tuple[str, str, bytes, Headers]]:
    key = Ed25519PrivateKey.from_private_bytes(b64decode(sandbox.keys.secret_key))
    for number in range(ORDERS):
        method, instruction = "POST", "orderExecute"
        order: dict[str, Any] = {"symbol": "SOL_USDC", "side": "Bid", "orderType": "Limit", "price": "170.00"}
        order |= {"quantity": "0.01", "timeInForce": "GTC", "clientId": number}
        if number % 3 == 1:
            order = {"symbol": "SOL_USDC", "side": "Bid", "orderType": "Market", "quantity": "0.01"}
        elif number % 3 == 2:
            method, instruction = "DELETE", "orderCancel"
            order = {"symbol": "SOL_USDC", "clientId": number - 2}
        timestamp, window = str(time.time_ns() // 1_000_000), "60000"
        pairs = "".join(f"&{name}={order[name]}" for name in sorted(order))
        text = f"instruction={instruction}{pairs}&timestamp={timestamp}&window={window}"
        headers = {
            "Content-Type": "application/json",
            "X-API-Key": sandbox.keys.public_key,
            "X-Signature": b64encode(key.sign(text.encode())).decode(),
            "X-Timestamp": timestamp,
            "X-Window": window,
        }
        raw = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
        yield method, "/api/v1/order", json.dumps(order).encode(), raw


async def _call_by_httpx(
    client: httpx.AsyncClient, _: Sandbox, method: str, path: str, body: bytes, headers: Headers
) -> int:
    return (await client.request(method, path, content=body, headers=headers)).status_code


async def _call(_: httpx.AsyncClient, sandbox: Sandbox, method: str, path: str, body: bytes, headers: Headers) -> int:
    """Call the ASGI application directly, so that the exchange alone is measured."""
    status = 0

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Mapping[str, Any]) -> None:
        nonlocal status
        status = message.get("status", status)

    scope: dict[str, Any] = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "scheme": "http",
        "method": method,
    }
    scope |= {"path": path, "raw_path": path.encode(), "query_string": b"", "root_path": "", "headers": headers}
    await sandbox.app(scope, receive, send)
    return status


if __name__ == "__main__":
    main()
