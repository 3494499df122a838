"""Whatever is changed after signing, the exchange refuses the request, and nothing has happened."""

import json
import time
from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias
from urllib.parse import parse_qsl, urlencode

import httpx
import pytest

from bpx_api import Client
from bpx_api.errors import AuthenticationError, RequestExpiredError
from bpx_auth import BpxAuth
from bpx_client import Credentials, connect
from bpx_sandbox.server import RunningSandbox
from tools.contract_live.cases import Case, parameter_value, value_of
from tools.contract_live.json_values import Json, is_list, is_object

from .document import CHECKER, CONTRACT, SIGNED, Arguments, arguments_of, content_of

Sign: TypeAlias = Callable[..., httpx.Request]

WINDOW = 4000
"""Milliseconds; not the default, so that leaving the header out is a change."""

TOO_FAR = 2 * WINDOW


def now() -> int:
    """Unix time in milliseconds."""
    return time.time_ns() // 1_000_000


@pytest.fixture(params=SIGNED, ids=str)
def case(request: pytest.FixtureRequest) -> Case:
    """One signed operation after the other."""
    found: Case = request.param
    return found


@pytest.fixture
def every() -> bool:
    """True to send all optional parameters; the tests of parameters use both."""
    return False


both = pytest.mark.parametrize("every", [False, True], ids=["required", "every-argument"])


@pytest.fixture
def arguments(case: Case, every: bool, bpx: Client) -> Iterator[Arguments]:
    """Arguments for the operation; at the end balances and open orders are what they were."""
    found = arguments_of(case, bpx, every=every)
    if case.is_read_only:
        yield found
        return
    before = bpx.capital.get_balances(), bpx.order.get_open_orders()
    yield found
    assert (bpx.capital.get_balances(), bpx.order.get_open_orders()) == before


@pytest.fixture
def sign(case: Case, arguments: Arguments, exchange: RunningSandbox, keys: Credentials, http: httpx.Client) -> Sign:
    """Prepare the operation's signed request."""

    def signed(credentials: Credentials = keys, clock: Callable[[], int] = now) -> httpx.Request:
        client = connect(credentials, base_url=exchange.base_url, window=WINDOW, clock=clock, http_client=http)
        return client.prepare(case.method(client), **arguments)

    return signed


def test_an_unknown_key(case: Case, sign: Sign, http: httpx.Client, credentials: Credentials) -> None:
    assert_refused(case, http.send(sign(credentials)), AuthenticationError)


def test_a_signature_by_another_key(case: Case, sign: Sign, http: httpx.Client, credentials: Credentials) -> None:
    request = sign()
    request.headers["X-Signature"] = sign(credentials).headers["X-Signature"]
    assert_refused(case, http.send(request), AuthenticationError)


def test_another_instruction(
    case: Case, sign: Sign, http: httpx.Client, exchange: RunningSandbox, keys: Credentials
) -> None:
    request = sign()
    request.extensions["bpx"] = {"instruction": f"{case.operation.instruction}X"}
    BpxAuth(keys, origin=exchange.base_url).sign(request)
    assert_refused(case, http.send(request), AuthenticationError)


@pytest.mark.parametrize("offset", [-TOO_FAR, TOO_FAR], ids=["expired", "from-the-future"])
def test_a_time_outside_the_window(case: Case, sign: Sign, http: httpx.Client, offset: int) -> None:
    request = sign(clock=lambda: now() + offset)
    assert_refused(case, http.send(request), RequestExpiredError)


@pytest.mark.parametrize("header", ["X-Timestamp", "X-Window"])
def test_a_time_or_window_changed_after_signing(case: Case, sign: Sign, http: httpx.Client, header: str) -> None:
    request = sign()
    request.headers[header] = str(int(request.headers[header]) + 1)
    assert_refused(case, http.send(request), AuthenticationError)


@pytest.mark.parametrize("header", ["X-API-Key", "X-Signature", "X-Timestamp", "X-Window"])
def test_a_missing_header(case: Case, sign: Sign, http: httpx.Client, header: str) -> None:
    request = sign()
    del request.headers[header]
    assert_refused(case, http.send(request), AuthenticationError)


@both
def test_a_parameter_of_the_query_changed_added_or_removed(case: Case, sign: Sign, http: httpx.Client) -> None:
    request = sign()
    for change, query in tampered_query(case, parse_qsl(request.url.query.decode())):
        url = request.url.copy_with(query=urlencode(query).encode())
        tampered = httpx.Request(request.method, url, headers=request.headers, content=request.content)
        assert_refused(case, http.send(tampered), AuthenticationError, change)


@both
def test_a_field_of_the_body_changed_added_or_removed(case: Case, sign: Sign, http: httpx.Client) -> None:
    request = sign()
    headers = {name: value for name, value in request.headers.items() if name.lower() != "content-length"}
    for change, body in tampered_body(case, json.loads(request.content or "null")):
        tampered = httpx.Request(request.method, request.url, headers=headers, content=json.dumps(body).encode())
        assert_refused(case, http.send(tampered), AuthenticationError, change)


def assert_refused(case: Case, response: httpx.Response, kind: type[AuthenticationError], change: str = "") -> None:
    """Check that the response is a 4xx with the exchange's error body, and that the client raises this error for it."""
    assert 400 <= response.status_code < 500, f"{change}: {response.status_code}"
    assert CHECKER.check_value({"$ref": "#/components/schemas/ApiErrorResponse"}, response.json(), change) == []
    client = Client(lambda _: response)
    with pytest.raises(kind) as raised:
        case.method(client)(**case.required)
    assert type(raised.value) is kind, change


def tampered_query(case: Case, query: list[tuple[str, str]]) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """A query with each parameter changed, left out and repeated, and with each one added that it lacks."""
    for number, (name, value) in enumerate(query):
        yield f"{name} changed", [*query[:number], (name, f"{value}1"), *query[number + 1 :]]
        yield f"{name} removed", [*query[:number], *query[number + 1 :]]
        yield f"{name} repeated", [*query, (name, value)]
    documented = {name: node for name, node in case.operation.parameters.items() if node["in"] == "query"}
    for name in documented.keys() - dict(query).keys():
        yield f"{name} added", [*query, (name, str(parameter_value(CONTRACT, documented[name])))]
    yield "an unknown parameter added", [*query, ("undocumented", "1")]


def tampered_body(case: Case, body: Json) -> Iterator[tuple[str, Json]]:
    """A body with each field changed, left out and added; of a batch each entry so, and the entries themselves."""
    stated = content_of(case.operation.node.get("requestBody", {}))
    if stated is None:
        yield "a body added", {"undocumented": 1}
        return
    schema = stated[1]["schema"]
    if not is_list(body):
        yield from tampered_fields(schema, body)
        return
    for number, entry in enumerate(body):
        for change, changed in tampered_fields(schema["items"], entry):
            yield f"entry {number}: {change}", [*body[:number], changed, *body[number + 1 :]]
        yield f"entry {number} removed", [*body[:number], *body[number + 1 :]]
    yield "an entry added", [*body, body[0]]
    yield "entries swapped", body[::-1]


def tampered_fields(schema: Mapping[str, Json], fields: dict[str, Json]) -> Iterator[tuple[str, Json]]:
    """An object with each field changed and left out, and with each one added that it lacks."""
    for name, value in fields.items():
        yield f"{name} changed", {**fields, name: another(value)}
        yield f"{name} removed", {kept: item for kept, item in fields.items() if kept != name}
    documented = CONTRACT.resolve(schema)["properties"]
    for name in documented.keys() - fields.keys():
        yield f"{name} added", {**fields, name: value_of(CONTRACT, documented[name], name)}
    yield "an unknown field added", {**fields, "undocumented": 1}


def another(value: Json) -> Json:
    """A value of the same type that says something else."""
    if is_object(value):
        first = next(iter(value))
        return {**value, first: another(value[first])}
    if is_list(value):
        return [*value, *value]
    return not value if isinstance(value, bool) else value + 1 if isinstance(value, int) else f"{value}1"
