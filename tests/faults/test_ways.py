"""One fault at a time, over a real socket: what is repeated, what is found out, what the exchange's books say."""

import asyncio
import socket
import ssl
import threading
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from bpx_api.errors import (
    ApiError,
    InvalidArgumentError,
    MissingCredentialsError,
    NoAnswerInTimeError,
    NotFoundError,
    NotSentError,
    OutcomeUnknownError,
    RateLimitError,
    RequestExpiredError,
)
from bpx_api.models import OrderExecutePayload
from bpx_auth import BpxAuth
from bpx_client import Credentials, aconnect, connect
from bpx_client.trading import NotPlaced, Placed, StillUnknown, find_order, find_orders
from bpx_client.transport import RetryPolicy
from bpx_sandbox import Fault
from bpx_sandbox.server import RunningSandbox

ORDER: dict[str, Any] = {
    "symbol": "SOL_USDC", "side": "Bid", "order_type": "Limit", "price": "150.00", "quantity": "0.01", "client_id": 7,
}  # fmt: skip
QUICK = RetryPolicy(first_wait=0.01, longest_wait=0.05)

LOST = [
    pytest.param(Fault(operation="execute_order", drop=True, moment="after"), id="connection dropped"),
    pytest.param(Fault(operation="execute_order", status=500, moment="after"), id="500"),
    pytest.param(Fault(operation="execute_order", status=502, body="html", moment="after"), id="502"),
    pytest.param(Fault(operation="execute_order", status=524, body="empty", moment="after"), id="524"),
    pytest.param(Fault(operation="execute_order", truncate="connection"), id="cut off"),
    pytest.param(Fault(operation="execute_order", truncate="content"), id="unreadable"),
    pytest.param(Fault(operation="execute_order", latency=0.6, moment="after"), id="late"),
]
NEVER = [
    pytest.param(Fault(operation="execute_order", drop=True), id="connection dropped"),
    pytest.param(Fault(operation="execute_order", status=503), id="503"),
]


def placed(exchange: RunningSandbox) -> list[str]:
    """The orders in the exchange's books."""
    return list(exchange.sandbox.account.orders)


@contextmanager
def opened(exchange: RunningSandbox, keys: Credentials, **options: Any) -> Generator[Any]:
    given: dict[str, Any] = {"base_url": exchange.base_url, "retries": QUICK, "timeout": 0.3, "window": 300, **options}
    with connect(keys, **given) as bpx:
        yield bpx


# --- Outcomes -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("fault", LOST)
@pytest.mark.parametrize("kind", ["resting", "filled"])
def test_an_order_whose_answer_is_lost_is_found(
    exchange: RunningSandbox, keys: Credentials, fault: Fault, kind: str
) -> None:
    exchange.faults.add(fault)
    terms = ORDER if kind == "resting" else {**ORDER, "price": "200.00"}

    with opened(exchange, keys) as bpx:
        with pytest.raises(OutcomeUnknownError) as unknown:
            bpx.order.execute_order(**terms)
        finding = find_order(bpx, unknown.value)

    assert isinstance(finding, Placed)
    assert [finding.order.id] == placed(exchange)


@pytest.mark.parametrize("fault", NEVER)
def test_an_order_that_never_took_effect_is_reported_as_not_placed_once_it_cant_be_any_more(
    exchange: RunningSandbox, keys: Credentials, fault: Fault
) -> None:
    exchange.faults.add(fault)

    with opened(exchange, keys) as bpx:
        with pytest.raises(OutcomeUnknownError) as unknown:
            bpx.order.execute_order(**ORDER)
        at_once = find_order(bpx, unknown.value, wait=False)
        finding = find_order(bpx, unknown.value)

    assert isinstance(at_once, StillUnknown)
    assert "can be carried out for another" in at_once.reason
    assert finding == NotPlaced()
    assert placed(exchange) == []
    assert (unknown.value.expires_at or 0) < time.time() * 1000, "it waited"


def test_an_order_that_takes_effect_after_the_client_gave_up_is_found(
    exchange: RunningSandbox, keys: Credentials
) -> None:
    exchange.faults.add(Fault(operation="execute_order", latency=0.7))

    with opened(exchange, keys, window=1000) as bpx:
        with pytest.raises(OutcomeUnknownError) as unknown:
            bpx.order.execute_order(**ORDER)
        assert placed(exchange) == [], "not yet"
        finding = find_order(bpx, unknown.value)

    assert isinstance(finding, Placed)
    assert [finding.order.id] == placed(exchange)


def test_where_the_exchange_cant_be_asked_the_outcome_stays_unknown(
    exchange: RunningSandbox, keys: Credentials
) -> None:
    exchange.faults.add(Fault(operation="execute_order", status=500, moment="after"))
    exchange.faults.add(Fault(operation="get_order_history", status=503), Fault(operation="get_order", status=503))

    with opened(exchange, keys) as bpx:
        with pytest.raises(OutcomeUnknownError) as unknown:
            bpx.order.execute_order(**ORDER)
        finding = find_order(bpx, unknown.value)
        exchange.faults.clear()
        again = find_order(bpx, unknown.value)

    assert isinstance(finding, StillUnknown)
    assert "ask again" in finding.reason
    assert isinstance(again, Placed)


def test_an_older_order_with_the_same_client_id_is_not_mistaken_for_it(
    exchange: RunningSandbox, keys: Credentials
) -> None:
    with opened(exchange, keys) as bpx:
        first = bpx.order.execute_order(**{**ORDER, "time_in_force": "IOC"})
        exchange.sandbox.exchange.clock_offset += 10_000
        bpx.synchronize_clock()
        exchange.faults.add(Fault(operation="execute_order", drop=True))
        with pytest.raises(OutcomeUnknownError) as unknown:
            bpx.order.execute_order(**ORDER)
        finding = find_order(bpx, unknown.value)

    assert finding == NotPlaced()
    assert placed(exchange) == [first.id]


def test_a_clock_far_ahead_of_the_exchanges_leaves_the_outcome_unknown_instead_of_waiting_for_ages(
    exchange: RunningSandbox, keys: Credentials
) -> None:
    ahead = int(time.time() * 1000) + 3_600_000
    error = OutcomeUnknownError("execute_order", "lost", [{"symbol": "SOL_USDC", "clientId": 7}], ahead, ahead + 5000)

    with opened(exchange, keys) as bpx:
        finding = find_order(bpx, error)

    assert isinstance(finding, StillUnknown)
    assert "ahead of the exchange's clock" in finding.reason


def test_each_order_of_a_lost_batch_is_found_or_not(exchange: RunningSandbox, keys: Credentials) -> None:
    exchange.faults.add(Fault(operation="execute_order_batch", drop=True, moment="after"))
    prices = ("150.00", "150.001", "200.00")  # rests, is refused, fills
    terms: list[dict[str, Any]] = [{**ORDER, "price": price, "client_id": 7 + at} for at, price in enumerate(prices)]
    orders = [OrderExecutePayload(**each) for each in terms]

    with opened(exchange, keys) as bpx:
        with pytest.raises(OutcomeUnknownError) as unknown:
            bpx.order.execute_order_batch(orders=orders)
        findings = find_orders(bpx, unknown.value)

    assert [type(finding) for finding in findings] == [Placed, NotPlaced, Placed]
    assert [finding.order.id for finding in findings if isinstance(finding, Placed)] == placed(exchange)


@pytest.mark.parametrize(
    ("sent", "reason"),
    [
        ([{"symbol": "SOL_USDC"}], "without a client id"),
        ([{"symbol": "SOL_USDC", "clientId": 1}] * 2, "two orders with one client id"),
        ([{"symbol": "SOL_USDC", "clientId": 1}, {"symbol": "SOL_USDC", "clientId": 2}], "for a batch use find_orders"),
    ],
)
def test_what_cant_be_found_out_is_refused(
    exchange: RunningSandbox, keys: Credentials, sent: list[dict[str, object]], reason: str
) -> None:
    error = OutcomeUnknownError("execute_order_batch", "lost", sent, 1, 2)

    with opened(exchange, keys) as bpx, pytest.raises(InvalidArgumentError, match=reason):
        find_order(bpx, error)


def test_a_search_without_keys_raises_instead_of_asking_again_and_again(exchange: RunningSandbox) -> None:
    error = OutcomeUnknownError("execute_order", "lost", [{"symbol": "SOL_USDC", "clientId": 7}], 1, 2)

    with connect(base_url=exchange.base_url) as bpx, pytest.raises(MissingCredentialsError):
        find_order(bpx, error)


# --- Certainly not sent ---------------------------------------------------------------------------------------------


def test_an_order_is_sent_again_after_a_refused_connection_and_placed_once(
    exchange: RunningSandbox, keys: Credentials
) -> None:
    """Nobody listens at first; the third attempt finds somebody who hands on to the exchange."""
    host, port = exchange.base_url.removeprefix("http://").split(":")
    signed = 0
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))

        def clock() -> int:
            nonlocal signed
            signed += 1
            if signed == 3:
                door.listen()
                threading.Thread(target=hand_on, args=(door, host, int(port)), daemon=True).start()
            return time.time_ns() // 1_000_000

        with connect(keys, base_url=f"http://127.0.0.1:{door.getsockname()[1]}", retries=QUICK, clock=clock) as bpx:
            order = bpx.order.execute_order(**ORDER)

    assert signed == 3
    assert placed(exchange) == [order.id]


def hand_on(door: socket.socket, host: str, port: int) -> None:
    """Pass one request on to the exchange, and back whatever it says until it hangs up."""
    with door.accept()[0] as caller, socket.create_connection((host, port)) as exchange:
        exchange.sendall(caller.recv(65536))
        while piece := exchange.recv(65536):
            caller.sendall(piece)


def test_an_order_is_sent_again_after_429_and_placed_once(exchange: RunningSandbox, keys: Credentials) -> None:
    exchange.faults.add(Fault(operation="execute_order", status=429, retry_after="0", times=2))

    with opened(exchange, keys) as bpx:
        order = bpx.order.execute_order(**ORDER)

    assert placed(exchange) == [order.id]
    assert exchange.faults.active[0].injected == 2


def test_retry_after_is_waited_for(exchange: RunningSandbox, keys: Credentials) -> None:
    exchange.faults.add(Fault(operation="get_balances", status=503, retry_after="1", times=1))
    began = time.monotonic()

    with opened(exchange, keys) as bpx:
        bpx.capital.get_balances()

    assert 1 <= time.monotonic() - began < 3


def test_a_deadline_bounds_the_whole_call(exchange: RunningSandbox, keys: Credentials) -> None:
    exchange.faults.add(Fault(operation="get_balances", latency=5))
    began = time.monotonic()

    options: dict[str, Any] = {"timeout": 3, "retries": RetryPolicy(attempts=9, deadline=0.5)}
    with opened(exchange, keys, **options) as bpx, pytest.raises(NoAnswerInTimeError):
        bpx.capital.get_balances()

    assert time.monotonic() - began < 1.5, "not three seconds, which one attempt may take"


# --- TLS ------------------------------------------------------------------------------------------------------------


@contextmanager
def impostor(folder: Path, host: str = "127.0.0.1", days: int = 1) -> Generator[tuple[str, list[bytes]]]:
    """Somebody at the exchange's address with a certificate of his own making; gives what he got to read.

    Args:
        folder: The folder for the certificate, `impostor.pem`.
        host: The address that it is for.
        days: The number of days from now for which it is valid.
    """
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "api.backpack.exchange")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), 1, now - timedelta(9), now + timedelta(days))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address(host))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    file = folder / "impostor.pem"
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    file.write_bytes(private + certificate.public_bytes(Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    read: list[bytes] = []
    callers: list[object] = []

    def serve() -> None:
        while True:
            try:
                caller, address = door.accept()
            except OSError:
                return
            callers.append(address)
            try:
                with context.wrap_socket(caller, server_side=True) as secure:
                    read.append(secure.recv(65536))
            except OSError:
                caller.close()

    with socket.create_server(("127.0.0.1", 0)) as door:
        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield f"https://127.0.0.1:{door.getsockname()[1]}", read
        door.shutdown(socket.SHUT_RDWR)
    thread.join()
    assert len(callers) == 1, "another attempt would meet the same certificate"


def order_over_tls(keys: Credentials, url: str, flavour: str, http_client: bool = False) -> None:
    async def order() -> None:
        own = httpx.AsyncClient() if http_client else None
        async with aconnect(keys, base_url=url, retries=QUICK, http_client=own) as bpx:
            await bpx.order.execute_order(**ORDER)

    if flavour == "async":
        asyncio.run(order())
        return
    own = httpx.Client() if http_client else None
    with connect(keys, base_url=url, retries=QUICK, http_client=own) as bpx:
        bpx.order.execute_order(**ORDER)


@pytest.mark.parametrize("flavour", ["sync", "async"])
@pytest.mark.parametrize("variable", ["", "PYTHONHTTPSVERIFY", "SSL_NO_VERIFY", "CURL_INSECURE", "REQUESTS_CA_BUNDLE"])
def test_an_exchange_that_cant_prove_who_it_is_gets_nothing_to_read(
    keys: Credentials, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, flavour: str, variable: str
) -> None:
    if variable:
        monkeypatch.setenv(variable, "0")

    with impostor(tmp_path) as (url, read), pytest.raises(NotSentError, match="CERTIFICATE_VERIFY_FAILED"):
        order_over_tls(keys, url, flavour)

    assert not any(read)


@pytest.mark.parametrize("flavour", ["sync", "async"])
@pytest.mark.parametrize("http_client", [False, True], ids=["", "http_client"])
@pytest.mark.parametrize(
    ("certificate", "trusted", "advice"),
    [
        ({}, False, "of no authority that is trusted.* SSL_CERT_FILE"),
        ({"days": -1}, True, "check this machine's clock"),
        ({"host": "127.0.0.2"}, True, "the certificate is for another host"),
    ],
    ids=["not trusted", "expired", "of another host"],
)
def test_a_certificate_that_isnt_accepted_is_told_with_what_to_do(
    keys: Credentials,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    flavour: str,
    http_client: bool,
    certificate: dict[str, Any],
    trusted: bool,
    advice: str,
) -> None:
    if trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "impostor.pem"))

    with impostor(tmp_path, **certificate) as (url, read), pytest.raises(NotSentError, match=advice):
        order_over_tls(keys, url, flavour, http_client)

    assert not any(read)


@pytest.mark.parametrize("flavour", ["sync", "async"])
@pytest.mark.parametrize("http_client", [False, True], ids=["", "http_client"])
def test_a_certificate_is_trusted_that_the_environment_names(
    keys: Credentials, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, flavour: str, http_client: bool
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "impostor.pem"))

    with impostor(tmp_path) as (url, read), pytest.raises(OutcomeUnknownError):
        order_over_tls(keys, url, flavour, http_client)

    assert read[0].startswith(b"POST /api/v1/order ")


EXPOSED = [
    "http://api.backpack.exchange",
    "http://8.8.8.8",
    "http://example.com:8080",
    *(f"http://{host}" for host in ("134744072", "0x08080808", "01002004010", "0x8.8.2056", "8.8.8.8.", "134744072.")),
    *(f"http://[{host}]" for host in ("2001:4860:4860::8888", "::ffff:8.8.8.8", "::ffff:808:808", "2002:808:808::")),
]
LOCAL = [
    "http://localhost:1",
    "http://127.0.0.1:1",
    "http://[::1]:1",
    "http://sandbox:8080",
    *(
        f"http://{host}:1"
        for host in ("2130706433", "0x7f.1", "127.0.0.1.", "localhost.", "10.1", "[::ffff:127.0.0.1]")
    ),
]


@pytest.mark.parametrize("opened", [connect, aconnect])
@pytest.mark.parametrize("url", EXPOSED)
def test_signed_requests_dont_cross_a_network_unencrypted(opened: Callable[..., object], url: str) -> None:
    with pytest.raises(InvalidArgumentError, match=r"^base_url: .* unencrypted; use https"):
        opened(base_url=url)
    with pytest.raises(InvalidArgumentError, match=r"^origin: .* unencrypted; use https"):
        BpxAuth(None, origin=url)


@pytest.mark.parametrize("url", LOCAL)
def test_a_local_exchange_needs_no_encryption(url: str) -> None:
    connect(base_url=url).close()


# --- Redirects ------------------------------------------------------------------------------------------------------

SIGNING = ("x-api-key", "x-signature", "x-timestamp", "x-window")


@contextmanager
def elsewhere(status: int) -> Generator[tuple[str, str, list[tuple[int, bytes]]]]:
    """Two servers: the first redirects to the second. Gives both addresses, and what each of them got to read."""
    read: list[tuple[int, bytes]] = []

    def serve(place: int, door: socket.socket, answer: bytes) -> None:
        while True:
            try:
                caller, _ = door.accept()
            except OSError:
                return
            with caller:
                data = caller.recv(65536)
                read.append((place, data))
                caller.sendall(answer)

    with socket.create_server(("127.0.0.1", 0)) as first, socket.create_server(("127.0.0.1", 0)) as second:
        urls = [f"http://127.0.0.1:{door.getsockname()[1]}" for door in (first, second)]
        away = f"HTTP/1.1 {status} Away\r\nLocation: {urls[1]}/api/v1/orders\r\nContent-Length: 0\r\n\r\n".encode()
        here = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n[]"
        threads = [
            threading.Thread(target=serve, args=(0, first, away), daemon=True),
            threading.Thread(target=serve, args=(1, second, here), daemon=True),
        ]
        for thread in threads:
            thread.start()
        yield urls[0], urls[1], read
        for door in (first, second):
            door.shutdown(socket.SHUT_RDWR)
    for thread in threads:
        thread.join()


def signs_in(data: bytes) -> list[str]:
    return [name for name in SIGNING if name.encode() in data.lower()]


@pytest.mark.parametrize("flavour", ["sync", "async"])
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("method", ["GET", "DELETE"])
def test_on_an_httpx_client_that_follows_redirects_the_signature_stays_at_home(
    keys: Credentials, flavour: str, status: int, method: str
) -> None:
    body = {"symbol": "SOL_USDC"} if method == "DELETE" else None

    async def send(url: str, auth: BpxAuth) -> httpx.Response:
        async with httpx.AsyncClient(auth=auth, follow_redirects=True) as http:
            return await http.request(method, f"{url}/api/v1/orders", json=body)

    with elsewhere(status) as (home, _, read):
        auth = BpxAuth(keys, origin=home)
        try:
            if flavour == "async":
                response = asyncio.run(send(home, auth))
            else:
                with httpx.Client(auth=auth, follow_redirects=True) as http:
                    response = http.request(method, f"{home}/api/v1/orders", json=body)
        except httpx.StreamConsumed:
            # 307 and 308 would send the body on, and 301 and 302 that of a DELETE.
            assert method == "DELETE"
        else:
            assert "X-Signature" in response.history[0].request.headers, "it can be looked at afterwards"

    assert signs_in(read[0][1]) == list(SIGNING), "the request was signed"
    for place, data in read[1:]:
        assert place == 1
        assert signs_in(data) == []
        assert b"symbol" not in data


def test_a_client_of_ours_does_not_follow_a_redirect(keys: Credentials) -> None:
    with elsewhere(307) as (home, _, read), connect(keys, base_url=home) as bpx, pytest.raises(ApiError, match="307"):
        bpx.order.get_open_orders()

    assert [place for place, _ in read] == [0]


def test_an_httpx_client_of_the_users_that_follows_redirects_does_not_when_we_use_it(keys: Credentials) -> None:
    with elsewhere(307) as (home, _, read), httpx.Client(follow_redirects=True) as http:
        bpx = connect(keys, base_url=home, http_client=http)
        with pytest.raises(ApiError, match="307"):
            bpx.order.get_open_orders()

    assert [place for place, _ in read] == [0]


# --- Clocks ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("offset", [-90_000, 90_000])
def test_the_offset_to_the_exchanges_clock_is_measured_on_demand(
    exchange: RunningSandbox, keys: Credentials, offset: int
) -> None:
    exchange.sandbox.exchange.clock_offset = offset

    with opened(exchange, keys) as bpx:
        assert bpx.clock_offset == 0
        measured = bpx.synchronize_clock()
        assert bpx.clock_offset == measured
        assert bpx.order.execute_order(**ORDER).id in placed(exchange)

    assert abs(measured - offset) < 200, "off by half the round trip at most"


@pytest.mark.parametrize("flavour", ["sync", "async"])
@pytest.mark.parametrize("offset", [-90_000, 90_000])
def test_an_order_refused_as_expired_is_placed_once_by_the_exchanges_clock(
    exchange: RunningSandbox, keys: Credentials, offset: int, flavour: str
) -> None:
    exchange.sandbox.exchange.clock_offset = offset

    async def order() -> str:
        async with aconnect(keys, base_url=exchange.base_url) as bpx:
            return (await bpx.order.execute_order(**ORDER)).id

    if flavour == "async":
        placed_id = asyncio.run(order())
    else:
        with connect(keys, base_url=exchange.base_url) as bpx:
            placed_id = bpx.order.execute_order(**ORDER).id

    assert placed(exchange) == [placed_id]


def test_an_order_that_is_refused_as_expired_twice_is_not_placed(exchange: RunningSandbox, keys: Credentials) -> None:
    exchange.faults.add(Fault(operation="execute_order", status=400, message="Request has expired"))

    with opened(exchange, keys) as bpx, pytest.raises(RequestExpiredError):
        bpx.order.execute_order(**ORDER)

    assert exchange.faults.active[0].injected == 2
    assert placed(exchange) == []


def test_many_requests_refused_as_expired_at_once_ask_for_the_time_only_as_often_as_needed(
    exchange: RunningSandbox, keys: Credentials
) -> None:
    exchange.sandbox.exchange.clock_offset = 90_000
    exchange.faults.add(Fault(operation="get_time", latency=0.0))

    async def ask() -> None:
        async with aconnect(keys, base_url=exchange.base_url) as bpx:
            await bpx.order.get_open_orders()
            await asyncio.gather(*(bpx.order.get_open_orders() for _ in range(20)))

    asyncio.run(ask())

    assert exchange.faults.active[0].matched == 1, "the first one told all the others"


def test_a_rate_limit_that_does_not_pass_is_told(exchange: RunningSandbox, keys: Credentials) -> None:
    exchange.faults.add(Fault(operation="execute_order", status=429, retry_after="60"))

    with opened(exchange, keys) as bpx, pytest.raises(RateLimitError) as limited:
        bpx.order.execute_order(**ORDER)

    assert limited.value.retry_after == 60
    assert exchange.faults.active[0].injected == 1


def test_a_lost_cancel_is_found_out_by_looking_for_the_order(exchange: RunningSandbox, keys: Credentials) -> None:
    with opened(exchange, keys) as bpx:
        order = bpx.order.execute_order(**ORDER)
        exchange.faults.add(Fault(operation="cancel_order", drop=True, moment="after"))
        with pytest.raises(OutcomeUnknownError) as unknown:
            bpx.order.cancel_order(symbol="SOL_USDC", order_id=order.id)
        with pytest.raises(NotFoundError):
            bpx.order.get_order(symbol="SOL_USDC", order_id=order.id)

    assert unknown.value.sent == ({"symbol": "SOL_USDC", "orderId": order.id},)
