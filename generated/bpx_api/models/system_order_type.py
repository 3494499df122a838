"""System order type: a closed vocabulary of the exchange."""

from typing import Literal, TypeAlias

from ..types import OpenEnum


class SystemOrderType(OpenEnum):
    """Reason why the exchange placed an order: collateral converted, a future expired, a position liquidated (by
    auto-deleveraging, on the book, or through the backstop), or a book closed.
    """

    COLLATERAL_CONVERSION = "CollateralConversion"
    FUTURE_EXPIRY = "FutureExpiry"
    LIQUIDATE_POSITION_ONADL = "LiquidatePositionOnAdl"
    LIQUIDATE_POSITION_ONBOOK = "LiquidatePositionOnBook"
    LIQUIDATE_POSITION_ONBACKSTOP = "LiquidatePositionOnBackstop"
    ORDER_BOOK_CLOSED = "OrderBookClosed"


SystemOrderTypeValue: TypeAlias = Literal[
    "CollateralConversion",
    "FutureExpiry",
    "LiquidatePositionOnAdl",
    "LiquidatePositionOnBook",
    "LiquidatePositionOnBackstop",
    "OrderBookClosed",
]
"""The values that are accepted as `SystemOrderType`."""
