"""The auth hook signs what is really sent: on any httpx client, for its own origin only, afresh on each attempt."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import suppress
from itertools import count
from typing import Any
from urllib.parse import parse_qsl

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpx_api import BASE_URL
from bpx_api.errors import BpxError, InvalidArgumentError, MissingCredentialsError
from bpx_api.models import OrderExecutePayload
from bpx_api.tables import INSTRUCTIONS
from bpx_auth import BpxAuth, signed_string
from bpx_client import Credentials, aconnect, connect

NOW = 1750793021519
Verify = Callable[[httpx.Request, str], None]


def guide(instruction: str, request: httpx.Request) -> str:
    """The guide's string for a request, from what the request carries; values of the body are plain here."""
    stated = f"instruction={instruction}"
    query: list[tuple[str, Any]] = list(parse_qsl(request.url.query.decode(), keep_blank_values=True))
    body: dict[str, Any] = json.loads(request.content or b"{}")
    for parameters in (query, list(body.items())):
        for key, value in sorted(parameters, key=lambda pair: pair[0]):
            stated += f"&{key}={str(value).lower() if isinstance(value, bool) else value}"
    return f"{stated}&timestamp={request.headers['X-Timestamp']}&window={request.headers['X-Window']}"


def is_signed(request: httpx.Request) -> bool:
    present = [name in request.headers for name in ("X-API-Key", "X-Signature", "X-Timestamp", "X-Window")]
    assert all(present) or not any(present), "all four headers or none"
    return all(present)


class Recorder:
    """A transport that keeps every request and answers with an empty list."""

    def __init__(self) -> None:
        self.requests: list[httpx.Request] = []

    def answer(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        return httpx.Response(200, json=[])

    def client(self, auth: httpx.Auth | None = None, **options: Any) -> httpx.Client:
        return httpx.Client(transport=httpx.MockTransport(self.answer), auth=auth, base_url=BASE_URL, **options)

    def async_client(self, auth: httpx.Auth | None = None) -> httpx.AsyncClient:
        return httpx.AsyncClient(transport=httpx.MockTransport(self.answer), auth=auth, base_url=BASE_URL)


@pytest.fixture
def sent() -> Recorder:
    return Recorder()


@pytest.fixture
def auth(credentials: Credentials) -> BpxAuth:
    return BpxAuth(credentials, clock=lambda: NOW)


# --- What is signed is what is sent ---------------------------------------------------------------------------------


def test_a_query_is_signed_on_a_plain_httpx_client(sent: Recorder, auth: BpxAuth, verify: Verify) -> None:
    sent.client(auth).get("/api/v1/orders", params={"symbol": "SOL_USDC", "marketType": "SPOT"})

    [request] = sent.requests
    verify(request, f"instruction=orderQueryAll&marketType=SPOT&symbol=SOL_USDC&timestamp={NOW}&window=5000")
    assert request.headers["X-Timestamp"] == str(NOW)
    assert request.headers["X-Window"] == "5000"


def test_a_body_is_signed_on_a_plain_httpx_client(sent: Recorder, auth: BpxAuth, verify: Verify) -> None:
    sent.client(auth).post("/api/v1/order", json={"symbol": "SOL_USDC", "side": "Bid", "postOnly": True})

    [request] = sent.requests
    verify(request, f"instruction=orderExecute&postOnly=true&side=Bid&symbol=SOL_USDC&timestamp={NOW}&window=5000")


def test_a_body_is_signed_on_a_plain_async_httpx_client(sent: Recorder, auth: BpxAuth, verify: Verify) -> None:
    async def cancel() -> None:
        async with sent.async_client(auth) as client:
            await client.request("DELETE", "/api/v1/order", json={"symbol": "SOL_USDC", "orderId": "1"})

    asyncio.run(cancel())

    [request] = sent.requests
    verify(request, f"instruction=orderCancel&orderId=1&symbol=SOL_USDC&timestamp={NOW}&window=5000")


def test_a_body_that_is_streamed_is_read_before_it_is_signed(sent: Recorder, auth: BpxAuth, verify: Verify) -> None:
    def pieces() -> Iterator[bytes]:
        yield b'{"symbol":'
        yield b'"SOL_USDC"}'

    sent.client(auth).request("DELETE", "/api/v1/orders", content=pieces())

    [request] = sent.requests
    assert request.content == b'{"symbol":"SOL_USDC"}'
    verify(request, f"instruction=orderCancelAll&symbol=SOL_USDC&timestamp={NOW}&window=5000")


def test_a_body_that_is_streamed_by_an_async_client_is_read_before_it_is_signed(
    sent: Recorder, auth: BpxAuth, verify: Verify
) -> None:
    async def pieces() -> AsyncIterator[bytes]:
        yield b'{"symbol":'
        yield b'"SOL_USDC"}'

    async def cancel() -> None:
        async with sent.async_client(auth) as client:
            await client.request("DELETE", "/api/v1/orders", content=pieces())

    asyncio.run(cancel())

    verify(sent.requests[0], f"instruction=orderCancelAll&symbol=SOL_USDC&timestamp={NOW}&window=5000")


texts = st.text(st.characters(exclude_categories=["Cs"]))


@given(query=st.lists(st.tuples(texts, texts)))
def test_any_query_is_signed_as_the_exchange_decodes_it(
    credentials: Credentials, verify: Verify, query: list[tuple[str, str]]
) -> None:
    request = httpx.Request("GET", f"{BASE_URL}/api/v1/orders", params=[*query])

    BpxAuth(credentials, clock=lambda: NOW).sign(request)

    pieces = "".join(f"&{key}={value}" for key, value in sorted(query, key=lambda pair: pair[0]))
    verify(request, f"instruction=orderQueryAll{pieces}&timestamp={NOW}&window=5000")


@given(symbol=texts, broker=st.integers(0, 65535))
def test_any_text_given_to_a_typed_operation_is_sent_and_signed_unchanged(
    credentials: Credentials, verify: Verify, symbol: str, broker: int
) -> None:
    bpx = connect(credentials, clock=lambda: NOW)

    in_query = bpx.prepare(bpx.order.get_open_orders, symbol=symbol)
    in_body = bpx.prepare(bpx.order.execute_order, symbol=symbol, side="Bid", order_type="Market", x_broker_id=broker)

    assert dict(parse_qsl(in_query.url.query.decode(), keep_blank_values=True)) == {"symbol": symbol}
    verify(in_query, f"instruction=orderQueryAll&symbol={symbol}&timestamp={NOW}&window=5000")
    assert json.loads(in_body.content)["symbol"] == symbol
    verify(in_body, f"instruction=orderExecute&orderType=Market&side=Bid&symbol={symbol}&timestamp={NOW}&window=5000")


def test_a_parameter_that_is_not_given_is_neither_sent_nor_signed(credentials: Credentials, verify: Verify) -> None:
    bpx = connect(credentials, clock=lambda: NOW)

    in_query = bpx.prepare(bpx.order.get_fills, symbol=None, from_=None, limit=5)
    in_body = bpx.prepare(bpx.order.cancel_order, symbol="SOL_USDC", order_id="1", client_id=None)

    assert in_query.url.query == b"limit=5"
    verify(in_query, f"instruction=fillHistoryQueryAll&limit=5&timestamp={NOW}&window=5000")
    assert json.loads(in_body.content) == {"symbol": "SOL_USDC", "orderId": "1"}
    verify(in_body, f"instruction=orderCancel&orderId=1&symbol=SOL_USDC&timestamp={NOW}&window=5000")


def test_the_broker_headers_are_sent_and_not_signed(credentials: Credentials, verify: Verify) -> None:
    bpx = connect(credentials, clock=lambda: NOW)

    request = bpx.prepare(
        bpx.order.execute_order, symbol="S", side="Bid", order_type="Market", x_broker_id=7, x_broker_key="key"
    )

    assert (request.headers["X-Broker-Id"], request.headers["X-Broker-Key"]) == ("7", "key")
    verify(request, f"instruction=orderExecute&orderType=Market&side=Bid&symbol=S&timestamp={NOW}&window=5000")


def test_the_string_that_was_signed_can_be_looked_at(auth: BpxAuth, verify: Verify) -> None:
    request = auth.sign(httpx.Request("GET", f"{BASE_URL}/api/v1/capital"))

    stated = signed_string(request)

    assert stated == f"instruction=balanceQuery&timestamp={NOW}&window=5000"
    verify(request, stated or "")


def test_a_request_that_is_not_signed_has_no_signed_string(auth: BpxAuth) -> None:
    request = auth.sign(httpx.Request("GET", f"{BASE_URL}/api/v1/markets"))

    assert signed_string(request) is None


# --- Which requests are signed --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("operation", "instruction"), INSTRUCTIONS.items(), ids=lambda value: "".join(value))
def test_every_operation_of_the_instruction_table_is_signed(
    auth: BpxAuth, verify: Verify, operation: tuple[str, str], instruction: str
) -> None:
    method, path = operation

    request = auth.sign(httpx.Request(method, f"{BASE_URL}{path}"))

    verify(request, f"instruction={instruction}&timestamp={NOW}&window=5000")


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/api/v1/markets"),
        ("GET", "/api/v1/time"),
        ("PUT", "/api/v1/order"),
        ("GET", "/api/v1/order/history"),
        ("GET", "/api/v2/order"),
        ("GET", "/"),
    ],
)
def test_any_other_request_passes_untouched(sent: Recorder, auth: BpxAuth, method: str, path: str) -> None:
    sent.client().request(method, path)
    sent.client(auth).request(method, path)

    without, with_hook = sent.requests
    assert with_hook.headers == without.headers
    assert with_hook.url == without.url


@pytest.mark.parametrize(
    "origin",
    [
        "https://example.com",
        "https://backpack.exchange",
        "https://api.backpack.exchange.example.com",
        "https://api.backpack.exchange@example.com",
        "http://api.backpack.exchange",
        "https://api.backpack.exchange:8443",
    ],
)
def test_nothing_is_signed_for_another_origin(sent: Recorder, auth: BpxAuth, origin: str) -> None:
    client = sent.client(auth)

    client.get(f"{origin}/api/v1/orders")
    client.get(f"{origin}/anything", extensions={"bpx": {"instruction": "orderQueryAll"}})

    assert not any(is_signed(request) for request in sent.requests)


@pytest.mark.parametrize(
    "url", ["https://api.backpack.exchange:443/api/v1/orders", "https://API.Backpack.Exchange/api/v1/orders"]
)
def test_another_spelling_of_its_own_origin_is_its_own(sent: Recorder, auth: BpxAuth, url: str) -> None:
    sent.client(auth).get(url)

    assert is_signed(sent.requests[0])


def test_a_local_exchange_can_be_its_origin(sent: Recorder, credentials: Credentials) -> None:
    client = sent.client(BpxAuth(credentials, origin="http://127.0.0.1:8080"))

    client.get("http://127.0.0.1:8080/api/v1/orders")
    client.get("http://127.0.0.1:8081/api/v1/orders")
    client.get(f"{BASE_URL}/api/v1/orders")

    assert [is_signed(request) for request in sent.requests] == [True, False, False]


@pytest.mark.parametrize("origin", ["api.backpack.exchange", "", "ftp://api.backpack.exchange", "https://"])
def test_an_origin_that_no_request_can_have_is_refused(credentials: Credentials, origin: str) -> None:
    with pytest.raises(InvalidArgumentError, match="origin"):
        BpxAuth(credentials, origin=origin)


@pytest.mark.parametrize("window", [0, 60001, True, "5000"])
def test_a_window_out_of_range_is_refused_when_the_hook_is_made(credentials: Credentials, window: Any) -> None:
    with pytest.raises(InvalidArgumentError, match="window"):
        BpxAuth(credentials, window=window)


# --- What one request says for itself -------------------------------------------------------------------------------


def test_a_request_can_name_an_instruction_that_the_document_lacks(
    sent: Recorder, auth: BpxAuth, verify: Verify
) -> None:
    sent.client(auth).get("/api/v1/new", params={"a": "1"}, extensions={"bpx": {"instruction": "newQuery"}})

    verify(sent.requests[0], f"instruction=newQuery&a=1&timestamp={NOW}&window=5000")


def test_a_request_can_have_a_window_of_its_own(sent: Recorder, auth: BpxAuth, verify: Verify) -> None:
    sent.client(auth).get("/api/v1/capital", extensions={"bpx": {"window": 60000}})

    [request] = sent.requests
    assert request.headers["X-Window"] == "60000"
    verify(request, f"instruction=balanceQuery&timestamp={NOW}&window=60000")


def test_a_window_of_its_own_is_checked_before_anything_is_sent(sent: Recorder, auth: BpxAuth) -> None:
    with pytest.raises(InvalidArgumentError, match="window: 60001"):
        sent.client(auth).get("/api/v1/capital", extensions={"bpx": {"window": 60001}})

    assert sent.requests == []


def test_signing_leaves_the_callers_own_extensions_as_they_were(sent: Recorder, auth: BpxAuth) -> None:
    extensions = {"bpx": {"window": 10000}}

    sent.client(auth).get("/api/v1/capital", extensions=extensions)

    assert extensions == {"bpx": {"window": 10000}}


# --- Time -----------------------------------------------------------------------------------------------------------


def test_every_attempt_is_signed_afresh(sent: Recorder, credentials: Credentials, verify: Verify) -> None:
    ticks = count(NOW)
    client = sent.client(BpxAuth(credentials, clock=lambda: next(ticks)))
    request = client.build_request("GET", "/api/v1/capital")
    seen: list[tuple[str, str]] = []

    for _ in range(2):
        signed = client.send(request).request
        verify(signed, f"instruction=balanceQuery&timestamp={signed.headers['X-Timestamp']}&window=5000")
        seen.append((signed.headers["X-Timestamp"], signed.headers["X-Signature"]))

    assert [timestamp for timestamp, _ in seen] == [str(NOW), str(NOW + 1)]
    assert seen[0][1] != seen[1][1]
    assert not is_signed(request), "the hook signs a copy"


def test_by_default_the_clock_is_this_machines(
    sent: Recorder, credentials: Credentials, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("time.time_ns", lambda: 1750793021519_999_999)

    sent.client(BpxAuth(credentials)).get("/api/v1/capital")

    assert sent.requests[0].headers["X-Timestamp"] == "1750793021519"


# --- Without keys ---------------------------------------------------------------------------------------------------


def test_a_signed_operation_without_keys_raises_before_anything_is_sent(sent: Recorder) -> None:
    client = sent.client(BpxAuth(None))

    with pytest.raises(MissingCredentialsError, match=r"GET /api/v1/capital \(balanceQuery\) must be signed"):
        client.get("/api/v1/capital")

    assert sent.requests == []


def test_a_typed_signed_operation_without_keys_raises_before_anything_is_sent(sent: Recorder) -> None:
    bpx = connect(http_client=sent.client())

    with pytest.raises(MissingCredentialsError, match="set PUBLIC_KEY and SECRET_KEY"):
        bpx.order.get_open_orders()

    assert sent.requests == []


def test_an_awaited_signed_operation_without_keys_raises_before_anything_is_sent(sent: Recorder) -> None:
    async def ask() -> None:
        async with sent.async_client() as client:
            await aconnect(http_client=client).order.get_open_orders()

    with pytest.raises(MissingCredentialsError, match="set PUBLIC_KEY and SECRET_KEY"):
        asyncio.run(ask())

    assert sent.requests == []


def test_public_operations_need_no_keys(sent: Recorder) -> None:
    assert connect(http_client=sent.client()).markets.get_markets() == []
    assert not is_signed(sent.requests[0])


# --- Sync and async -------------------------------------------------------------------------------------------------


ORDER: dict[str, Any] = {"symbol": "SOL_USDC", "side": "Bid", "order_type": "Limit", "price": "170.50", "quantity": 2}


@pytest.mark.parametrize(
    ("tag", "operation", "arguments"),
    [
        ("markets", "get_klines", {"symbol": "S", "interval": "1m", "start_time": 0, "price_type": "Mark"}),
        ("markets", "get_markets", {"market_type": ["SPOT", "PERP"]}),
        ("markets", "get_depth", {"symbol": "SOL_USDC", "limit": 5}),
        ("assets", "get_assets", {"country": "a b+c/é&"}),
        ("system", "get_time", {}),
        ("account", "get_account", {}),
        ("account", "update_account_settings", {"auto_lend": False, "leverage_limit": "5.0"}),
        ("capital", "get_balances", {}),
        ("capital", "get_deposits", {"from_": 0, "exclude_platform": True, "limit": 0}),
        ("capital", "get_deposit_address", {"blockchain": "Solana"}),
        ("capital", "request_withdrawal", {"address": "é", "blockchain": "Solana", "quantity": 1, "symbol": "SOL"}),
        ("order", "execute_order", {**ORDER, "post_only": True, "client_id": 1, "x_broker_id": 7}),
        ("order", "execute_order_batch", {"orders": [OrderExecutePayload(**ORDER)] * 2}),
        ("order", "cancel_order", {"symbol": "SOL_USDC", "order_id": "1"}),
        ("order", "cancel_open_orders", {"symbol": "SOL_USDC", "order_type": "RestingLimitOrder"}),
        ("order", "get_order_history", {"symbol": "S", "market_type": ["SPOT", "PERP"], "sort_direction": "Asc"}),
    ],
)
def test_sync_and_async_produce_the_same_bytes(
    sent: Recorder, credentials: Credentials, tag: str, operation: str, arguments: dict[str, Any]
) -> None:
    bpx = connect(credentials, clock=lambda: NOW, http_client=sent.client())
    abpx = aconnect(credentials, clock=lambda: NOW, http_client=sent.async_client())
    method: Any = getattr(getattr(bpx, tag), operation)
    amethod: Any = getattr(getattr(abpx, tag), operation)

    prepared = [bpx.prepare(method, **arguments), abpx.prepare(amethod, **arguments)]
    # An empty list isn't a response of most of them; what was sent matters.
    with suppress(BpxError):
        method(**arguments)
    with suppress(BpxError):
        asyncio.run(amethod(**arguments))

    assert len(sent.requests) == 2
    first, *others = [(r.method, str(r.url), r.headers.raw, r.content) for r in (*prepared, *sent.requests)]
    assert all(other == first for other in others)


def test_the_typed_operations_are_signed_as_the_guide_says(credentials: Credentials, verify: Verify) -> None:
    bpx = connect(credentials, clock=lambda: NOW)

    placed = bpx.prepare(bpx.order.execute_order, **ORDER, reduce_only=False, client_id=5)
    listed = bpx.prepare(bpx.capital.get_deposits, exclude_platform=True, from_=0, to=NOW)

    verify(placed, guide("orderExecute", placed))
    verify(listed, guide("depositQueryAll", listed))
    assert "excludePlatform=true" in (signed_string(listed) or "")
