"""Fault injection: every fault, over a real socket and in process, and the admin endpoint."""

import asyncio
import time
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from pydantic import ValidationError

from bpx_sandbox import Fault, RunningSandbox, Sandbox, running
from bpx_sandbox.faults.fault import Faults
from bpx_sandbox.faults.schema_mutation import UNKNOWN_FIELD, UNKNOWN_VALUE, SchemaMutation
from tests.unit.bpx_sandbox.customer import NOW, Customer, limit_order, pieces, sign

MARKETS = "/api/v1/markets"


@pytest.fixture(scope="module")
def server() -> Iterator[RunningSandbox]:
    with running(seed=1, admin=True, clock=lambda: NOW) as sandbox:
        yield sandbox


@pytest.fixture
def http(server: RunningSandbox) -> Iterator[httpx.Client]:
    server.sandbox.reset()
    with httpx.Client(base_url=server.base_url, timeout=5) as client:
        yield client


def place(http: httpx.Client, server: RunningSandbox) -> httpx.Response:
    """Place an order, signed as the guide says."""
    order = limit_order("Bid", "170.00", "1")
    signature = sign(server.secret_key, f"{pieces('orderExecute', order)}&timestamp={NOW}&window=5000")
    headers = {"X-API-Key": server.public_key, "X-Signature": signature, "X-Timestamp": str(NOW)}
    return http.post("/api/v1/order", json=order, headers=headers)


def open_orders(server: RunningSandbox) -> int:
    return len(server.sandbox.account.open_orders)


@pytest.mark.parametrize(("moment", "orders"), [("before", 0), ("after", 1)])
def test_a_connection_drops_before_or_after_the_effect(
    http: httpx.Client, server: RunningSandbox, moment: Any, orders: int
) -> None:
    server.faults.add(Fault(drop=True, moment=moment, times=1))
    with pytest.raises(httpx.RemoteProtocolError, match="without sending a response"):
        place(http, server)
    assert open_orders(server) == orders
    assert place(http, server).status_code == 200


@pytest.mark.parametrize(("moment", "orders"), [("before", 0), ("after", 1)])
def test_a_failure_comes_before_or_after_the_effect(
    http: httpx.Client, server: RunningSandbox, moment: Any, orders: int
) -> None:
    server.faults.add(Fault(status=503, moment=moment, times=1))
    response = place(http, server)
    assert (response.status_code, response.json()["code"]) == (503, "MAINTENANCE")
    assert open_orders(server) == orders


@pytest.mark.parametrize(
    ("fault", "content_type", "start"),
    [
        (Fault(status=500), "application/json", '{"code":"SERVER_ERROR","message":"Internal Server Error"}'),
        (Fault(status=400, code="TRADING_PAUSED", message="no"), "application/json", '{"code":"TRADING_PAUSED",'),
        (Fault(status=502, body="html"), "text/html; charset=utf-8", "<html><head><title>502 Bad Gateway"),
        (Fault(status=522, body="html"), "text/html; charset=utf-8", "<html><head><title>522 Unknown Error"),
        (Fault(status=504, body="empty"), None, ""),
        (Fault(status=202, body="empty"), None, ""),
        (Fault(status=204), None, ""),
        (
            Fault(status=400, body="text", message="Invalid market symbol"),
            "text/plain; charset=utf-8",
            "Invalid market",
        ),
    ],
)
def test_bodies_of_failures(
    http: httpx.Client, server: RunningSandbox, fault: Fault, content_type: str | None, start: str
) -> None:
    server.faults.add(fault)
    response = http.get(MARKETS)
    assert response.status_code == fault.status
    assert response.headers.get("Content-Type") == content_type
    assert response.text.startswith(start)


def test_too_many_requests_with_and_without_retry_after(http: httpx.Client, server: RunningSandbox) -> None:
    server.faults.add(Fault(status=429, retry_after="3", times=1), Fault(status=429, times=1))
    first, second, third = (http.get(MARKETS) for _ in range(3))
    assert (first.status_code, first.headers["Retry-After"]) == (429, "3")
    assert (second.status_code, second.headers.get("Retry-After")) == (429, None)
    assert third.status_code == 200


def test_a_body_is_cut_with_its_connection(http: httpx.Client, server: RunningSandbox) -> None:
    server.faults.add(Fault(truncate="connection", times=1))
    with pytest.raises(httpx.RemoteProtocolError, match="without sending complete message body"):
        http.get(MARKETS)
    assert http.get(MARKETS).status_code == 200


def test_a_body_is_cut_as_if_it_were_whole(http: httpx.Client, server: RunningSandbox) -> None:
    server.faults.add(Fault(truncate="content"))
    response = http.get(MARKETS)
    assert response.status_code == 200
    with pytest.raises(ValueError, match=r"Unterminated|Expecting"):
        response.json()


def test_an_answer_that_comes_too_late_may_have_taken_effect(http: httpx.Client, server: RunningSandbox) -> None:
    server.faults.add(Fault(latency=1, moment="after", times=1))
    http.timeout = httpx.Timeout(0.1)
    with pytest.raises(httpx.ReadTimeout):
        place(http, server)
    assert open_orders(server) == 1


def test_latency(http: httpx.Client, server: RunningSandbox) -> None:
    server.faults.add(Fault(latency=0.05))
    begun = time.monotonic()
    assert http.get(MARKETS).status_code == 200
    assert time.monotonic() - begun >= 0.05


def test_fields_and_enum_values_never_seen_before(http: httpx.Client, server: RunningSandbox) -> None:
    server.faults.add(Fault(unknown_fields=True, unknown_enums=True))
    order = place(http, server).json()
    assert (order[UNKNOWN_FIELD], order["status"], order["side"]) == ("new", UNKNOWN_VALUE, UNKNOWN_VALUE)
    assert order["symbol"] == "SOL_USDC"
    market = http.get(MARKETS).json()[0]
    assert (market["marketType"], market["filters"]["price"][UNKNOWN_FIELD]) == (UNKNOWN_VALUE, "new")


def test_schema_mutation_leaves_maps_and_discriminators() -> None:
    customer = Customer()
    document = customer.sandbox.exchange.document
    mutation = SchemaMutation(document.resolve, fields=True, enums=True)
    schema = document.response_schema(document.operations["get_balances"], 200)
    balances: Any = mutation.apply(schema, {"SOL": {"available": "1"}})
    assert balances == {"SOL": {"available": "1", UNKNOWN_FIELD: "new"}}
    schema = document.response_schema(document.operations["execute_order_batch"], 200)
    batch = customer.get("execute_order_batch", [limit_order("Bid", "170.00", "1"), limit_order("Bid", "170.001", "1")])
    outcomes: Any = mutation.apply(schema, batch)
    placed, refused = outcomes
    assert (placed["operation"], placed["status"]) == ("Ok", UNKNOWN_VALUE)
    assert (refused["operation"], refused["code"], refused[UNKNOWN_FIELD]) == ("Err", UNKNOWN_VALUE, "new")


def test_in_process_a_dropped_connection_raises_what_a_socket_would() -> None:
    sandbox = Sandbox(faults=[Fault(drop=True, times=1), Fault(truncate="connection", times=1)])

    async def ask() -> int:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(sandbox.app), base_url="http://s") as client:
            for _ in range(2):
                with pytest.raises(httpx.RemoteProtocolError):
                    await client.get(MARKETS)
            return (await client.get(MARKETS)).status_code

    assert asyncio.run(ask()) == 200


def test_a_fault_concerns_one_operation_skips_some_and_ends() -> None:
    faults = Faults(0, [Fault(operation="ping", skip=1, times=2, drop=True)])
    asked = ["ping", "get_time", "ping", "ping", "ping"]
    assert [faults.select(name) is not None for name in asked] == [False, False, True, True, False]


def test_chance_is_decided_by_the_seed() -> None:
    def run(seed: int) -> list[bool]:
        faults = Faults(seed, [Fault(status=500, probability=0.5)])
        return [faults.select("ping") is not None for _ in range(64)]

    assert run(1) == run(1) != run(2)
    assert 16 < sum(run(1)) < 48


@pytest.mark.parametrize("wrong", [{"status": 199}, {"probability": 2}, {"latency": -1}, {"colour": "green"}])
def test_a_fault_that_makes_no_sense_is_refused(http: httpx.Client, wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Fault(**wrong)
    assert http.post("/admin/faults", json=wrong).status_code == 400


def test_the_admin_endpoint_is_off_unless_asked_for() -> None:
    with running() as sandbox:
        assert httpx.get(f"{sandbox.base_url}/admin/faults").status_code == 404


def test_admin_faults(http: httpx.Client) -> None:
    fault = {"operation": "ping", "status": 503, "times": 1}
    assert http.post("/admin/faults", json=fault).json() == {**fault, "injected": 0}
    assert http.get("/api/v1/ping").status_code == 503
    assert http.get("/admin/faults").json() == [{**fault, "injected": 1}]
    assert http.delete("/admin/faults").status_code == 204
    assert http.get("/admin/faults").json() == []


def test_admin_takes_json_alone(http: httpx.Client) -> None:
    assert http.post("/admin/faults", content='{"drop": true}').status_code == 415
    refused = http.post("/admin/faults", content="{", headers={"Content-Type": "application/json"})
    assert refused.status_code == 400


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200),
        ("LOCALHOST:{port}", 200),
        ("127.0.0.1:{port}", 200),
        ("127.8.8.8", 200),
        ("[::1]:{port}", 200),
        ("evil.example:{port}", 421),
        ("localhost.evil.example", 421),
        ("127.0.0.1.evil.example", 421),
        ("10.0.0.1", 421),
        ("[", 421),
        ("", 421),
    ],
)
def test_admin_answers_under_names_of_this_machine_alone(
    http: httpx.Client, server: RunningSandbox, host: str, status: int
) -> None:
    port = server.base_url.rpartition(":")[2]
    headers = {"Host": host.format(port=port)}
    assert http.get("/admin/faults", headers=headers).status_code == status
    reset = http.post("/admin/reset", json={}, headers=headers)
    assert reset.status_code == (204 if status == 200 else 421)


def test_admin_answers_under_a_name_that_it_was_given() -> None:
    with running(admin=True, admin_hosts=["Sandbox"]) as sandbox:
        for host, status in (("sandbox:8080", 200), ("sandbox.example", 421)):
            response = httpx.get(f"{sandbox.base_url}/admin/faults", headers={"Host": host})
            assert response.status_code == status


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://localhost:1", "https://127.0.0.1"])
def test_admin_takes_nothing_from_another_origin(http: httpx.Client, server: RunningSandbox, origin: str) -> None:
    assert http.post("/admin/reset", json={}, headers={"Origin": origin}).status_code == 403
    assert http.get("/admin/faults", headers={"Origin": origin}).status_code == 403
    assert http.get("/admin/faults", headers={"Origin": server.base_url}).status_code == 200


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("clock", '{"offset": 1e400}', 400),
        ("clock", '{"offset": 9999999999999}', 400),
        ("clock", '{"offset": ' + "9" * 5000 + "}", 400),
        ("clock", "[" * 100_000, 400),
        ("clock", "null", 400),
        ("clock", '{"offset": 1, "colour": "' + "x" * 2**18 + '"}', 413),
        ("faults", '{"latency": Infinity}', 400),
        ("faults", '{"latency": NaN}', 400),
        ("faults", '{"status": 429, "retry_after": "2\\r\\nX: y"}', 400),
        ("faults", '{"message": "\\ud800"}', 400),
        ("accounts", '{"name": "\\ud800"}', 400),
    ],
)
def test_admin_refuses_what_makes_no_sense(http: httpx.Client, path: str, body: str, status: int) -> None:
    method = "PUT" if path == "clock" else "POST"
    response = http.request(method, f"/admin/{path}", content=body, headers={"Content-Type": "application/json"})
    assert response.status_code == status
    assert http.get("/api/v1/ping").text == "pong"


def test_admin_clock(http: httpx.Client, server: RunningSandbox) -> None:
    assert http.put("/admin/clock", json={"offset": 5001}).status_code == 204
    assert http.get("/api/v1/time").text == str(NOW + 5001)
    assert place(http, server).json() == {"code": "INVALID_CLIENT_REQUEST", "message": "Request has expired"}


def test_admin_accounts_and_reset(http: httpx.Client, server: RunningSandbox) -> None:
    keys = http.post("/admin/accounts", json={"name": "ann"}).json()
    assert keys["publicKey"] == server.sandbox.keys_of["ann"].public_key
    assert http.post("/admin/accounts", json={"name": "ann"}).status_code == 400
    place(http, server)
    assert http.post("/admin/reset", json={}).status_code == 204
    assert open_orders(server) == 0
    assert list(server.sandbox.keys_of) == ["main"]
    assert place(http, server).status_code == 200


def test_the_documented_rate_limits() -> None:
    customer = Customer()
    assert customer.sandbox.exchange.rate_limiter is None
    customer.sandbox = Sandbox(seed=1, clock=lambda: customer.now, rate_limits=True)
    for _ in range(2000):
        assert customer.call("ping").status == 200
    refused = customer.call("ping")
    assert (refused.status, refused.headers["Retry-After"]) == (429, "60")
    assert customer.call("get_balances").status == 200
    asked: dict[str, Any] = {"symbol": "SOL_USDC", "interval": "1h", "startTime": 0}
    assert [customer.call("get_klines", **asked).status for _ in range(30)] == [200] * 30
    history = "get_borrow_lend_markets_history"
    assert customer.call(history, interval="1d").status == 429  # every operation that the document marks counts
    customer.now += 60_000
    assert customer.call("ping").status == 200


def test_admin_switches_rate_limits(http: httpx.Client, server: RunningSandbox) -> None:
    assert http.put("/admin/rate-limits", json={"enabled": True}).status_code == 204
    assert server.sandbox.exchange.rate_limiter is not None
    assert http.put("/admin/rate-limits", json={"enabled": False}).status_code == 204
    assert server.sandbox.exchange.rate_limiter is None
