"""What the exchange charges for a fill, and in which asset."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from bpx_sandbox.engine.markets import Market
from bpx_sandbox.engine.orders import Side

BASIS_POINT = Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class FeeSchedule:
    """Fees in basis points of what a fill is worth."""

    maker: Decimal
    taker: Decimal

    def rate(self, *, is_maker: bool) -> Decimal:
        """The fee as a part of one."""
        return (self.maker if is_maker else self.taker) * BASIS_POINT


SPOT_FEES = FeeSchedule(maker=Decimal("8"), taker=Decimal("10"))
PERPETUAL_FEES = FeeSchedule(maker=Decimal("2"), taker=Decimal("5"))


def fees_of(market: Market) -> FeeSchedule:
    """The fees of one market."""
    return PERPETUAL_FEES if market.is_perpetual else SPOT_FEES


def fee_asset(market: Market, side: Side) -> str:
    """The asset that a fee is charged in: on a spot market the one received, on a perpetual the quote asset."""
    return market.base if side is Side.BID and not market.is_perpetual else market.quote
