"""Rwa market type: a closed vocabulary of the exchange."""

from typing import Literal, TypeAlias

from ..types import OpenEnum


class RwaMarketType(OpenEnum):
    """Kind of real-world asset that a market follows.

    - `STOCK`: one stock
    - `INDEX`: a stock index
    - `COMMODITY`: a commodity
    - `FX`: a currency pair
    """

    STOCK = "STOCK"
    INDEX = "INDEX"
    COMMODITY = "COMMODITY"
    FX = "FX"


RwaMarketTypeValue: TypeAlias = Literal["STOCK", "INDEX", "COMMODITY", "FX"]
"""The values that are accepted as `RwaMarketType`."""
