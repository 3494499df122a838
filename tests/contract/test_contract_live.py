"""`tools.contract_live` with the local exchange, and with one whose responses are changed on the way."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from io import StringIO
from typing import Any, cast

import httpx
import pytest
from attrs import frozen
from starlette.middleware.base import BaseHTTPMiddleware, RequestResponseEndpoint
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from bpx_api import Client
from bpx_auth import Credentials
from bpx_sandbox.server import RunningSandbox, running
from tools.contract_live.__main__ import AGREES, DIFFERS, NO_RESPONSE, main
from tools.contract_live.run import LISTED_BY, LiveRun, NotReadOnlyError, refuse_to_change

from .document import CASES, CONTRACT, resting_order

NOBODY = "http://127.0.0.1:9"
"""A URL where no server listens: the discard port."""

ADDRESS = "9aSecretDepositAddressOfTheUser1111111111111"

Tamper = Callable[[Any], object]


DIFFERENCES: Mapping[str, tuple[Tamper, str, str]] = {
    "unknown-field": (
        lambda markets: markets[0]["filters"]["price"].update(maxDrift="0.5"),
        '[].filters.price: unknown field `maxDrift`, string `"0.5"`',
        "PriceFilter.properties: add `maxDrift: {type: string, format: decimal}`",
    ),
    "unknown-value": (
        lambda markets: markets[0].update(orderBookState="Halted"),
        '[].orderBookState: unknown value `"Halted"`',
        "OrderBookState.enum: add it",
    ),
    "null": (
        lambda markets: [market.update(baseSymbol=None) for market in markets],
        "[].baseSymbol: null, which is not documented, 3 times",
        'Market.baseSymbol: `type: [string, "null"]`',
    ),
    "null-for-a-component": (
        lambda markets: markets[0].update(marketType=None),
        "[].marketType: null, which is not documented",
        'Market.marketType: `anyOf: [$ref: "#/components/schemas/MarketType", type: "null"]`',
    ),
    "type": (
        lambda markets: markets[0].update(visible="yes"),
        '[].visible: string `"yes"`, where boolean is documented',
        "Market.visible: `type: string`",
    ),
    "type-of-an-object": (
        lambda markets: markets[0]["filters"].update(quantity=["0.01"]),
        '[].filters.quantity: array `["0.01"]`, where object is documented',
        "OrderBookFilters.quantity: `type: array`",
    ),
    "a-part-that-cant-be-read": (
        lambda markets: markets[0].update(openInterestLimit="1" + "0" * 99),
        "response: the typed client can't read 1 of 3 items of this response",
        "generated/ or the response's schema",
    ),
    "format": (
        lambda markets: markets[0].update(createdAt="yesterday"),
        '[].createdAt: string `"yesterday"`, breaks `format: naive-date-time`',
        "Market.createdAt.format",
    ),
    "missing": (
        lambda markets: markets[0].pop("quoteSymbol"),
        "[]: required field `quoteSymbol` is missing",
        "Market.required: take it out",
    ),
    "status": (
        lambda _: Response("{}", 201, media_type="application/json"),
        "response: the status 201 is not documented",
        'responses: add "201"',
    ),
    "no-json": (
        lambda _: Response("[", 200, media_type="application/json"),
        "response: 200 can't be read as application/json",
        "responses.200.content",
    ),
}
"""Changes of a response, and the resulting lines of the report."""

PRIVATE: list[tuple[str, Tamper, str]] = [
    ("get_deposit_address", lambda response: response.update(memo=ADDRESS), "response: unknown field `memo`, string"),
    (
        "get_deposit_address",
        lambda response: response.update({ADDRESS: 1}),
        "unknown field `(a name of 44 characters)`",
    ),
    ("get_deposit_address", lambda response: response.update(address=[ADDRESS]), "address: array, where string"),
    ("get_deposits", lambda response: response[0].update(status=ADDRESS), "[].status: unknown value (string)"),
    ("get_deposits", lambda response: response[0].update(status="frozen"), '[].status: unknown value `"frozen"`'),
    ("get_balances", lambda response: response["BTC"].update(locked=None), "*.locked: null, which is not documented"),
    ("get_balances", lambda response: response["BTC"].update(locked=1234), "*.locked: integer, where string"),
]
"""The same for operations that return the user's own data."""


@frozen
class Report:
    """The output of a run, and its exit status."""

    status: int
    text: str
    progress: str


def report(base_url: str, *options: str) -> Report:
    """Run the command line in this process."""
    out, progress = StringIO(), StringIO()
    status = main(["--base-url", base_url, "--interval", "0", *options], out=out, progress=progress)
    return Report(status, out.getvalue(), progress.getvalue())


@pytest.fixture
def keys_in_the_environment(monkeypatch: pytest.MonkeyPatch, exchange: RunningSandbox) -> None:
    monkeypatch.setenv("PUBLIC_KEY", exchange.public_key)
    monkeypatch.setenv("SECRET_KEY", exchange.secret_key)


@frozen
class Tampered:
    """An exchange with a middleware that changes responses, and the requests that it received."""

    base_url: str
    requests: list[str]
    tamper: dict[str, Tamper]

    def on(self, operation: str, tamper: Tamper) -> None:
        """Change the JSON of an operation's responses."""
        self.tamper[CASES[operation].operation.path] = tamper


@pytest.fixture
def tampered() -> Iterator[Tampered]:
    """An exchange with the worker's keys, whose responses a test can change."""
    with running(seed=1) as sandbox:
        found = Tampered(sandbox.base_url, [], {})

        async def dispatch(request: Request, call_next: RequestResponseEndpoint) -> Response:
            found.requests.append(f"{request.method} {request.url.path}")
            response = await call_next(request)
            tamper = found.tamper.get(request.url.path)
            if tamper is None:
                return response
            # What call_next gives is a private class of Starlette that is read like this one.
            chunks = cast(StreamingResponse, response).body_iterator
            value = json.loads(b"".join([cast(bytes, chunk) async for chunk in chunks]))
            other = tamper(value)
            if isinstance(other, Response):
                return other
            return Response(json.dumps(value), response.status_code, media_type="application/json")

        sandbox.sandbox.app.add_middleware(BaseHTTPMiddleware, dispatch=dispatch)
        yield found


@pytest.mark.usefixtures("keys_in_the_environment")
def test_the_local_exchange_agrees_with_the_document(exchange: RunningSandbox, bpx: Client) -> None:
    resting_order(bpx)
    found = report(exchange.base_url)
    assert found.status == AGREES, found.text
    assert "; 0 differences in 0 operations" in found.text
    # An operation that needs an id from another response is skipped if that is empty; here an order is open.
    sure = [name for name, case in CASES.items() if case.is_read_only and name not in LISTED_BY]
    assert [name for name in [*sure, "get_order"] if f"{name}: agrees" not in found.progress] == []


def test_without_keys_only_public_operations_are_called(tampered: Tampered) -> None:
    found = report(tampered.base_url)
    public = [case for case in CASES.values() if case.is_read_only and not case.is_signed]
    assert found.status == AGREES
    assert tampered.requests == [f"GET {case.operation.path}" for case in public]
    assert "get_balances: skipped, needs PUBLIC_KEY and SECRET_KEY" in found.text


@pytest.mark.usefixtures("keys_in_the_environment")
def test_nothing_but_get_is_ever_sent(tampered: Tampered) -> None:
    report(tampered.base_url)
    assert {request.split()[0] for request in tampered.requests} == {"GET"}
    changing = [name for name, case in CASES.items() if not case.is_read_only]
    run = LiveRun(CONTRACT, CASES, None, tampered.base_url, interval=0, timeout=1)
    assert run.selected(changing) == []


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_the_last_look_before_a_request_leaves(method: str) -> None:
    with pytest.raises(NotReadOnlyError, match=f"{method} /api/v1/order was not sent"):
        refuse_to_change(httpx.Request(method, "https://api.backpack.exchange/api/v1/order"))


def test_an_operation_that_changes_something_can_not_be_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        report(NOBODY, "--only", "execute_order")
    assert "invalid choice: 'execute_order'" in capsys.readouterr().err


@pytest.mark.parametrize("difference", DIFFERENCES)
def test_a_difference_is_named_with_what_to_change(tampered: Tampered, difference: str) -> None:
    tamper, problem, fix = DIFFERENCES[difference]
    tampered.on("get_markets", tamper)
    found = report(tampered.base_url, "--only", "get_markets", "--only", "ping")
    assert found.status == DIFFERS
    assert found.text.splitlines()[:3] == [
        "get_markets (GET /api/v1/markets)",
        f"  {problem}",
        f"      openapi.yaml, {fix}",
    ]
    assert "2 operations compared, 0 not; 1 difference in 1 operation" in found.text
    assert "ping: agrees" in found.progress


@pytest.mark.usefixtures("keys_in_the_environment")
@pytest.mark.parametrize(("operation", "tamper", "problem"), PRIVATE)
def test_of_the_users_data_only_types_are_shown(
    tampered: Tampered, operation: str, tamper: Tamper, problem: str
) -> None:
    tampered.on(operation, tamper)
    found = report(tampered.base_url, "--only", operation)
    assert found.status == DIFFERS
    assert problem in found.text
    assert not [secret for secret in (ADDRESS, "BTC", "1234") if secret in found.text + found.progress]


@pytest.mark.usefixtures("keys_in_the_environment")
def test_an_id_is_taken_from_an_earlier_response(
    tampered: Tampered, exchange: RunningSandbox, keys: Credentials
) -> None:
    path = CASES["get_open_orders"].operation.path
    found = report(tampered.base_url, "--only", "get_order")
    assert tampered.requests == [f"GET {path}"]
    assert found.status == AGREES
    assert "get_order: skipped, get_open_orders lists none to ask for" in found.text


@pytest.mark.usefixtures("keys_in_the_environment")
def test_what_the_account_may_not_see_is_skipped(tampered: Tampered) -> None:
    forbidden = '{"code": "FORBIDDEN", "message": "Forbidden"}'
    tampered.on("get_vault_pending_redeems", lambda _: Response(forbidden, 403, media_type="application/json"))
    found = report(tampered.base_url, "--only", "get_vault_pending_redeems")
    assert found.status == AGREES
    assert "get_vault_pending_redeems: skipped, the exchange responds with 403 FORBIDDEN" in found.text


def test_a_refusal_of_the_documents_own_examples_is_a_difference(tampered: Tampered) -> None:
    refusal = '{"code": "INVALID_MARKET", "message": "Invalid market symbol"}'
    tampered.on("get_market", lambda _: Response(refusal, 400, media_type="application/json"))
    found = report(tampered.base_url, "--only", "get_market")
    assert found.status == DIFFERS
    assert "response: refused with 400 INVALID_MARKET" in found.text


def test_an_exchange_that_can_not_be_reached() -> None:
    found = report(NOBODY)
    assert found.status == NO_RESPONSE
    assert found.progress.count("no response") == 1


@pytest.mark.parametrize("status", [429, 502])
def test_an_error_of_the_exchange_is_no_response(tampered: Tampered, status: int) -> None:
    tampered.on("get_markets", lambda _: Response("<html>", status, media_type="text/html"))
    found = report(tampered.base_url, "--only", "get_markets", "--only", "ping")
    assert found.status == NO_RESPONSE
    assert f"get_markets: no response, {status} without a code" in found.text


def test_keys_that_can_not_be_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PUBLIC_KEY", "not a key")
    monkeypatch.setenv("SECRET_KEY", "not a key either")
    found = report(NOBODY)
    assert found.status == NO_RESPONSE
    assert "contract_live: the public key is not base64" in found.progress


def test_there_is_an_interval_between_calls(exchange: RunningSandbox) -> None:
    waited: list[float] = []
    run = LiveRun(CONTRACT, CASES, None, exchange.base_url, interval=0.7, timeout=5, sleep=waited.append)
    assert [outcome.state for outcome in run.outcomes(run.selected(["ping", "get_time", "get_account"]))] == [
        "compared",
        "compared",
        "skipped",
    ]
    assert waited == [0.7]


def test_the_command_takes_the_address_from_the_environment(exchange: RunningSandbox) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "tools.contract_live", "--only", "ping"],
        env={"BASE_URL": exchange.base_url},
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )
    assert (run.returncode, run.stdout) == (
        AGREES,
        f"{exchange.base_url}: 1 operation compared, 0 not; 0 differences in 0 operations\n",
    )
