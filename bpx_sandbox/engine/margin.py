"""Margin of perpetual positions, and the equity, debts and liquidation prices of accounts.

Only the quote asset is collateral, shared by all positions of an account. The mark price is the market's last price.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from bpx_sandbox.engine.accounts import Account, Position, round_amount
from bpx_sandbox.engine.markets import Market
from bpx_sandbox.engine.orders import ZERO


@dataclass(frozen=True, slots=True)
class OpenPosition:
    """An open position with its market and mark price."""

    market: Market
    position: Position
    mark: Decimal

    @property
    def unrealized_pnl(self) -> Decimal:
        """The profit or loss if it were closed at the mark price."""
        return self.position.quantity * self.mark - self.position.cost

    @property
    def maintenance_margin(self) -> Decimal:
        """The equity below which it is liquidated."""
        return abs(self.position.quantity) * self.mark * self.market.maintenance_margin


class Margins:
    """Margin and equity of the accounts of one engine."""

    def __init__(self, markets: dict[str, Market], mark: Callable[[str], Decimal | None]) -> None:
        self._markets = markets
        self._mark = mark

    def open_positions(self, account: Account) -> Iterator[OpenPosition]:
        """Iterate over the open positions of an account."""
        for symbol, position in account.positions.items():
            if position.quantity:
                mark = self._mark(symbol)
                yield OpenPosition(self._markets[symbol], position, position.entry_price if mark is None else mark)

    def equity(self, account: Account, quote: str) -> Decimal:
        """Return the funds in a quote asset if all positions and loans were closed at the mark price."""
        balance = account.balances[quote]
        funds = balance.available + balance.locked + self.unrealized_pnl(account, quote)
        if not account.loans:
            return funds
        lent = account.loans.get(quote)
        own = ZERO if lent is None or lent.net < 0 else lent.net
        return funds + own - self.borrowed(account, quote)

    def borrowed(self, account: Account, quote: str) -> Decimal:
        """Return the debts of an account, valued in a quote asset."""
        debts = ((loan.symbol, -loan.net) for loan in account.loans.values() if loan.net < 0)
        return sum((debt * (self.price(asset, quote) or ZERO) for asset, debt in debts), ZERO)

    def borrowable(self, account: Account, asset: str) -> Decimal:
        """Return the quantity that an account can still borrow: its debts are limited to its equity."""
        quote = self.quote_of(asset)
        price = self.price(asset, quote)
        if not price:
            return ZERO
        return round_amount(max(self.equity(account, quote) - self.borrowed(account, quote), ZERO) / price)

    def withdrawable(self, account: Account, asset: str) -> Decimal:
        """Return the quantity that can be withdrawn: what is available, less unrealized losses and backed debts."""
        free = account.balances[asset].available + min(self.unrealized_pnl(account, asset), ZERO)
        if account.loans and any(market.quote == asset for market in self._markets.values()):
            free = min(free, self.equity(account, asset) - self.borrowed(account, asset))
        return max(free, ZERO)

    def price(self, asset: str, quote: str) -> Decimal | None:
        """Return the price of an asset in a quote asset; None without a market for it."""
        if asset == quote:
            return Decimal(1)
        for symbol in (f"{asset}_{quote}", f"{asset}_{quote}_PERP"):
            if symbol in self._markets and (price := self._mark(symbol)) is not None:
                return price
        return None

    def quote_of(self, asset: str) -> str:
        """Return the asset that values an asset: its market's quote asset, or the asset itself if it is one."""
        quotes = [market.quote for market in self._markets.values() if market.base == asset]
        return quotes[0] if quotes else asset

    def is_undermargined(self, account: Account, quote: str) -> bool:
        """Return True if an account's positions must be liquidated."""
        maintenance = sum((held.maintenance_margin for held in self._in_quote(account, quote)), ZERO)
        return maintenance > ZERO and self.equity(account, quote) < maintenance

    def liquidation_price(self, account: Account, held: OpenPosition) -> Decimal:
        """Return the mark price that would liquidate the account if no other price moved; 0 if none would."""
        quantity, rate = held.position.quantity, held.market.maintenance_margin
        others = (
            sum((other.maintenance_margin for other in self._in_quote(account, held.market.quote)), ZERO)
            - held.maintenance_margin
        )
        rest = self.equity(account, held.market.quote) - quantity * held.mark - others
        price = -rest / (quantity - abs(quantity) * rate)
        return max(round_amount(price), ZERO)

    def unrealized_pnl(self, account: Account, quote: str) -> Decimal:
        """Return the unrealized profit and loss of an account's positions."""
        return sum((held.unrealized_pnl for held in self._in_quote(account, quote)), ZERO)

    def _in_quote(self, account: Account, quote: str) -> Iterator[OpenPosition]:
        return (held for held in self.open_positions(account) if held.market.quote == quote)


def initial_margin_rate(account: Account, market: Market) -> Decimal:
    """Return the initial margin as a fraction: the market's, or more if the account limits its leverage."""
    return max(market.initial_margin, round_amount(1 / account.settings.leverage_limit))


def cover_from_margins(account: Account, asset: str, markets: dict[str, Market]) -> None:
    """Cover a negative available balance from the margin of the account's positions."""
    balance = account.balances[asset]
    for symbol, position in account.positions.items():
        if balance.available >= ZERO:
            return
        if markets[symbol].quote == asset:
            part = min(position.margin, -balance.available)
            position.margin -= part
            balance.hold(-part)
