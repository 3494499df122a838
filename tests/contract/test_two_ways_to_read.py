"""An answer is decoded in one go where it is what the document describes; reading field by field gives the same."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpx_client import reading
from bpx_client.errors import InvalidResponseError
from bpx_client.reading import JsonBody, from_json
from contract_live.cases import content_of
from contract_live.json_values import Json, is_list, is_object

from .document import CASES, CONTRACT

BODIES: Mapping[str, JsonBody[Any]] = {
    name: found for name, case in CASES.items() if (found := vars(case.module).get("_BODY")) is not None
}
EXAMPLES: Mapping[str, Any] = {
    name: content[1]["example"]
    for name, case in CASES.items()
    if (content := content_of(CONTRACT, case.operation.node["responses"].get("200", {}))) is not None
    and content[0] == "application/json"
}
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=8)
    | st.sampled_from(
        ["0", "-1", "1.50", "1E-8", "NaN", "null", "true", "Bid", "2025-07-19T13:09:00.123456789", "2025-07-19"]
    ),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=3,
)


def outcome(body: JsonBody[Any], sent: bytes, *, in_one_go: bool) -> object:
    """What becomes of a body, read the way that every caller reads it or field by field."""
    try:
        return body.read(sent) if in_one_go else from_json(sent, body.tolerant)
    except InvalidResponseError as error:
        return str(error)


def places(value: Json) -> Iterator[tuple[str | int, ...]]:
    """The way to every part of a JSON value, itself first."""
    yield ()
    if is_object(value):
        for name, part in value.items():
            yield from ((name, *rest) for rest in places(part))
    elif is_list(value):
        for number, part in enumerate(value):
            yield from ((number, *rest) for rest in places(part))


def changed(value: Any, place: tuple[str | int, ...], part: Any) -> Any:
    """A JSON value with the part at one place replaced."""
    if not place:
        return part
    key, *rest = place
    copy = value.copy()
    copy[key] = changed(value[key], tuple(rest), part)
    return copy


def test_every_answer_but_a_batchs_can_be_read_in_one_go() -> None:
    assert EXAMPLES.keys() - BODIES.keys() == {"execute_order_batch"}


@pytest.mark.parametrize("name", BODIES)
def test_what_the_document_describes_is_read_in_one_go(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    sent = json.dumps(EXAMPLES[name]).encode()
    field_by_field = from_json(sent, BODIES[name].tolerant)
    monkeypatch.delattr(reading, "from_json")

    assert BODIES[name].read(sent) == field_by_field


@pytest.mark.parametrize("name", BODIES)
@given(data=st.data())
def test_whatever_comes_both_ways_agree(name: str, data: st.DataObject) -> None:
    place = data.draw(st.sampled_from(list(places(EXAMPLES[name]))))
    sent = json.dumps(changed(EXAMPLES[name], place, data.draw(JSON))).encode()

    assert repr(outcome(BODIES[name], sent, in_one_go=True)) == repr(outcome(BODIES[name], sent, in_one_go=False))
