"""Schemathesis against the local exchange: every response to any request is documented."""

# Schemathesis leaves the parameters of its generic types open.
# pyright: reportUnknownVariableType=false, reportUnknownMemberType=false, reportUntypedFunctionDecorator=false

from collections.abc import Iterator, Mapping
from typing import Any

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from requests import PreparedRequest
from requests.auth import AuthBase
from schemathesis import Case
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from bpx_auth import BpxAuth, Credentials
from bpx_sandbox.server import running

from .document import CONTRACT

EXAMPLES = 12
"""Requests for each operation."""

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]

_digits = st.integers(0, 10**6).map(str)
_FORMATS: Mapping[str, st.SearchStrategy[str]] = {
    "decimal": st.decimals(-10, 10**6, places=2).map(str),
    "decimal-or-percent": _digits | _digits.map("{}%".format),
    "int64": _digits,
    "naive-time": st.times().map(lambda time: time.isoformat("seconds")),
    "naive-date-time": st.datetimes().map(lambda time: time.isoformat(timespec="milliseconds")),
    "spaced-date-time": st.datetimes().map(lambda time: time.isoformat(" ", "seconds")),
}
for _name, _strategy in _FORMATS.items():
    schemathesis.openapi.format(_name, _strategy)

SCHEMA = schemathesis.openapi.from_dict(dict(CONTRACT.document))


class Signed(AuthBase):
    """Signs what is about to leave with the project's own hook."""

    def __init__(self, auth: BpxAuth) -> None:
        self._auth = auth

    def __call__(self, prepared: PreparedRequest) -> PreparedRequest:
        method, url, body = str(prepared.method), str(prepared.url), prepared.body or b""
        assert isinstance(body, str | bytes)
        try:
            signed = self._auth.sign(httpx.Request(method, url, content=body))
        except ValueError:
            # Our own hook refuses a body that isn't a JSON object; the exchange must cope with one all the same.
            signed = self._auth.sign(httpx.Request(method, url))
        prepared.headers.update({name: value for name, value in signed.headers.items() if name.startswith("x-")})
        return prepared


@pytest.fixture(scope="module")
def signed() -> Iterator[tuple[str, Signed]]:
    """An exchange of its own, which may be left in any state, and what signs for it."""
    with running(seed=3) as exchange:
        keys = Credentials(exchange.public_key, exchange.secret_key)
        yield exchange.base_url, Signed(BpxAuth(keys, origin=exchange.base_url))


@SCHEMA.parametrize()
@settings(
    max_examples=EXAMPLES,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
def test_every_response_is_documented(case: Case[Any], signed: tuple[str, Signed]) -> None:
    base_url, auth = signed
    case.call_and_validate(base_url=base_url, auth=auth, checks=CHECKS)
