"""A response is decoded in one go where it is what the document describes, and whatever else its objects have.

Reading it in pieces gives the same.
"""

import gc
import json
import tracemalloc
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from types import NoneType
from typing import Any, get_args, get_origin
from unittest.mock import patch

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bpx_api import models, reading
from bpx_api.errors import InvalidResponseError
from bpx_api.model import Model
from bpx_api.reading import JsonBody, from_json
from tools.contract_live.json_values import Json, is_list, is_object

from .document import CASES, content_of

BODIES: Mapping[str, JsonBody[Any]] = {
    name: found for name, case in CASES.items() if (found := vars(case.module).get("_BODY")) is not None
}
EXAMPLES: Mapping[str, Any] = {
    name: content[1]["example"]
    for name, case in CASES.items()
    if (content := content_of(case.operation.node["responses"].get("200", {}))) is not None
    and content[0] == "application/json"
}
CONVERT = msgspec.convert
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
NEW_FIELDS = st.dictionaries(st.text(max_size=3), JSON, max_size=2)


def outcome(read: Callable[[bytes], object], sent: bytes) -> str:
    """The result of reading a body."""
    try:
        return repr(read(sent))
    except InvalidResponseError as error:
        return str(error)


def field_by_field(read: Callable[[Any], object]) -> Callable[[bytes], object]:
    """Read a body without msgspec's direct decoding."""

    def converted(value: object, kind: type[Any]) -> object:
        if kind is datetime:
            return CONVERT(value, kind)
        raise msgspec.ValidationError

    def read_all(sent: bytes) -> object:
        with patch.object(msgspec, "convert", converted):
            return from_json(sent, read)

    return read_all


def places(value: Json) -> Iterator[tuple[str | int, ...]]:
    """The way to every part of a JSON value, itself first."""
    yield ()
    if is_object(value):
        for name, part in value.items():
            yield from ((name, *rest) for rest in places(part))
    elif is_list(value):
        for number, part in enumerate(value):
            yield from ((number, *rest) for rest in places(part))


def at(value: Json, place: tuple[str | int, ...]) -> Json:
    """The part of a JSON value at one place."""
    for key in place:
        value = value[key]
    return value


def changed(value: Any, place: tuple[str | int, ...], part: Any) -> Any:
    """A JSON value with the part at one place replaced."""
    if not place:
        return part
    key, *rest = place
    copy = value.copy()
    copy[key] = changed(value[key], tuple(rest), part)
    return copy


def test_every_response_but_a_batchs_can_be_decoded_directly() -> None:
    assert EXAMPLES.keys() - BODIES.keys() == {"execute_order_batch"}


@pytest.mark.parametrize("name", BODIES)
def test_what_the_document_describes_is_read_in_one_go(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    sent = json.dumps(EXAMPLES[name]).encode()
    tolerantly = from_json(sent, BODIES[name].tolerant)
    monkeypatch.delattr(reading, "from_json")

    assert BODIES[name].read(sent) == tolerantly


def extended(value: Any) -> Any:
    """The same JSON with fields in every object that the document doesn't know, one of them named as ours is."""
    if is_object(value):
        more = {"zNew": 1.50, "additional_properties": {"deep": [None]}}
        return {"aNew": "1.50", **{name: extended(part) for name, part in value.items()}, **more}
    return [extended(part) for part in value] if is_list(value) else value


def extended_objects(name: str) -> Any:
    """The operation's example, extended; the names of a mapping's members aren't fields."""
    if get_origin(BODIES[name].kind) is dict:
        return {key: extended(member) for key, member in EXAMPLES[name].items()}
    return extended(EXAMPLES[name])


@pytest.mark.parametrize("name", BODIES)
def test_so_is_what_has_more_fields_than_the_document(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    sent = json.dumps(extended_objects(name)).encode()
    tolerantly = from_json(sent, BODIES[name].tolerant)
    body = JsonBody(BODIES[name].kind, rows=BODIES[name].rows)
    monkeypatch.delattr(reading, "from_json")

    first, again = body.read(sent), body.read(sent)

    assert repr(first) == repr(again) == repr(tolerantly)
    assert "aNew" in repr(first)


def test_a_new_field_is_found_wherever_it_turns_up_later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Objects of a kind that had none before aren't looked at first."""
    market, *_ = EXAMPLES["get_markets"]
    deep = changed(market, ("filters", "price"), {**market["filters"]["price"], "aNew": 1})
    body = JsonBody(BODIES["get_markets"].kind)
    monkeypatch.delattr(reading, "from_json")

    [plain, extended] = body.read(json.dumps([market, {**market, "aNew": 1}]).encode())
    assert (plain.additional_properties, extended.additional_properties) == ({}, {"aNew": 1})

    [plain, extended] = body.read(json.dumps([{**market, "bNew": 2}, deep]).encode())
    assert (plain.additional_properties, extended.additional_properties) == ({"bNew": 2}, {})
    assert extended.filters.price.additional_properties == {"aNew": 1}


def test_what_unknown_fields_cost_is_kept_small_whatever_their_names() -> None:
    """The names of an object are kept to be recognised, not those of every object that ever came."""
    market, *_ = EXAMPLES["get_markets"]
    body = JsonBody(BODIES["get_markets"].kind)
    sent = json.dumps([{**market, f"{number}": number} for number in range(5000)]).encode()
    body.read(sent)
    gc.collect()

    tracemalloc.start()
    for number in range(20):
        body.read(json.dumps([{**market, f"{number}{'x' * 100_000}": number}]).encode())
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert kept < 500_000


@pytest.mark.parametrize("name", BODIES)
@settings(max_examples=40)  # for each of 78 operations, and every run draws others
@given(data=st.data())
def test_whatever_comes_all_ways_agree(name: str, data: st.DataObject) -> None:
    body = BODIES[name]
    example = EXAMPLES[name]
    if is_list(example):
        example = data.draw(st.sampled_from([example, [*example, *example]]))
    if objects := [place for place in places(example) if is_object(at(example, place))]:
        place = data.draw(st.sampled_from(objects))
        example = changed(example, place, {**at(example, place), **data.draw(NEW_FIELDS)})
    if data.draw(st.booleans()):
        example = changed(example, data.draw(st.sampled_from(list(places(example)))), data.draw(JSON))
    sent = json.dumps(example).encode()

    found = outcome(body.read, sent)

    assert found == outcome(lambda stated: from_json(stated, body.tolerant), sent)
    assert found == outcome(field_by_field(body.tolerant), sent)


# --- Every model ----------------------------------------------------------------------------------------------------

MODELS: list[type[Model]] = [
    found for name in models.__all__ if isinstance(found := getattr(models, name), type) and issubclass(found, Model)
]
AS_DOCUMENTED = st.sampled_from(
    ["0", "-1", "1.50", "1E-8", "2025-07-19T13:09:00.123", "1753626206762", 6, 1753626206762]
)
"""Strings and numbers each of which several fields take."""


def sent_for(kind: Any) -> st.SearchStrategy[Any]:
    """JSON for a field of a type: mostly what the document describes, and now and then anything at all."""
    return st.one_of(*[described(kind)] * 16, JSON)


def described(kind: Any) -> st.SearchStrategy[Any]:
    """JSON for a field of a type, as the document describes it."""
    others = [each for each in get_args(kind) if each is not NoneType]
    if len(others) < len(get_args(kind)):
        return st.none() | described(others[0])
    if get_origin(kind) is list:
        return st.lists(sent_for(others[0]), max_size=2)
    if get_origin(kind) is dict:
        return st.dictionaries(st.text(max_size=3), sent_for(others[1]), max_size=2)
    if kind is bool:
        return st.sampled_from([True, False, "true"])
    if kind is Decimal:
        return st.sampled_from(["0", "1.50", "-1E-8", "0E+3", 1, 2.5])
    if kind is datetime:
        return st.sampled_from(["2025-07-19T13:09:00.123", "2025-07-19 13:09:00", "2025-07-19T13:09:00Z"])
    if isinstance(kind, type) and issubclass(kind, Enum):
        return st.sampled_from([*[member.value for member in kind], "Magic"])
    if isinstance(kind, type) and issubclass(kind, Model):
        return objects(kind)
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return st.tuples(*[sent_for(each.type) for each in msgspec.structs.fields(kind)]).map(list)
    return AS_DOCUMENTED


@cache
def objects(model: type[Model]) -> st.SearchStrategy[dict[str, Any]]:
    """JSON objects for a model, some with fields that it doesn't have."""
    fields = [each for each in msgspec.structs.fields(model) if each.name != "additional_properties"]
    known = st.fixed_dictionaries(
        {each.encode_name: sent_for(each.type) for each in fields if each.required},
        optional={each.encode_name: sent_for(each.type) for each in fields if not each.required},
    )
    return st.one_of(known, st.builds(dict[str, Any].__or__, known, NEW_FIELDS))


@pytest.mark.parametrize("model", MODELS)
@settings(max_examples=25)  # for each of 71 models
@given(data=st.data())
def test_every_model_reads_the_same_at_once_and_field_by_field(model: type[Model], data: st.DataObject) -> None:
    sent = json.dumps(data.draw(objects(model))).encode()

    found = outcome(lambda stated: from_json(stated, model.from_dict), sent)

    assert found == outcome(field_by_field(model.from_dict), sent)


@pytest.mark.parametrize("name", ["additional_properties", "additionalProperties"])
@pytest.mark.parametrize("value", [{"deep": [None]}, 1])
def test_a_field_named_as_ours_is_a_field_that_the_document_lacks(name: str, value: object) -> None:
    body = BODIES["get_open_interest"]
    sent = json.dumps([{"symbol": "SOL_USDC_PERP", name: value}]).encode()

    [found] = body.read(sent)

    assert found.additional_properties == {name: value}
    assert [found] == from_json(sent, body.tolerant)
