"""Borrow lend source: a closed vocabulary of the exchange."""

from typing import Literal, TypeAlias

from ..types import OpenEnum


class BorrowLendSource(OpenEnum):
    """Cause of a borrow or lend. `Manual` is a request of the account itself; the others are trades, settings,
    conversions and liquidations.
    """

    ADL_PROVIDER = "AdlProvider"
    AUTO_BORROW_REPAY = "AutoBorrowRepay"
    AUTO_LEND = "AutoLend"
    BACKSTOP_PROVIDER = "BackstopProvider"
    DUST_CONVERSION = "DustConversion"
    INTEREST = "Interest"
    LIQUIDATION = "Liquidation"
    LIQUIDATION_ADL = "LiquidationAdl"
    LIQUIDATION_BACKSTOP = "LiquidationBackstop"
    MANUAL = "Manual"
    RECONCILIATION = "Reconciliation"
    RFQ = "Rfq"
    SPOT_MARGIN = "SpotMargin"
    WITHDRAWAL = "Withdrawal"


BorrowLendSourceValue: TypeAlias = Literal[
    "AdlProvider",
    "AutoBorrowRepay",
    "AutoLend",
    "BackstopProvider",
    "DustConversion",
    "Interest",
    "Liquidation",
    "LiquidationAdl",
    "LiquidationBackstop",
    "Manual",
    "Reconciliation",
    "Rfq",
    "SpotMargin",
    "Withdrawal",
]
"""The values that are accepted as `BorrowLendSource`."""
