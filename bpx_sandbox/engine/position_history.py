"""Histories of positions and settlements, built from an account's fills."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from bpx_sandbox.engine.accounts import Account, Position, round_amount
from bpx_sandbox.engine.markets import Market
from bpx_sandbox.engine.orders import ZERO, Fill, Trade


@dataclass(slots=True)
class PositionRecord:
    """An open or closed position.

    Attributes:
        position: Its current state; the quantity is zero once it is closed.
        entry_price: The average entry price, kept when it is closed.
        opened_at: Unix milliseconds.
        realised: Profit and loss.
        fees: Trading fees.
        funding: Funding received less funding paid.
        closed_value: The value of its closed parts in the quote asset.
        liquidated: The quantity that a liquidation closed.
        closing_price: The price of the last fill of a closed position.
        closed_at: Unix milliseconds; None while it is open.
    """

    id: str
    market: Market
    opened_at: int
    position: Position = field(default_factory=Position)
    entry_price: Decimal = ZERO
    realized_pnl: Decimal = ZERO
    fees: Decimal = ZERO
    funding: Decimal = ZERO
    closed_value: Decimal = ZERO
    liquidated: Decimal = ZERO
    closing_price: Decimal | None = None
    closed_at: int | None = None


@dataclass(frozen=True, slots=True)
class Settlement:
    """An amount of the quote asset that was received or paid; `settled_at` is in Unix milliseconds."""

    source: str
    quantity: Decimal
    position_id: str | None
    settled_at: int


@dataclass(slots=True)
class PositionHistory:
    """The positions of an account by opening time, and its settlements by time."""

    positions: list[PositionRecord]
    settlements: list[Settlement]


def position_id(trade: Trade, *, is_maker: bool) -> str:
    """Return the id of the position that a fill opens; both sides of a trade may open one."""
    return str(trade.id * 2 + is_maker)


def build_position_history(account: Account, markets: Mapping[str, Market]) -> PositionHistory:
    """Build the history of an account from its fills in perpetuals."""
    found = PositionHistory([], [])
    current: dict[str, PositionRecord] = {}
    for fill in account.fills:
        market = markets[fill.order.terms.symbol]
        if market.is_perpetual:
            _follow(found, current, market, fill)
    by_id = {record.id: record for record in found.positions}
    for payment in account.funding:
        by_id[payment.position_id].funding += payment.quantity
        found.settlements.append(Settlement("FundingPayment", payment.quantity, payment.position_id, payment.ended_at))
    for shortfall in account.shortfalls:
        found.settlements.append(Settlement("SystemLiabilityTransfer", shortfall.quantity, None, shortfall.paid_at))
    found.settlements.sort(key=lambda settlement: settlement.settled_at)
    return found


def _follow(found: PositionHistory, current: dict[str, PositionRecord], market: Market, fill: Fill) -> None:
    trade, change = fill.trade, fill.order.terms.side.sign * fill.trade.quantity
    record, fee = current.get(market.symbol), fill.fee
    if record is not None:
        held = record.position.quantity
        closing = max(-abs(held), -abs(change)).copy_sign(change) if held * change < 0 else ZERO
        part = change if closing in (ZERO, change) else closing
        paid = fee if part == change else round_amount(fee * part / change)
        profit = record.position.apply(part, trade.price)
        record.realized_pnl += profit
        record.fees += paid
        record.closed_value += abs(closing) * trade.price
        if fill.order.system_type is not None:
            record.liquidated += abs(closing)
        if profit:
            found.settlements.append(Settlement("RealizePnl", profit, record.id, trade.timestamp))
        if record.position.quantity:
            record.entry_price = record.position.entry_price
        else:
            record.closing_price, record.closed_at = trade.price, trade.timestamp
            del current[market.symbol]
        change, fee = change - part, fee - paid
    if change:
        record = current[market.symbol] = PositionRecord(
            position_id(trade, is_maker=fill.is_maker), market, trade.timestamp, fees=fee
        )
        record.position.apply(change, trade.price)
        record.entry_price = trade.price
        found.positions.append(record)
    found.settlements.append(Settlement("TradingFees", -fill.fee, None, trade.timestamp))
