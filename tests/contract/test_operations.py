"""Every operation of the document, through both surfaces and in both flavours, over a socket to the local exchange."""

import httpx
import pytest

from bpx_api import Client
from tools.contract_live.cases import Case

from .document import CASES, CHECKER, SIGNED, arguments_of, content_of, function_arguments
from .flavours import Flavour
from .typed import mistyped

every_operation = pytest.mark.parametrize("case", CASES.values(), ids=str)


def assert_documented(case: Case, value: object) -> None:
    """A value has the type of a success of its operation; None stands for one without content."""
    successes = [node for status, node in case.operation.node["responses"].items() if status.startswith("2")]
    contents = [content_of(node) for node in successes]
    if value is None:
        assert None in contents
    else:
        [(_, content)] = filter(None, contents)
        assert list(mistyped(content["schema"], value)) == []


@every_operation
def test_the_typed_surface_gives_the_documented_type(case: Case, flavour: Flavour, bpx: Client) -> None:
    value = flavour.wait(case.method(flavour.client)(**arguments_of(case, bpx)))
    assert_documented(case, value)


@every_operation
def test_the_generators_idiom_gives_the_documented_type(case: Case, flavour: Flavour, bpx: Client) -> None:
    arguments = function_arguments(case, arguments_of(case, bpx))
    value = flavour.wait(flavour.function(case)(client=flavour.client, **arguments))
    assert_documented(case, value)


@every_operation
def test_the_raw_response_is_what_the_document_describes(case: Case, flavour: Flavour, bpx: Client) -> None:
    arguments = function_arguments(case, arguments_of(case, bpx))
    response = flavour.wait(flavour.function(case, detailed=True)(client=flavour.client, **arguments))
    assert CHECKER.check(case.operation, response.status, response.headers, response.content) == []
    assert_documented(case, response.parsed)


@pytest.mark.parametrize("every", [False, True], ids=["required", "every-argument"])
@pytest.mark.parametrize("case", SIGNED, ids=str)
def test_a_prepared_request_is_accepted_as_it_is(case: Case, every: bool, bpx: Client, http: httpx.Client) -> None:
    # What test_refusals.py changes is refused for the change alone: untouched, the signature is good.
    response = http.send(bpx.prepare(case.method(bpx), **arguments_of(case, bpx, every=every)))
    if every and response.status_code >= 400:
        # Some optional parameters exclude each other, which the exchange says once it knows who asks.
        assert response.status_code != 401
        assert "ignature" not in response.text
    else:
        assert response.is_success, response.text
