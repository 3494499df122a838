"""Every example of the document fits its schema, and goes through the model of its schema without loss."""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any, TypeAlias

import pytest
from attrs import frozen

from tools.codegen.contract import Operation
from tools.codegen.examples import examples
from tools.contract_live.checker import union_members
from tools.contract_live.json_values import Json, is_list, is_object

from .document import CHECKER, CONTRACT, content_of, model_of

Schema: TypeAlias = Mapping[str, Json]

_TIME = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?")
_NOT_YET_DOCUMENTED = {"fieldOfTomorrow": {"listed": [1, "2", {"deep": True}]}}


@frozen
class Example:
    """An example, and its place in the document."""

    place: str
    schema: Schema
    value: Json

    def __str__(self) -> str:
        return self.place


every_example = pytest.mark.parametrize("example", [Example(*found) for found in examples(CONTRACT.document)], ids=str)
every_operation = pytest.mark.parametrize("operation", CONTRACT.operations.values(), ids=CONTRACT.operations)


@every_example
def test_an_example_fits_its_schema(example: Example) -> None:
    assert CHECKER.check_value(example.schema, example.value, example.place) == []


@every_example
def test_an_example_goes_through_its_model_without_loss(example: Example) -> None:
    assert same(through_models(example.schema, example.value)) == same(example.value)


@every_example
def test_fields_that_the_client_does_not_know_are_kept(example: Example) -> None:
    value = at_models(example.schema, example.value, lambda _, fields: {**fields, **_NOT_YET_DOCUMENTED}, deep=True)
    assert same(through_models(example.schema, value)) == same(value)


@every_operation
def test_bodies_and_successes_have_an_example(operation: Operation) -> None:
    successes = {status: node for status, node in operation.node["responses"].items() if status.startswith("2")}
    contents = {status: content_of(node) for status, node in successes.items()}
    contents["body"] = content_of(operation.node.get("requestBody", {}))
    assert [place for place, content in contents.items() if content and "example" not in content[1]] == []


@every_operation
def test_required_parameters_have_an_example(operation: Operation) -> None:
    # contract_live calls the real exchange with it.
    required = {name: node for name, node in operation.parameters.items() if node.get("required")}
    schemas = {name: {**CONTRACT.resolve(node["schema"]), **node} for name, node in required.items()}
    assert [name for name, schema in schemas.items() if not {"example", "default", "enum"} & schema.keys()] == []


def at_models(schema: Schema, value: Json, change: Callable[[type[Any], Json], Json], *, deep: bool) -> Json:
    """A value with a change made to each object that has a model; unless `deep`, not inside another one."""
    node = CONTRACT.resolve(schema)
    if value is None:
        return None
    if "anyOf" in node or "oneOf" in node:
        [choice] = union_members(node, value)
        return at_models(choice, value, change, deep=deep)
    model = model_of(schema)
    if is_object(value):
        parts, others = node.get("properties", {}), node.get("additionalProperties")
        fields = {
            name: at_models(parts.get(name, others), item, change, deep=deep) if deep or model is None else item
            for name, item in value.items()
        }
        return fields if model is None else change(model, fields)
    if is_list(value):
        of_items = node.get("prefixItems", [node.get("items")] * len(value))
        return [at_models(of_item, item, change, deep=deep) for of_item, item in zip(of_items, value, strict=True)]
    return value


def through_models(schema: Schema, value: Json) -> Json:
    """A value read by the models of its schema, and written by them again."""
    return at_models(schema, value, lambda model, fields: model.from_dict(fields).to_dict(), deep=False)


def same(value: Json) -> Json:
    """A value without what makes no difference: null is as good as absent, and a time is an instant."""
    if is_object(value):
        return {name: same(item) for name, item in value.items() if item is not None}
    if is_list(value):
        return [same(item) for item in value]
    if isinstance(value, str) and _TIME.fullmatch(value):
        return datetime.fromisoformat(value).replace(tzinfo=UTC)
    return value
