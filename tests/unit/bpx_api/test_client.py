"""The client without a network: prepared requests, options, errors, timeouts, and other people's httpx clients."""

import asyncio
import copy
import json
import pickle
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import Any

import httpx
import pytest

import bpx_client
from bpx_api import AsyncClient, BpxError, Client, errors
from bpx_api.api.markets import get_market, get_ticker
from bpx_api.api.order import execute_order
from bpx_api.errors import (
    ApiError,
    AuthenticationError,
    ClosedClientError,
    InsufficientFundsError,
    InvalidArgumentError,
    InvalidRequestError,
    InvalidResponseError,
    MaintenanceError,
    NoAnswerInTimeError,
    NotFoundError,
    NotSentError,
    OrderRefusedError,
    OutcomeUnknownError,
    PermissionDeniedError,
    RateLimitError,
    RequestExpiredError,
    ServerError,
    TransportError,
)
from bpx_api.models import ApiErrorCode, OrderExecutePayload
from bpx_auth import signed_string
from bpx_client import Credentials, aconnect, connect
from bpx_client.transport import DEFAULT_TIMEOUT, RetryPolicy
from bpx_client.transport.direct import DirectTransport
from bpx_client.transport.direct_async import AsyncDirectTransport

NOW = 1750793021519
ONCE = RetryPolicy(attempts=1)
Handler = Callable[[httpx.Request], httpx.Response]


def answering(answer: httpx.Response | Handler, credentials: Credentials | None = None, **options: Any) -> Client:
    """A client whose every request gets this answer."""

    def always(_: httpx.Request) -> httpx.Response:
        assert isinstance(answer, httpx.Response)
        return answer

    handler = always if isinstance(answer, httpx.Response) else answer
    http_client = httpx.Client(transport=httpx.MockTransport(handler), **options)
    return connect(credentials, http_client=http_client, clock=lambda: NOW, retries=ONCE)


def failing(error: Exception) -> Handler:
    """A transport that fails."""

    def fail(_: httpx.Request) -> httpx.Response:
        raise error

    return fail


def error_of(status: int, body: bytes = b"", headers: dict[str, str] | None = None) -> ApiError:
    """The error that a client raises for an error answer."""
    bpx = answering(httpx.Response(status, content=body, headers=headers))
    with pytest.raises(ApiError) as raised:
        bpx.markets.get_markets()
    return raised.value


def exchange_error(code: str, message: str = "what is wrong") -> bytes:
    return json.dumps({"code": code, "message": message}).encode()


# --- prepare --------------------------------------------------------------------------------------------------------


def test_a_request_can_be_built_and_looked_at_without_being_sent(credentials: Credentials) -> None:
    def unexpected(request: httpx.Request) -> httpx.Response:
        raise AssertionError(f"{request} was sent")

    bpx = answering(unexpected, credentials)

    request = bpx.prepare(
        bpx.order.execute_order, symbol="SOL_USDC", side="Bid", order_type="Limit", price="170.50", quantity=1
    )

    assert (request.method, str(request.url)) == ("POST", "https://api.backpack.exchange/api/v1/order")
    assert request.headers["Content-Type"] == "application/json; charset=utf-8"
    assert request.headers["X-Timestamp"] == str(NOW)
    assert request.content == b'{"symbol":"SOL_USDC","side":"Bid","orderType":"Limit","quantity":"1","price":"170.50"}'
    assert signed_string(request) == (
        "instruction=orderExecute&orderType=Limit&price=170.50&quantity=1&side=Bid&symbol=SOL_USDC"
        "&timestamp=1750793021519&window=5000"
    )


def test_a_prepared_request_can_be_sent_as_it_is(credentials: Credentials) -> None:
    bpx = connect(credentials)
    request = bpx.prepare(bpx.order.get_open_orders)
    headers = dict(request.headers)

    with httpx.Client(transport=httpx.MockTransport(lambda seen: httpx.Response(200, json=dict(seen.headers)))) as own:
        assert own.send(request).json() == headers


def test_an_async_client_prepares_without_being_awaited(credentials: Credentials) -> None:
    bpx = aconnect(credentials, clock=lambda: NOW)

    request = bpx.prepare(bpx.capital.get_balances)

    assert signed_string(request) == "instruction=balanceQuery&timestamp=1750793021519&window=5000"


def test_preparing_checks_the_arguments(credentials: Credentials) -> None:
    bpx = connect(credentials)

    with pytest.raises(InvalidArgumentError, match="limit"):
        bpx.prepare(bpx.order.get_fills, limit=1001)


@pytest.mark.parametrize("operation", [print, lambda: None, Client.close], ids=["builtin", "lambda", "method"])
def test_only_an_operation_can_be_prepared(operation: Callable[..., object]) -> None:
    bpx = connect()

    with pytest.raises(TypeError, match=r"only an operation of this client can be prepared, such as client\.order"):
        bpx.prepare(operation)


def test_every_request_says_who_sends_it_and_what_it_reads() -> None:
    bpx = connect(headers={"X-Own": "1"})

    headers = bpx.prepare(bpx.markets.get_markets).headers

    assert headers["User-Agent"].startswith("bpx-client/")
    assert headers["Accept"] == "application/json, text/plain"
    assert headers["X-Own"] == "1"
    assert "Content-Type" not in headers


# --- with_options ---------------------------------------------------------------------------------------------------


def test_options_hold_for_the_calls_made_through_the_new_client_alone(credentials: Credentials) -> None:
    seen: list[httpx.Request] = []

    def keep(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200, json=[])

    bpx = answering(keep, credentials, timeout=7)
    bpx.order.get_open_orders()

    bpx.with_options(timeout=2.5, window=60000, headers={"X-Own": "1"}).order.get_open_orders()
    bpx.order.get_open_orders()

    before, within, after = seen
    assert within.extensions["timeout"] == dict.fromkeys(("connect", "read", "write", "pool"), 2.5)
    assert (within.headers["X-Window"], within.headers["X-Own"]) == ("60000", "1")
    for other in (before, after):
        assert other.extensions["timeout"] == dict.fromkeys(("connect", "read", "write", "pool"), 7)
        assert other.headers["X-Window"] == "5000"
        assert "X-Own" not in other.headers


def test_options_add_up(credentials: Credentials) -> None:
    bpx = connect(credentials, headers={"X-A": "1", "X-B": "1"})

    both = bpx.with_options(window=60000, headers={"X-B": "2"}).with_options(headers={"X-C": "3"})

    headers = both.prepare(both.order.get_open_orders).headers
    assert [headers[name] for name in ("X-A", "X-B", "X-C", "X-Window")] == ["1", "2", "3", "60000"]


def test_options_work_on_an_async_client(credentials: Credentials) -> None:
    bpx = aconnect(credentials).with_options(window=10000)

    assert bpx.prepare(bpx.order.get_open_orders).headers["X-Window"] == "10000"


@pytest.mark.parametrize("window", [0, 60001, "5000"])
def test_an_optional_window_out_of_range_is_refused(credentials: Credentials, window: Any) -> None:
    with pytest.raises(InvalidArgumentError, match="window"):
        answering(httpx.Response(200, json=[]), credentials).with_options(window=window).order.get_open_orders()


BAD_TIMEOUTS = [
    pytest.param(0, id="zero"),
    pytest.param(-1, id="negative"),
    pytest.param(float("nan"), id="NaN"),
    pytest.param(float("inf"), id="infinite"),
    pytest.param(httpx.Timeout(None), id="no part set"),
    pytest.param(httpx.Timeout(5, read=None), id="one part not set"),
    pytest.param(httpx.Timeout(5, pool=0), id="one part zero"),
]


@pytest.mark.parametrize("timeout", BAD_TIMEOUTS)
def test_an_optional_timeout_that_could_hang_is_refused(timeout: float | httpx.Timeout) -> None:
    with pytest.raises(InvalidArgumentError, match="timeout"):
        answering(httpx.Response(200, json=[])).with_options(timeout=timeout).markets.get_markets()


# --- connect --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("timeout", [*BAD_TIMEOUTS, pytest.param(None, id="None")])
@pytest.mark.parametrize("opened", [connect, aconnect])
def test_a_timeout_that_could_hang_is_refused(opened: Callable[..., object], timeout: Any) -> None:
    with pytest.raises(InvalidArgumentError, match=r"^timeout: .*could hang"):
        opened(timeout=timeout)


@pytest.mark.parametrize("opened", [connect, aconnect])
@pytest.mark.parametrize(
    "base_url",
    [
        "",
        "api.backpack.exchange",
        "ftp://api.backpack.exchange",
        "https://",
        "https://api.backpack.exchange/api",
        "https://api.backpack.exchange?x=1",
        "https://api.backpack.exchange/#x",
        "https://user:password@api.backpack.exchange",
        "https://api.backpack.exchange:port",
        "http://[::1",
        "https://api backpack exchange",
    ],
)
def test_a_base_url_is_a_scheme_and_a_host_and_nothing_else(opened: Callable[..., object], base_url: str) -> None:
    with pytest.raises(InvalidArgumentError, match=r"^base_url: "):
        opened(base_url=base_url)


@pytest.mark.parametrize("opened", [connect, aconnect])
def test_a_refused_base_url_does_not_show_a_password(opened: Callable[..., object]) -> None:
    with pytest.raises(InvalidArgumentError) as refused:
        opened(base_url="https://user:pa55word@api.backpack.exchange")

    assert "pa55word" not in str(refused.value)


@pytest.mark.parametrize("base_url", ["http://127.0.0.1:8080", "http://127.0.0.1:8080/", "http://[::1]:8080"])
def test_a_base_url_may_be_a_local_exchange_and_end_with_a_slash(credentials: Credentials, base_url: str) -> None:
    bpx = connect(credentials, base_url=base_url)

    request = bpx.prepare(bpx.order.get_open_orders)

    assert str(request.url) == f"{base_url.rstrip('/')}/api/v1/orders"
    assert "X-Signature" in request.headers


@pytest.mark.parametrize("opened", [connect, aconnect])
def test_an_http_client_of_the_users_own_that_could_hang_is_refused(opened: Callable[..., object]) -> None:
    own = httpx.Client(timeout=None) if opened is connect else httpx.AsyncClient(timeout=None)  # noqa: S113

    with pytest.raises(InvalidArgumentError, match=r"^http_client.timeout: .*could hang"):
        opened(http_client=own)


@pytest.mark.parametrize("window", [0, -1, 60001, True, "5000"])
def test_connect_refuses_a_window_that_the_exchange_would_refuse(credentials: Credentials, window: Any) -> None:
    with pytest.raises(InvalidArgumentError, match="window"):
        connect(credentials, window=window)


def test_connect_takes_a_window_for_every_call(credentials: Credentials) -> None:
    bpx = connect(credentials, window=10000)

    assert bpx.prepare(bpx.order.get_open_orders).headers["X-Window"] == "10000"


# --- Timeouts and connections ---------------------------------------------------------------------------------------


def test_the_timeouts_are_seconds_not_minutes() -> None:
    assert httpx.Timeout(10.0, connect=5.0) == DEFAULT_TIMEOUT


@pytest.mark.parametrize("proxy", [False, True])
@pytest.mark.parametrize("flavour", ["sync", "async"])
def test_every_request_has_a_timeout_on_either_way(monkeypatch: pytest.MonkeyPatch, proxy: bool, flavour: str) -> None:
    seen: list[dict[str, float]] = []

    def handle(_: object, request: httpx.Request) -> httpx.Response:
        timeout = request.extensions["timeout"]
        seen.append({part: timeout[part] for part in timeout})
        return httpx.Response(200, content=b"[]")

    async def ahandle(_: object, request: httpx.Request) -> httpx.Response:
        return handle(_, request)

    if proxy:
        monkeypatch.setenv("https_proxy", "http://127.0.0.1:9")  # then httpx's client carries the requests
    monkeypatch.setattr(httpx.HTTPTransport, "handle_request", handle)
    monkeypatch.setattr(httpx.AsyncHTTPTransport, "handle_async_request", ahandle)
    monkeypatch.setattr(DirectTransport, "handle_request", handle)
    monkeypatch.setattr(AsyncDirectTransport, "handle_async_request", ahandle)

    if flavour == "sync":
        connect().markets.get_markets()
    else:
        asyncio.run(aconnect().markets.get_markets())

    assert seen == [{"connect": 5.0, "read": 10.0, "write": 10.0, "pool": 10.0}]


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (httpx.ConnectError("no route"), NotSentError),
        (httpx.ConnectTimeout("slow"), NotSentError),
        (httpx.PoolTimeout("slow"), NotSentError),
        (httpx.ReadTimeout("slow"), NoAnswerInTimeError),
        (httpx.WriteTimeout("slow"), NoAnswerInTimeError),
        (httpx.ReadError("lost"), TransportError),
        (httpx.RemoteProtocolError("not HTTP"), TransportError),
        (httpx.DecodingError("bad gzip"), TransportError),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else "",
)
def test_whatever_httpx_raises_on_the_way_becomes_a_transport_error(
    error: httpx.RequestError, kind: type[TransportError]
) -> None:
    with pytest.raises(TransportError) as raised:
        answering(failing(error)).markets.get_markets()

    assert type(raised.value) is kind
    assert raised.value.__cause__ is error
    assert raised.value.operation == "get_markets"
    assert str(raised.value).startswith("get_markets: no ")
    assert "api.backpack.exchange:443 " in str(raised.value)
    assert f"({type(error).__name__}: {error}); " in str(raised.value)


def test_a_mistake_in_somebodys_transport_is_found_by_file_and_line() -> None:
    with pytest.raises(TransportError, match=r"\(RuntimeError: a mistake, in .*test_client\.py:\d+\)"):
        Client(failing(RuntimeError("a mistake"))).markets.get_markets()


def test_a_failure_without_a_text_says_so() -> None:
    with pytest.raises(TransportError) as raised:
        answering(failing(httpx.ReadError(""))).markets.get_markets()

    assert "(ReadError: no details)" in str(raised.value)


# --- Calls that change something ------------------------------------------------------------------------------------


UNCERTAIN: list[tuple[httpx.Response | Handler, type[BpxError]]] = [
    (failing(httpx.ReadTimeout("slow")), NoAnswerInTimeError),
    (failing(httpx.WriteTimeout("slow")), NoAnswerInTimeError),
    (failing(httpx.ReadError("lost")), TransportError),
    (failing(httpx.RemoteProtocolError("cut off")), TransportError),
    (failing(httpx.DecodingError("bad gzip")), TransportError),
    (httpx.Response(500), ServerError),
    (httpx.Response(503, content=exchange_error("MAINTENANCE")), MaintenanceError),
    (httpx.Response(200, text="<html>hello</html>"), InvalidResponseError),
    (httpx.Response(200, json={}), InvalidResponseError),
    (httpx.Response(204), InvalidResponseError),
    (httpx.Response(101, headers={"Upgrade": "x"}), InvalidResponseError),
    (httpx.Response(302, headers={"Location": "/elsewhere"}), ApiError),
    (httpx.Response(304), ApiError),
    (httpx.Response(200, content=b"[" * 1000 + b"]" * 1000), InvalidResponseError),
    (httpx.Response(200, content=b'{"id":' + b"[" * 900 + b"]" * 900 + b"}"), InvalidResponseError),
    (httpx.Response(200, content=b'{"id":"\\ud800"}'), InvalidResponseError),
]
UNEXPECTED: list[Exception] = [
    httpx.StreamConsumed(),
    httpx.HTTPStatusError("a hook of the user's", request=httpx.Request("GET", "/"), response=httpx.Response(200)),
    UnicodeError("label too long"),
    RuntimeError("no running event loop"),
    MemoryError(),
    RecursionError("maximum recursion depth exceeded"),
    EOFError(),
    AssertionError("asyncio's own"),
]
"""Errors that httpx, its transports and a user's hooks may raise beside httpx's own RequestError."""


@pytest.mark.parametrize("error", UNEXPECTED, ids=lambda error: type(error).__name__)
def test_an_order_whose_way_ends_in_any_other_error_has_an_unknown_outcome(error: Exception) -> None:
    with pytest.raises(OutcomeUnknownError, match=r"^execute_order: .*api\.backpack\.exchange:443") as raised:
        Client(failing(error)).order.execute_order(symbol="S", side="Bid", order_type="Market")

    assert raised.value.__cause__ is error


@pytest.mark.parametrize("error", UNEXPECTED, ids=lambda error: type(error).__name__)
def test_a_read_whose_way_ends_in_any_other_error_raises_a_transport_error(error: Exception) -> None:
    with pytest.raises(TransportError, match=r"^get_markets: ") as raised:
        Client(failing(error)).markets.get_markets()

    assert raised.value.__cause__ is error


@pytest.mark.parametrize("changes", [False, True])
def test_any_error_out_of_reading_an_answer_is_documented(
    monkeypatch: pytest.MonkeyPatch, credentials: Credentials, changes: bool
) -> None:
    def read(_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(execute_order, "_read", read)
    monkeypatch.setattr(get_market, "_read", read)
    bpx = answering(httpx.Response(200, json={}), credentials)

    call: Callable[[], object] = partial(bpx.markets.get_market, symbol="S")
    if changes:
        call = partial(bpx.order.execute_order, symbol="S", side="Bid", order_type="Market", quantity=1)

    with pytest.raises(OutcomeUnknownError if changes else InvalidResponseError, match="MemoryError"):
        call()


@pytest.mark.parametrize("status", [400, 429, 503])
def test_half_a_surrogate_pair_in_a_message_can_be_printed(status: int) -> None:
    body = b'{"code": "A\\udc00", "message": "no \\ud800 \\ud83d\\ude00"}'

    raised = error_of(status, body)

    assert raised.message == "no \N{REPLACEMENT CHARACTER} \N{GRINNING FACE}"
    assert str(raised).encode()
    assert repr(raised).encode()
    assert str(raised.code) == "A\N{REPLACEMENT CHARACTER}"


@pytest.mark.parametrize("value", ["a\r\nX-Injected: 1", "a\nb", "a\0", " a", "a\t"])
def test_a_header_that_no_request_can_have_is_refused_without_showing_it(credentials: Credentials, value: str) -> None:
    with pytest.raises(InvalidArgumentError, match=r"^X-Broker-Key: ") as raised:
        answering(httpx.Response(200, json={}), credentials).order.execute_order(
            symbol="S", side="Bid", order_type="Market", x_broker_key=value
        )

    assert raised.value.problem == "has a control character, or a space at an end; no header can"


@pytest.mark.parametrize(("answer", "kind"), UNCERTAIN)
def test_an_order_that_may_have_been_placed_raises_that_its_outcome_is_unknown(
    credentials: Credentials, answer: httpx.Response | Handler, kind: type[BpxError]
) -> None:
    with pytest.raises(
        OutcomeUnknownError, match=r"^execute_order: may have been carried out, or not; find out"
    ) as raised:
        answering(answer, credentials).order.execute_order(symbol="S", side="Bid", order_type="Market", client_id=5)

    assert raised.value.operation == "execute_order"
    assert raised.value.sent == ({"symbol": "S", "side": "Bid", "orderType": "Market", "clientId": 5},)
    assert (raised.value.signed_at, raised.value.expires_at) == (NOW, NOW + 5000)
    causes = [raised.value.__cause__, raised.value.__cause__ and raised.value.__cause__.__cause__]
    assert any(isinstance(cause, kind | httpx.RequestError) for cause in causes)


@pytest.mark.parametrize(("answer", "kind"), UNCERTAIN)
def test_a_call_that_only_reads_raises_what_happened(
    credentials: Credentials, answer: httpx.Response | Handler, kind: type[BpxError]
) -> None:
    with pytest.raises(kind):
        answering(answer, credentials).order.get_open_orders()


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (failing(httpx.ConnectError("refused")), NotSentError),
        (failing(httpx.ConnectTimeout("slow")), NotSentError),
        (failing(httpx.PoolTimeout("slow")), NotSentError),
        (httpx.Response(400, content=exchange_error("INVALID_ORDER")), OrderRefusedError),
        (httpx.Response(403), PermissionDeniedError),
        (httpx.Response(429), RateLimitError),
    ],
)
def test_an_order_that_was_certainly_not_placed_raises_why(
    credentials: Credentials, answer: httpx.Response | Handler, kind: type[BpxError]
) -> None:
    with pytest.raises(kind):
        answering(answer, credentials).order.execute_order(symbol="S", side="Bid", order_type="Market")


def test_an_unknown_outcome_shows_no_two_factor_token(credentials: Credentials) -> None:
    with pytest.raises(OutcomeUnknownError) as raised:
        answering(httpx.Response(500), credentials).capital.request_withdrawal(
            address="A", blockchain="Solana", quantity=1, symbol="SOL", two_factor_token="t0k3n"
        )

    assert "t0k3n" not in repr(vars(raised.value)) + str(raised.value)
    [sent] = raised.value.sent
    assert sent["address"] == "A"


def test_an_unknown_outcome_of_a_batch_carries_all_its_orders(credentials: Credentials) -> None:
    orders = [OrderExecutePayload(symbol=name, side="Bid", order_type="Market") for name in ("A", "B")]

    with pytest.raises(OutcomeUnknownError) as raised:
        answering(httpx.Response(500), credentials).with_options(window=60000).order.execute_order_batch(orders=orders)

    assert raised.value.sent == tuple(order.to_dict() for order in orders)
    assert raised.value.expires_at == NOW + 60000


# --- Somebody else's httpx client -----------------------------------------------------------------------------------


def test_the_users_own_http_client_stays_open_and_runs_its_event_hooks(credentials: Credentials) -> None:
    seen: list[str] = []

    def before(request: httpx.Request) -> None:
        seen.append(f"{request.url.path}, signed: {'X-Signature' in request.headers}")

    def after(response: httpx.Response) -> None:
        seen.append(str(response.status_code))

    own = httpx.Client(
        transport=httpx.MockTransport(lambda _: httpx.Response(200, json=[])),
        event_hooks={"request": [before], "response": [after]},
    )

    with connect(credentials, http_client=own) as bpx:
        bpx.order.get_open_orders()

    assert seen == ["/api/v1/orders, signed: True", "200"]
    assert not own.is_closed


def test_the_users_own_async_http_client_stays_open() -> None:
    async def use() -> bool:
        transport = httpx.MockTransport(lambda _: httpx.Response(200, json=[]))
        async with httpx.AsyncClient(transport=transport) as own:
            async with aconnect(http_client=own) as bpx:
                await bpx.markets.get_markets()
            return own.is_closed

    assert asyncio.run(use()) is False


def test_our_own_pool_is_closed_with_the_client() -> None:
    with connect() as bpx:
        pass

    with pytest.raises(ClosedClientError, match="closed"):
        bpx.markets.get_markets()


def test_a_signature_never_follows_a_redirect_even_where_the_users_http_client_does(credentials: Credentials) -> None:
    seen: list[httpx.Request] = []

    def redirect(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(302, headers={"Location": "https://example.com/elsewhere"})

    with pytest.raises(BpxError):
        answering(redirect, credentials, follow_redirects=True).order.get_open_orders()

    assert [request.url.host for request in seen if "X-Signature" in request.headers] == ["api.backpack.exchange"]


# --- Errors ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "body", "kind"),
    [
        (400, exchange_error("INVALID_CLIENT_REQUEST"), InvalidRequestError),
        (400, exchange_error("SOMETHING_NEW"), InvalidRequestError),
        (400, exchange_error("INVALID_ORDER"), OrderRefusedError),
        (400, exchange_error("INVALID_PRICE"), OrderRefusedError),
        (400, exchange_error("INVALID_QUANTITY"), OrderRefusedError),
        (400, exchange_error("INSUFFICIENT_FUNDS"), InsufficientFundsError),
        (400, exchange_error("INSUFFICIENT_MARGIN"), InsufficientFundsError),
        (401, b"", AuthenticationError),
        (400, exchange_error("INVALID_SIGNATURE"), AuthenticationError),
        (400, exchange_error("INVALID_CLIENT_REQUEST", "Invalid signature"), AuthenticationError),
        (400, exchange_error("INVALID_CLIENT_REQUEST", "Invalid X-Signature header"), AuthenticationError),
        (400, exchange_error("INVALID_CLIENT_REQUEST", "Request has expired"), RequestExpiredError),
        (
            400,
            exchange_error("INVALID_CLIENT_REQUEST", "Invalid timestamp: must be within 10 minutes of current time"),
            RequestExpiredError,
        ),
        (403, b"<html>blocked</html>", PermissionDeniedError),
        (403, exchange_error("FORBIDDEN"), PermissionDeniedError),
        (404, exchange_error("RESOURCE_NOT_FOUND"), NotFoundError),
        (404, b"", NotFoundError),
        (429, exchange_error("TOO_MANY_REQUESTS"), RateLimitError),
        (429, b"", RateLimitError),
        (500, exchange_error("SERVER_ERROR"), ServerError),
        (502, b"<html>bad gateway</html>", ServerError),
        (503, exchange_error("MAINTENANCE"), MaintenanceError),
        (500, exchange_error("INVALID_ORDER"), ServerError),
        (520, b"", ServerError),
        (302, b"", ApiError),
        (418, exchange_error("TEAPOT"), ApiError),
    ],
)
def test_an_error_answer_raises_the_class_that_fits(status: int, body: bytes, kind: type[ApiError]) -> None:
    raised = error_of(status, body)

    assert type(raised) is kind
    assert (raised.operation, raised.status, raised.body) == ("get_markets", status, body)


def test_an_error_carries_what_the_exchange_said() -> None:
    raised = error_of(400, exchange_error("INVALID_ORDER", "Quantity decimal too long"))

    assert raised.code is ApiErrorCode.INVALID_ORDER
    assert raised.message == "Quantity decimal too long"
    assert str(raised) == "get_markets: 400 INVALID_ORDER: Quantity decimal too long"


def test_a_code_that_the_client_does_not_know_is_kept() -> None:
    raised = error_of(400, exchange_error("SOMETHING_NEW"))

    assert raised.code == "SOMETHING_NEW"
    assert raised.code is not None
    assert not raised.code.is_known


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"", "(empty body)"),
        (b" \n ", "(empty body)"),
        (b"<html>\n  <h1>Bad gateway</h1>\n</html>", "<html> <h1>Bad gateway</h1> </html>"),
        (b"Invalid market symbol", "Invalid market symbol"),
        (b"null", "null"),
        (b"5", "5"),
        (b'"text"', '"text"'),
        (b"[]", "[]"),
        (b"{}", "{}"),
        (b'[["code", "INVALID_ORDER"], ["message", "x"]]', '[["code", "INVALID_ORDER"], ["message", "x"]]'),
        (b'["ab", "cd"]', '["ab", "cd"]'),
        (b'{"code": 5, "message": null}', '{"code": 5, "message": null}'),
        (b"[" * 100_000, "[" * 200 + "…"),
        (b'{"a":' * 100_000, ('{"a":' * 40) + "…"),
        (b"x" * 1000, "x" * 200 + "…"),
        (b"\xff\xfe\x00", "\N{REPLACEMENT CHARACTER}" * 2 + "\x00"),
    ],
    ids=lambda value: repr(value)[:30],
)
@pytest.mark.parametrize("status", [400, 503])
def test_a_body_that_is_not_the_exchanges_raises_the_same_family_with_a_short_excerpt(
    status: int, body: bytes, message: str
) -> None:
    raised = error_of(status, body)

    assert type(raised) is (InvalidRequestError if status == 400 else ServerError)
    assert raised.code is None
    assert raised.message == message
    assert raised.body == body


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("3", 3.0),
        ("0", 0.0),
        ("1.5", 1.5),
        ("-1", None),
        ("nan", None),
        ("inf", None),
        ("soon", None),
        ("Wed, 21 Oct 2026 07:28:00 GMT", None),
    ],
)
def test_retry_after_says_how_long_to_wait(header: str, seconds: float | None) -> None:
    assert error_of(429, headers={"Retry-After": header}).retry_after == seconds


def test_retry_after_may_be_a_date_by_the_servers_clock() -> None:
    headers = {"Retry-After": "Wed, 21 Oct 2026 07:28:05 GMT", "Date": "Wed, 21 Oct 2026 07:28:00 GMT"}

    assert error_of(429, headers=headers).retry_after == 5.0


def test_without_retry_after_there_is_no_time_to_wait() -> None:
    assert error_of(429).retry_after is None


def test_the_message_says_how_long_to_wait() -> None:
    raised = error_of(429, exchange_error("TOO_MANY_REQUESTS", "slow down"), headers={"Retry-After": "3"})

    assert str(raised) == "get_markets: 429 TOO_MANY_REQUESTS: slow down; retry after 3 s"
    assert raised.message == "slow down"


def test_every_error_is_of_one_family_with_a_docstring() -> None:
    classes = [value for value in vars(errors).values() if isinstance(value, type) and issubclass(value, Exception)]

    assert len(classes) > 10
    assert all(issubclass(kind, BpxError) and kind.__doc__ for kind in classes)
    assert all(kind.__name__ in (errors.__doc__ or "") for kind in classes), "the tree at the top of errors.py is whole"


def test_every_error_is_exported_and_is_the_same_in_the_package_that_people_import() -> None:
    classes = {name: value for name, value in vars(errors).items() if isinstance(value, type)}
    public = {name for name, kind in classes.items() if kind.__module__ == errors.__name__ and name[0] != "_"}

    assert set(errors.__all__) == public
    assert all(getattr(bpx_client.errors, name) is getattr(errors, name) for name in bpx_client.errors.__all__)
    assert bpx_client.errors.__all__ == errors.__all__


def pickled(error: BpxError) -> Any:
    return pickle.loads(pickle.dumps(error))


def kept(error: BpxError) -> dict[str, object]:
    stated = {name: value for name, value in vars(error).items() if not name.startswith("_")}
    return {"type": type(error), "text": str(error), "args": error.args, **stated}


@pytest.mark.parametrize(
    "error",
    [
        BpxError("anything"),
        InvalidArgumentError("price", "0.1 is a float"),
        errors.CredentialsError("the public key is not base64"),
        errors.MissingCredentialsError("neither key is set"),
        TransportError("get_markets", "ConnectError: refused"),
        NoAnswerInTimeError("get_markets", "ReadTimeout: slow"),
        NotSentError("execute_order", "ConnectError: refused"),
        OutcomeUnknownError("execute_order", "ReadTimeout: slow", [{"symbol": "S"}], NOW, NOW + 5000),
        InvalidResponseError("OrderFill: the required field 'orderId' is missing"),
        InvalidResponseError("the body isn't JSON", operation="get_fills", status=200, body=b"<html>"),
        InvalidResponseError("half a pair: \ud800"),
        ApiError("get_markets", 418, ApiErrorCode("TEAPOT"), "short and stout", body=b"{}"),
        OrderRefusedError("execute_order", 400, ApiErrorCode.INVALID_ORDER, "too long"),
        RateLimitError("get_markets", 429, None, "(empty body)", retry_after=1.5, body=b""),
    ],
    ids=lambda error: type(error).__name__,
)
@pytest.mark.parametrize("copied", [pickled, copy.copy, copy.deepcopy])
def test_an_error_travels_between_processes_unchanged(error: BpxError, copied: Callable[[BpxError], BpxError]) -> None:
    assert kept(copied(error)) == kept(error)


@pytest.mark.parametrize("copied", [pickled, copy.copy, copy.deepcopy])
def test_a_note_and_an_attribute_of_the_users_travel_along(copied: Callable[[BpxError], BpxError]) -> None:
    error = OutcomeUnknownError("execute_order", "ReadTimeout: slow")
    error.add_note("find it by its client id")
    error.mine = 5  # type: ignore[attr-defined]

    assert kept(copied(error)) == kept(error)


# --- Answers that are not errors ------------------------------------------------------------------------------------


def test_no_content_reads_as_none(credentials: Credentials) -> None:
    assert answering(httpx.Response(204)).markets.get_ticker(symbol="SOL_USDC") is None


def test_accepted_and_not_carried_out_yet_reads_as_none(credentials: Credentials) -> None:
    bpx = answering(httpx.Response(202), credentials)

    assert bpx.order.cancel_order(symbol="SOL_USDC", order_id="1") is None
    assert bpx.order.cancel_open_orders(symbol="SOL_USDC") is None


def test_an_operation_without_a_result_reads_as_none_whatever_the_body(credentials: Credentials) -> None:
    for body in (b"", b"null", b"anything"):
        bpx = answering(httpx.Response(200, content=body), credentials)

        assert bpx.account.update_account_settings(auto_lend=True) is None  # type: ignore[func-returns-value]


def test_a_success_that_the_document_does_not_have_is_an_invalid_response() -> None:
    with pytest.raises(InvalidResponseError, match="get_markets: status 204"):
        answering(httpx.Response(204)).markets.get_markets()


@pytest.mark.parametrize(
    "body", [b"", b"<html>hello</html>", b"{}", b"null", b"5", b'"text"', b"[5]", b"[null]", b"[" * 100_000, b"\xff"]
)
def test_a_success_with_a_body_that_is_no_list_of_markets_is_an_invalid_response(body: bytes) -> None:
    with pytest.raises(InvalidResponseError, match=r"^get_markets: ") as raised:
        answering(httpx.Response(200, content=body)).markets.get_markets()

    assert len(str(raised.value)) < 400


def test_an_answer_in_plain_text_is_read(credentials: Credentials) -> None:
    assert answering(httpx.Response(200, text="pong")).system.ping() == "pong"
    assert answering(httpx.Response(200, text="1753131712992\n")).system.get_time() == datetime(
        2025, 7, 21, 21, 1, 52, 992000, tzinfo=UTC
    )


def test_a_plain_text_answer_that_is_no_number_is_an_invalid_response() -> None:
    with pytest.raises(InvalidResponseError, match=r"get_time: .*<html>"):
        answering(httpx.Response(200, text="<html>hello</html>")).system.get_time()


def test_a_compressed_answer_that_is_damaged_raises_in_the_family() -> None:
    def damaged(_: httpx.Request) -> httpx.Response:
        return httpx.Response(200, headers={"Content-Encoding": "gzip"}, stream=httpx.ByteStream(b"not gzip"))

    with pytest.raises(BpxError, match="get_markets"):
        answering(damaged).markets.get_markets()


# --- Underneath -----------------------------------------------------------------------------------------------------


def test_the_functions_underneath_give_the_status_headers_and_body_too() -> None:
    bpx = answering(httpx.Response(204, headers={"X-Trace": "7"}))

    answer = get_ticker.sync_detailed(client=bpx, symbol="SOL_USDC")

    assert (answer.status, answer.headers["x-trace"], answer.content, answer.parsed) == (204, "7", b"", None)


def test_the_generated_client_works_with_any_send() -> None:
    bpx = Client(lambda request: httpx.Response(404, request=request))

    with pytest.raises(NotFoundError):
        get_market.sync(client=bpx, symbol="SOL_USDC")


def test_the_generated_async_client_works_with_any_send() -> None:
    async def send(request: httpx.Request) -> httpx.Response:
        return httpx.Response(204, request=request)

    assert asyncio.run(get_ticker.asyncio(client=AsyncClient(send), symbol="SOL_USDC")) is None


def test_operations_take_keywords_alone() -> None:
    with pytest.raises(TypeError, match="positional"):
        connect().markets.get_market("SOL_USDC")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
