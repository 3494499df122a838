"""Settlement source filter: a closed vocabulary of the exchange."""

from typing import Literal, TypeAlias

from ..types import OpenEnum


class SettlementSourceFilter(OpenEnum):
    """Kinds of settlement to search for. Some combine several values of `SettlementSource`: culled profits and losses
    are found under `RealizePnl`, culled interest under `TradingFees`.
    """

    BACKSTOP_LIQUIDATION = "BackstopLiquidation"
    FUNDING_PAYMENT = "FundingPayment"
    REALIZE_PNL = "RealizePnl"
    TRADING_FEES = "TradingFees"
    TRADING_FEES_SYSTEM = "TradingFeesSystem"


SettlementSourceFilterValue: TypeAlias = Literal[
    "BackstopLiquidation", "FundingPayment", "RealizePnl", "TradingFees", "TradingFeesSystem"
]
"""The texts that are accepted as `SettlementSourceFilter`."""
