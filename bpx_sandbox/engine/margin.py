"""What a perpetual position is worth, what it must be backed by, and when it is liquidated.

The quote asset alone is collateral, shared by all positions of an account; the mark price is the market's last price.
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
        """Profit or loss if it were closed at the mark price."""
        return self.position.quantity * self.mark - self.position.cost

    @property
    def maintenance_margin(self) -> Decimal:
        """The collateral below which it is liquidated."""
        return abs(self.position.quantity) * self.mark * self.market.maintenance_margin


class Margins:
    """Margins over the markets of one engine."""

    def __init__(self, markets: dict[str, Market], mark: Callable[[str], Decimal | None]) -> None:
        self._markets = markets
        self._mark = mark

    def open_positions(self, account: Account) -> Iterator[OpenPosition]:
        """The open positions of an account."""
        for symbol, position in account.positions.items():
            if position.quantity:
                mark = self._mark(symbol)
                yield OpenPosition(self._markets[symbol], position, position.entry_price if mark is None else mark)

    def equity(self, account: Account, quote: str) -> Decimal:
        """What an account would have of a quote asset with all its positions and loans closed at the mark price."""
        balance = account.balances[quote]
        funds = balance.available + balance.locked + self.unrealized_pnl(account, quote)
        if not account.loans:
            return funds
        lent = account.loans.get(quote)
        own = ZERO if lent is None or lent.net < 0 else lent.net
        return funds + own - self.borrowed(account, quote)

    def borrowed(self, account: Account, quote: str) -> Decimal:
        """What an account owes, at the assets' prices in a quote asset."""
        debts = ((loan.symbol, -loan.net) for loan in account.loans.values() if loan.net < 0)
        return sum((debt * (self.price(asset, quote) or ZERO) for asset, debt in debts), ZERO)

    def borrowable(self, account: Account, asset: str) -> Decimal:
        """What an account may still borrow of an asset: in all, as much as its equity is worth."""
        quote = self.quote_of(asset)
        price = self.price(asset, quote)
        if not price:
            return ZERO
        return round_amount(max(self.equity(account, quote) - self.borrowed(account, quote), ZERO) / price)

    def withdrawable(self, account: Account, asset: str) -> Decimal:
        """What can be withdrawn: what is available, less the losses that are not yet realised and what backs a debt."""
        free = account.balances[asset].available + min(self.unrealized_pnl(account, asset), ZERO)
        if account.loans and any(market.quote == asset for market in self._markets.values()):
            free = min(free, self.equity(account, asset) - self.borrowed(account, asset))
        return max(free, ZERO)

    def price(self, asset: str, quote: str) -> Decimal | None:
        """The price of an asset in a quote asset; None where no market says."""
        if asset == quote:
            return Decimal(1)
        for symbol in (f"{asset}_{quote}", f"{asset}_{quote}_PERP"):
            if symbol in self._markets and (price := self._mark(symbol)) is not None:
                return price
        return None

    def quote_of(self, asset: str) -> str:
        """The asset in which an asset is valued: its market's quote asset, or itself where it is one."""
        quotes = [market.quote for market in self._markets.values() if market.base == asset]
        return quotes[0] if quotes else asset

    def is_undermargined(self, account: Account, quote: str) -> bool:
        """Whether an account's positions must be liquidated."""
        maintenance = sum((held.maintenance_margin for held in self._in_quote(account, quote)), ZERO)
        return maintenance > ZERO and self.equity(account, quote) < maintenance

    def liquidation_price(self, account: Account, held: OpenPosition) -> Decimal:
        """The mark price at which the account would be liquidated if no other price moved; 0 where there is none."""
        quantity, rate = held.position.quantity, held.market.maintenance_margin
        others = (
            sum((other.maintenance_margin for other in self._in_quote(account, held.market.quote)), ZERO)
            - held.maintenance_margin
        )
        rest = self.equity(account, held.market.quote) - quantity * held.mark - others
        price = -rest / (quantity - abs(quantity) * rate)
        return max(round_amount(price), ZERO)

    def unrealized_pnl(self, account: Account, quote: str) -> Decimal:
        """The profit and loss of an account's positions that is not realised yet."""
        return sum((held.unrealized_pnl for held in self._in_quote(account, quote)), ZERO)

    def _in_quote(self, account: Account, quote: str) -> Iterator[OpenPosition]:
        return (held for held in self.open_positions(account) if held.market.quote == quote)


def initial_margin_rate(account: Account, market: Market) -> Decimal:
    """The part of a position's value that it locks: the market's, or more where the account limits its leverage."""
    return max(market.initial_margin, round_amount(1 / account.settings.leverage_limit))


def cover_from_margins(account: Account, asset: str, markets: dict[str, Market]) -> None:
    """Pays what is missing of the available balance out of the positions' margins: they are one collateral."""
    balance = account.balances[asset]
    for symbol, position in account.positions.items():
        if balance.available >= ZERO:
            return
        if markets[symbol].quote == asset:
            part = min(position.margin, -balance.available)
            position.margin -= part
            balance.hold(-part)
