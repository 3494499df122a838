"""Trading helpers on top of the typed calls: rounding to a market, paging, and the outcome of an order."""

from .outcomes import (
    Finding,
    NotPlaced,
    Placed,
    StillUnknown,
    afind_order,
    afind_orders,
    find_order,
    find_orders,
)
from .paging import AsyncPaginator, Paginator, apaginate, paginate, paging_mode
from .rounding import check_price, check_quantity, round_price, round_quantity

__all__ = [
    "AsyncPaginator",
    "Finding",
    "NotPlaced",
    "Paginator",
    "Placed",
    "StillUnknown",
    "afind_order",
    "afind_orders",
    "apaginate",
    "check_price",
    "check_quantity",
    "find_order",
    "find_orders",
    "paginate",
    "paging_mode",
    "round_price",
    "round_quantity",
]
