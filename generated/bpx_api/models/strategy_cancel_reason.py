"""Strategy cancel reason: a closed vocabulary of the exchange."""

from typing import Literal, TypeAlias

from ..types import OpenEnum


class StrategyCancelReason(OpenEnum):
    """Reason why the exchange ended a strategy."""

    EXPIRED = "Expired"
    FILL_ORKILL = "FillOrKill"
    INSUFFICIENT_BORROWABLE_QUANTITY = "InsufficientBorrowableQuantity"
    INSUFFICIENT_FUNDS = "InsufficientFunds"
    INSUFFICIENT_LIQUIDITY = "InsufficientLiquidity"
    INVALID_PRICE = "InvalidPrice"
    INVALID_QUANTITY = "InvalidQuantity"
    INSUFFICIENT_MARGIN = "InsufficientMargin"
    LIQUIDATION = "Liquidation"
    PRICE_OUT_OFBOUNDS = "PriceOutOfBounds"
    REDUCE_ONLY_NOT_REDUCED = "ReduceOnlyNotReduced"
    SELF_TRADE_PREVENTION = "SelfTradePrevention"
    UNKNOWN = "Unknown"
    USER_PERMISSIONS = "UserPermissions"


StrategyCancelReasonValue: TypeAlias = Literal[
    "Expired",
    "FillOrKill",
    "InsufficientBorrowableQuantity",
    "InsufficientFunds",
    "InsufficientLiquidity",
    "InvalidPrice",
    "InvalidQuantity",
    "InsufficientMargin",
    "Liquidation",
    "PriceOutOfBounds",
    "ReduceOnlyNotReduced",
    "SelfTradePrevention",
    "Unknown",
    "UserPermissions",
]
"""The values that are accepted as `StrategyCancelReason`."""
