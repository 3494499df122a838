"""Order expiry reason: a closed vocabulary of the exchange."""

from typing import Literal, TypeAlias

from ..types import OpenEnum


class OrderExpiryReason(OpenEnum):
    """Reason why the exchange ended an order."""

    ACCOUNT_TRADING_SUSPENDED = "AccountTradingSuspended"
    BORROW_REQUIRES_LEND_REDEEM = "BorrowRequiresLendRedeem"
    FILL_ORKILL = "FillOrKill"
    INSUFFICIENT_BORROWABLE_QUANTITY = "InsufficientBorrowableQuantity"
    INSUFFICIENT_FUNDS = "InsufficientFunds"
    INSUFFICIENT_LIQUIDITY = "InsufficientLiquidity"
    INVALID_PRICE = "InvalidPrice"
    INVALID_QUANTITY = "InvalidQuantity"
    IMMEDIATE_ORCANCEL = "ImmediateOrCancel"
    INSUFFICIENT_MARGIN = "InsufficientMargin"
    LIQUIDATION = "Liquidation"
    NEGATIVE_EQUITY = "NegativeEquity"
    POST_ONLY_MODE = "PostOnlyMode"
    POST_ONLY_TAKER = "PostOnlyTaker"
    PRICE_OUT_OFBOUNDS = "PriceOutOfBounds"
    REDUCE_ONLY_NOT_REDUCED = "ReduceOnlyNotReduced"
    SELF_TRADE_PREVENTION = "SelfTradePrevention"
    STOP_WITHOUT_POSITION = "StopWithoutPosition"
    PRICE_IMPACT = "PriceImpact"
    UNKNOWN = "Unknown"
    USER_PERMISSIONS = "UserPermissions"
    MAX_STOP_ORDERS_PER_POSITION = "MaxStopOrdersPerPosition"
    POSITION_LIMIT = "PositionLimit"
    SLIPPAGE_TOLERANCE_EXCEEDED = "SlippageToleranceExceeded"


OrderExpiryReasonValue: TypeAlias = Literal[
    "AccountTradingSuspended",
    "BorrowRequiresLendRedeem",
    "FillOrKill",
    "InsufficientBorrowableQuantity",
    "InsufficientFunds",
    "InsufficientLiquidity",
    "InvalidPrice",
    "InvalidQuantity",
    "ImmediateOrCancel",
    "InsufficientMargin",
    "Liquidation",
    "NegativeEquity",
    "PostOnlyMode",
    "PostOnlyTaker",
    "PriceOutOfBounds",
    "ReduceOnlyNotReduced",
    "SelfTradePrevention",
    "StopWithoutPosition",
    "PriceImpact",
    "Unknown",
    "UserPermissions",
    "MaxStopOrdersPerPosition",
    "PositionLimit",
    "SlippageToleranceExceeded",
]
"""The values that are accepted as `OrderExpiryReason`."""
