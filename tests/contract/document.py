"""The document of the contract tests, its operations with their bodies, and what has to be there before a call."""

from collections.abc import Callable, Mapping
from itertools import count
from typing import Any, TypeAlias, get_args, get_type_hints

import attrs

from bpx_api import Client, models
from bpx_api.models import OrderType, Side
from tools.contract_live.cases import Case, load_cases, load_contract
from tools.contract_live.checker import ResponseChecker

Arguments: TypeAlias = Mapping[str, Any]

CONTRACT = load_contract()
CHECKER = ResponseChecker(CONTRACT)

_client_ids = count(1)


def model_of(schema: Mapping[str, Any]) -> type[Any] | None:
    """Return the generated class of a schema; None: the schema refers to no component, or to one without a class."""
    name = str(schema.get("$ref", "")).rsplit("/", 1)[-1]
    found: type[Any] | None = getattr(models, name, None) if name else None
    return found


def content_of(node: Mapping[str, Any]) -> tuple[str, Mapping[str, Any]] | None:
    """Return the media type, and schema and example, of a request body or a response; None: it has no content."""
    return next(iter(CONTRACT.resolve(node).get("content", {}).items()), None)


def body_model(case: Case, schema: Mapping[str, Any]) -> type[Any]:
    """Return the class of a body: that of its component, or one of its own."""
    stated = get_type_hints(case.module.sync)["body"]
    found: type[Any] = model_of(schema) or next(
        kind for kind in (stated, *get_args(stated)) if hasattr(kind, "from_dict")
    )
    return found


def body_arguments(case: Case) -> Mapping[str, Any]:
    """Return the example of a body as arguments of the client's method."""
    node = case.operation.node.get("requestBody", {})
    found = content_of(node)
    if found is None:
        return {}
    _, content = found
    schema = content["schema"]
    if schema.get("type") == "array":
        item = model_of(schema["items"])
        return {node["x-body-name"]: [item.from_dict(example) if item else example for example in content["example"]]}
    model = body_model(case, schema)
    body = model.from_dict(content["example"])
    given = {field.name: getattr(body, field.name) for field in attrs.fields(model)}
    return {name: value for name, value in given.items() if name != "additional_properties" and value is not None}


def function_arguments(case: Case, arguments: Arguments) -> Arguments:
    """Convert arguments of the client's method for the generated functions, which take the body as one value."""
    node = case.operation.node.get("requestBody", {})
    found = content_of(node)
    if found is None:
        return arguments
    if found[1]["schema"].get("type") == "array":
        return {"body" if name == node["x-body-name"] else name: value for name, value in arguments.items()}
    model = body_model(case, found[1]["schema"])
    fields = {field.name for field in attrs.fields(model)}
    body = model(**{name: value for name, value in arguments.items() if name in fields})
    return {"body": body, **{name: value for name, value in arguments.items() if name not in fields}}


CASES = {
    name: attrs.evolve(case, required={**case.required, **body_arguments(case)})
    for name, case in load_cases(CONTRACT).items()
}
SIGNED = [case for case in CASES.values() if case.is_signed]


def arguments_of(case: Case, bpx: Client, *, every: bool = False) -> Arguments:
    """Prepare a call of an operation on the exchange, and return its arguments.

    Args:
        case: The operation.
        bpx: A client for the exchange.
        every: True to include all optional parameters, even if they don't make sense together.
    """
    prepare = PREPARATIONS.get(case.name)
    return {**case.required, **(case.optional if every else {}), **(prepare(bpx) if prepare else {})}


def resting_order(bpx: Client) -> Arguments:
    """Place an order that rests, and return its symbol and id."""
    order = bpx.order.execute_order(
        symbol="SOL_USDC", side=Side.BID, order_type=OrderType.LIMIT, price="150.00", quantity="0.01", post_only=True
    )
    return {"symbol": order.symbol, "order_id": order.id}


def fresh_client_id(bpx: Client) -> Arguments:
    """Return a client id that no open order has."""
    return {"client_id": next(_client_ids)}


PREPARATIONS: Mapping[str, Callable[[Client], Arguments]] = {
    "get_order": resting_order,
    "cancel_order": resting_order,
    "execute_order": fresh_client_id,
}
"""The operations for which the document's examples aren't enough."""
