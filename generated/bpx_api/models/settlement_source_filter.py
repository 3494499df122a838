"""Settlement source filter: a closed vocabulary of the exchange."""

from typing import Literal, TypeAlias

from ..types import OpenEnum


class SettlementSourceFilter(OpenEnum):
    """Kind of settlement to filter by. Some combine several values of `SettlementSource`: `RealizePnl` includes culled
    profits and losses, `TradingFees` includes culled interest.
    """

    BACKSTOP_LIQUIDATION = "BackstopLiquidation"
    FUNDING_PAYMENT = "FundingPayment"
    REALIZE_PNL = "RealizePnl"
    TRADING_FEES = "TradingFees"
    TRADING_FEES_SYSTEM = "TradingFeesSystem"


SettlementSourceFilterValue: TypeAlias = Literal[
    "BackstopLiquidation", "FundingPayment", "RealizePnl", "TradingFees", "TradingFeesSystem"
]
"""The values that are accepted as `SettlementSourceFilter`."""
