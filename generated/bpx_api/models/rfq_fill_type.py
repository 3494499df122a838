"""Rfq fill type: a closed vocabulary of the exchange."""

from typing import Literal, TypeAlias

from ..types import OpenEnum


class RfqFillType(OpenEnum):
    """Cause of a fill of an RFQ: the account's own trading (`User`), or a conversion of its collateral."""

    USER = "User"
    COLLATERAL_CONVERSION = "CollateralConversion"


RfqFillTypeValue: TypeAlias = Literal["User", "CollateralConversion"]
"""The values that are accepted as `RfqFillType`."""
