"""The document that every contract test is generated from, and what its operations need to be callable here."""

from collections.abc import Callable, Mapping
from itertools import count
from typing import Any, TypeAlias

from bpx_api import Client
from bpx_api.models import OrderType, Side
from tools.contract_live.cases import Case, load_cases, load_contract
from tools.contract_live.responses import ResponseChecker

Arguments: TypeAlias = Mapping[str, Any]

CONTRACT = load_contract()
CASES = load_cases(CONTRACT)
SIGNED = [case for case in CASES.values() if case.is_signed]
CHECKER = ResponseChecker(CONTRACT)

_client_ids = count(1)


def arguments_of(case: Case, bpx: Client, *, every: bool = False) -> Arguments:
    """Arguments for one call of an operation, after what the operation needs was brought about.

    Args:
        case: The operation.
        bpx: A client for the exchange that is to be called.
        every: With all optional parameters, whether or not they make sense together.
    """
    prepare = PREPARATIONS.get(case.name)
    return {**(case.every_argument if every else case.required), **(prepare(bpx) if prepare else {})}


def resting_order(bpx: Client) -> Arguments:
    """Places an order that rests, and names it."""
    order = bpx.order.execute_order(
        symbol="SOL_USDC", side=Side.BID, order_type=OrderType.LIMIT, price="150.00", quantity="0.01", post_only=True
    )
    return {"symbol": order.symbol, "order_id": order.id}


def fresh_client_id(bpx: Client) -> Arguments:
    """An id that no open order has."""
    return {"client_id": next(_client_ids)}


PREPARATIONS: Mapping[str, Callable[[Client], Arguments]] = {
    "get_order": resting_order,
    "cancel_order": resting_order,
    "execute_order": fresh_client_id,
}
"""The operations for which the document's examples alone don't do; all that is known here by name."""
