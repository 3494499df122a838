"""Fill type: a closed vocabulary of the exchange."""

from typing import Literal, TypeAlias

from ..types import OpenEnum


class FillType(OpenEnum):
    """Cause of a fill. `User` is the account's own trading; the others are liquidations, auto-deleveraging (`Adl`), the
    backstop, and conversions of collateral. `AllLiquidation` and `CollateralConversionAndSpotLiquidation` combine
    several.
    """

    USER = "User"
    BOOK_LIQUIDATION = "BookLiquidation"
    ADL = "Adl"
    BACKSTOP = "Backstop"
    LIQUIDATION = "Liquidation"
    ALL_LIQUIDATION = "AllLiquidation"
    COLLATERAL_CONVERSION = "CollateralConversion"
    COLLATERAL_CONVERSION_AND_SPOT_LIQUIDATION = "CollateralConversionAndSpotLiquidation"


FillTypeValue: TypeAlias = Literal[
    "User",
    "BookLiquidation",
    "Adl",
    "Backstop",
    "Liquidation",
    "AllLiquidation",
    "CollateralConversion",
    "CollateralConversionAndSpotLiquidation",
]
"""The values that are accepted as `FillType`."""
