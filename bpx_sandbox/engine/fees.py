"""Trading fees and the assets in which they are charged."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from bpx_sandbox.engine.markets import Market
from bpx_sandbox.engine.orders import Side

BASIS_POINT = Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class FeeSchedule:
    """Maker and taker fee in basis points of the value of a fill."""

    maker: Decimal
    taker: Decimal

    def rate(self, *, is_maker: bool) -> Decimal:
        """Return the fee as a fraction."""
        return (self.maker if is_maker else self.taker) * BASIS_POINT


SPOT_FEES = FeeSchedule(maker=Decimal("8"), taker=Decimal("10"))
PERPETUAL_FEES = FeeSchedule(maker=Decimal("2"), taker=Decimal("5"))


def fees_of(market: Market) -> FeeSchedule:
    """Return the fees of a market."""
    return PERPETUAL_FEES if market.is_perpetual else SPOT_FEES


def fee_asset(market: Market, side: Side) -> str:
    """Return the asset of a fee: the asset received on a spot market, the quote asset for a perpetual."""
    return market.base if side is Side.BID and not market.is_perpetual else market.quote
