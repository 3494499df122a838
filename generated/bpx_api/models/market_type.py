"""Market type: a closed vocabulary of the exchange."""

from typing import Literal, TypeAlias

from ..types import OpenEnum


class MarketType(OpenEnum):
    """Kind of market.

    - `SPOT`: the asset itself
    - `PERP`: perpetual futures
    - `IPERP`: not described by the exchange
    - `DATED`: futures with a settlement date
    - `PREDICTION`: prediction markets
    - `RFQ`: trading by request for quote
    """

    SPOT = "SPOT"
    PERP = "PERP"
    IPERP = "IPERP"
    DATED = "DATED"
    PREDICTION = "PREDICTION"
    RFQ = "RFQ"


MarketTypeValue: TypeAlias = Literal["SPOT", "PERP", "IPERP", "DATED", "PREDICTION", "RFQ"]
"""The values that are accepted as `MarketType`."""
