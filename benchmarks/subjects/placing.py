"""Place one order after the other: each subject opens its connection and yields the call that places the order."""

from __future__ import annotations

import http.client
import json
import socket
from collections.abc import Callable, Generator
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from .. import order
from ..order import ORDER, PATH, PUBLIC_KEY, SECRET_KEY, WINDOW

if TYPE_CHECKING:
    from bpx_api import AsyncClient, Client

Call = Callable[[], object]


@contextmanager
def socket_alone(url: str) -> Generator[Call]:
    """The theoretical limit: a socket and a signature. The rest is prepared, and the response isn't parsed."""
    server = urlsplit(url)
    text = f"instruction=orderExecute&{order.parameters(ORDER)}&timestamp=%d&window={WINDOW}"
    body = json.dumps(ORDER, separators=(",", ":"))
    request = (
        f"POST {PATH} HTTP/1.1\r\nHost: {server.netloc}\r\nAccept: application/json\r\n"
        f"Content-Type: application/json; charset=utf-8\r\nContent-Length: {len(body)}\r\n"
        f"X-API-Key: {PUBLIC_KEY}\r\nX-Window: {WINDOW}\r\nX-Timestamp: %d\r\nX-Signature: %s\r\n\r\n{body}"
    )
    with socket.create_connection((server.hostname, server.port)) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

        def call() -> None:
            timestamp = order.now()
            connection.sendall((request % (timestamp, order.signature(text % timestamp))).encode())
            while not connection.recv(65536).endswith(b"}"):
                pass

        yield call


@contextmanager
def http_client(url: str) -> Generator[Call]:
    """The standard library's http.client, and the response as a dictionary."""
    server = urlsplit(url)
    connection = http.client.HTTPConnection(server.netloc)

    def call() -> Any:
        body, headers = order.signed()
        connection.request("POST", PATH, body, headers)
        return json.loads(connection.getresponse().read())

    yield call
    connection.close()


@contextmanager
def httpx_client(url: str) -> Generator[Call]:
    """httpx.Client, and the response as a dictionary."""
    import httpx

    with httpx.Client() as client:

        def call() -> Any:
            body, headers = order.signed()
            return client.post(url + PATH, content=body, headers=headers).raise_for_status().json()

        yield call


@contextmanager
def requests_session(url: str) -> Generator[Call]:
    """requests.Session, and the response as a dictionary."""
    requests: Any = import_module("requests")
    with requests.Session() as session:

        def call() -> Any:
            body, headers = order.signed()
            response = session.post(url + PATH, data=body, headers=headers)
            response.raise_for_status()
            return response.json()

        yield call


@contextmanager
def bpx_py(url: str) -> Generator[Call]:
    """bpx-py; it opens a connection for each request."""
    yield bpx_py_call("bpx.account", url)


@contextmanager
def backpack_exchange_sdk(url: str) -> Generator[Call]:
    """backpack-exchange-sdk."""
    sdk: Any = import_module("backpack_exchange_sdk")
    client = sdk.AuthenticationClient(PUBLIC_KEY, SECRET_KEY, base_url=f"{url}/")

    def call() -> Any:
        return client.execute_order(
            symbol="SOL_USDC",
            side="Bid",
            orderType="Limit",
            timeInForce="GTC",
            price="170.51",
            quantity="1.25",
            clientId=123456,
        )

    yield call


@contextmanager
def ccxt(url: str) -> Generator[Call]:
    """ccxt, with its rate limiter off."""
    exchange = ccxt_exchange("ccxt", url)
    exchange.load_markets()
    yield ccxt_call(exchange)


@contextmanager
def ours(url: str) -> Generator[Call]:
    """This project, with `connect()`."""
    from bpx_client import Credentials, connect

    with connect(Credentials(PUBLIC_KEY, SECRET_KEY), base_url=url) as bpx:
        yield our_call(bpx)


@contextmanager
def ours_over_httpx(url: str) -> Generator[Call]:
    """This project, over httpx.Client."""
    import httpx

    from bpx_client import Credentials, connect

    with (
        httpx.Client() as client,
        connect(Credentials(PUBLIC_KEY, SECRET_KEY), base_url=url, http_client=client) as bpx,
    ):
        yield our_call(bpx)


def bpx_py_call(module: str, url: str) -> Callable[[], Any]:
    """Return the call of bpx-py's account in a module, sync or async."""
    import_module("bpx.base.base_account").BaseAccount.BPX_API_URL = f"{url}/"
    account = import_module(module).Account(PUBLIC_KEY, SECRET_KEY)
    enums: Any = import_module("bpx.constants.enums")
    return lambda: account.execute_order(
        symbol="SOL_USDC",
        side="Bid",
        order_type=enums.OrderTypeEnum.LIMIT,
        time_in_force=enums.TimeInForceEnum.GTC,
        price="170.51",
        quantity="1.25",
        client_id=123456,
    )


def ccxt_exchange(module: str, url: str) -> Any:
    """Return ccxt's exchange of a module, sync or async."""
    exchange = import_module(module).backpack({"apiKey": PUBLIC_KEY, "secret": SECRET_KEY, "enableRateLimit": False})
    exchange.urls["api"] = dict.fromkeys(exchange.urls["api"], url)
    return exchange


def ccxt_call(exchange: Any) -> Callable[[], Any]:
    """Return the call of a ccxt exchange."""
    options = {"clientOrderId": 123456, "timeInForce": "GTC"}
    return lambda: exchange.create_order("SOL/USDC", "limit", "buy", 1.25, 170.51, {**options})


def our_call(bpx: Client | AsyncClient) -> Callable[[], Any]:
    """Return the call of this project's client."""
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
