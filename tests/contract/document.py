"""The document of the contract tests, and the preparations of its operations."""

from collections.abc import Callable, Mapping
from itertools import count
from typing import Any, TypeAlias

from bpx_api import Client
from bpx_api.models import OrderType, Side
from tools.contract_live.cases import Case, load_cases, load_contract
from tools.contract_live.checker import ResponseChecker

Arguments: TypeAlias = Mapping[str, Any]

CONTRACT = load_contract()
CASES = load_cases(CONTRACT)
SIGNED = [case for case in CASES.values() if case.is_signed]
CHECKER = ResponseChecker(CONTRACT)

_client_ids = count(1)


def arguments_of(case: Case, bpx: Client, *, every: bool = False) -> Arguments:
    """Prepare a call of an operation on the exchange, and return its arguments.

    Args:
        case: The operation.
        bpx: A client for the exchange.
        every: True to include all optional parameters, even if they don't make sense together.
    """
    prepare = PREPARATIONS.get(case.name)
    return {**(case.every_argument if every else case.required), **(prepare(bpx) if prepare else {})}


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
