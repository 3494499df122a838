"""What a perpetual position is worth, what it must be backed by, and when it is liquidated.

The quote asset alone is collateral, shared by all positions of an account; the mark price is the market's last price.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from bpx_sandbox.accounts import Account, Position, rounded
from bpx_sandbox.markets import Market
from bpx_sandbox.orders import ZERO


@dataclass(frozen=True, slots=True)
class Held:
    """An open position with its market and mark price."""

    market: Market
    position: Position
    mark: Decimal

    @property
    def unrealised(self) -> Decimal:
        """Profit or loss if it were closed at the mark price."""
        return self.position.quantity * self.mark - self.position.cost

    @property
    def maintenance(self) -> Decimal:
        """The collateral below which it is liquidated."""
        return abs(self.position.quantity) * self.mark * self.market.maintenance_margin


class Margins:
    """Margins over the markets of one engine."""

    def __init__(self, markets: dict[str, Market], mark: Callable[[str], Decimal | None]) -> None:
        self._markets = markets
        self._mark = mark

    def held(self, account: Account) -> Iterator[Held]:
        """The open positions of an account."""
        for symbol, position in account.positions.items():
            if position.quantity:
                mark = self._mark(symbol)
                yield Held(self._markets[symbol], position, position.entry_price if mark is None else mark)

    def equity(self, account: Account, quote: str) -> Decimal:
        """What an account would have of a quote asset with all its positions closed at the mark price."""
        balance = account.balances[quote]
        return balance.available + balance.locked + self._unrealised(account, quote)

    def free(self, account: Account, asset: str) -> Decimal:
        """What can be withdrawn: what is available, less the losses that are not yet realised."""
        return max(account.balances[asset].available + min(self._unrealised(account, asset), ZERO), ZERO)

    def is_short(self, account: Account, quote: str) -> bool:
        """Whether an account's positions must be liquidated."""
        maintenance = sum((held.maintenance for held in self._of(account, quote)), ZERO)
        return maintenance > ZERO and self.equity(account, quote) < maintenance

    def liquidation_price(self, account: Account, held: Held) -> Decimal:
        """The mark price at which the account would be liquidated if no other price moved; 0 where there is none."""
        quantity, rate = held.position.quantity, held.market.maintenance_margin
        others = sum((other.maintenance for other in self._of(account, held.market.quote)), ZERO) - held.maintenance
        rest = self.equity(account, held.market.quote) - quantity * held.mark - others
        price = -rest / (quantity - abs(quantity) * rate)
        return max(rounded(price), ZERO)

    def _unrealised(self, account: Account, quote: str) -> Decimal:
        return sum((held.unrealised for held in self._of(account, quote)), ZERO)

    def _of(self, account: Account, quote: str) -> Iterator[Held]:
        return (held for held in self.held(account) if held.market.quote == quote)


def initial_rate(account: Account, market: Market) -> Decimal:
    """The part of a position's value that it locks: the market's, or more where the account limits its leverage."""
    return max(market.initial_margin, rounded(1 / account.settings.leverage_limit))


def draw_on_margins(account: Account, asset: str, markets: dict[str, Market]) -> None:
    """Pays what is missing of the available balance out of the positions' margins: they are one collateral."""
    balance = account.balances[asset]
    for symbol, position in account.positions.items():
        if balance.available >= ZERO:
            return
        if markets[symbol].quote == asset:
            part = min(position.margin, -balance.available)
            position.margin -= part
            balance.hold(-part)
