"""Settlement source: a closed vocabulary of the exchange."""

from typing import Literal, TypeAlias

from ..types import OpenEnum


class SettlementSource(OpenEnum):
    """Purpose of a settlement: trading fees, funding, profit and loss that was realised or culled, interest, a step of a
    backstop liquidation, or a transferred liability.
    """

    TRADING_FEES = "TradingFees"
    TRADING_FEES_SYSTEM = "TradingFeesSystem"
    FUNDING_PAYMENT = "FundingPayment"
    CULLED_BORROW_INTEREST = "CulledBorrowInterest"
    CULLED_REALIZE_PNL_AUTO = "CulledRealizePnlAuto"
    CULLED_REALIZE_PNL_BOOK_UTILISATION = "CulledRealizePnlBookUtilisation"
    CULLED_REALIZE_PNL_ACCOUNT_THRESHOLD = "CulledRealizePnlAccountThreshold"
    CULLED_REALIZE_PNL_SYSTEM_THRESHOLD = "CulledRealizePnlSystemThreshold"
    REALIZE_PNL = "RealizePnl"
    BACKSTOP_PROVIDER_LIQUIDATION = "BackstopProviderLiquidation"
    BACKSTOP_ADL_LIQUIDATION = "BackstopAdlLiquidation"
    BACKSTOP_LIQUIDITY_FUND_PROCEEDS = "BackstopLiquidityFundProceeds"
    SYSTEM_LIABILITY_TRANSFER = "SystemLiabilityTransfer"


SettlementSourceValue: TypeAlias = Literal[
    "TradingFees",
    "TradingFeesSystem",
    "FundingPayment",
    "CulledBorrowInterest",
    "CulledRealizePnlAuto",
    "CulledRealizePnlBookUtilisation",
    "CulledRealizePnlAccountThreshold",
    "CulledRealizePnlSystemThreshold",
    "RealizePnl",
    "BackstopProviderLiquidation",
    "BackstopAdlLiquidation",
    "BackstopLiquidityFundProceeds",
    "SystemLiabilityTransfer",
]
"""The values that are accepted as `SettlementSource`."""
