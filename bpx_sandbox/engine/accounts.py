"""Accounts: what they own, what is locked, their positions, and the orders and fills that led there."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from decimal import ROUND_HALF_EVEN, Decimal

from bpx_sandbox.engine import errors
from bpx_sandbox.engine.orders import ZERO, Fill, Order

# Amounts that come out of a division or a fee rate are rounded to this, so that sums stay exact for ever.
AMOUNT_STEP = Decimal("1e-8")


def round_amount(amount: Decimal) -> Decimal:
    """An amount as it is booked."""
    return amount.quantize(AMOUNT_STEP, ROUND_HALF_EVEN)


@dataclass(slots=True)
class Balance:
    """What an account has of one asset: free to use, or held by its orders and positions."""

    available: Decimal = ZERO
    locked: Decimal = ZERO

    def lock(self, amount: Decimal) -> None:
        """Moves an available amount behind an order, or refuses. An order that needs nothing is never refused.

        While an event is carried out, what is available may be below zero, until the account is made whole.
        """
        if amount > max(self.available, ZERO):
            raise errors.insufficient_funds()
        self.hold(amount)

    def hold(self, amount: Decimal) -> None:
        """Moves an amount to or, where it is negative, from what is locked, come what may."""
        self.available -= amount
        self.locked += amount


@dataclass(slots=True)
class Position:
    """A position in a perpetual.

    Attributes:
        quantity: Positive when long, negative when short.
        cost: What the open quantity was entered for; it has the sign of the quantity.
        margin: How much of the quote asset it keeps locked.
        realised: Profit and loss since it was opened.
        funding: Funding received less funding paid since it was opened.
        id: Tells it from the positions that were open before it; empty until `begin`.
    """

    quantity: Decimal = ZERO
    cost: Decimal = ZERO
    margin: Decimal = ZERO
    realized_pnl: Decimal = ZERO
    funding: Decimal = ZERO
    id: str = ""

    def start(self, position_id: str) -> None:
        """Count as a new position from now on."""
        self.id, self.realized_pnl, self.funding = position_id, ZERO, ZERO

    @property
    def entry_price(self) -> Decimal:
        """The average price at which the open quantity was entered."""
        return round_amount(self.cost / self.quantity) if self.quantity else ZERO

    def apply(self, change: Decimal, price: Decimal) -> Decimal:
        """Adds a signed quantity at a price, and returns the profit or loss that this realises."""
        closed = ZERO
        if self.quantity * change < 0:
            closed = max(-abs(self.quantity), -abs(change)).copy_sign(change)
        ends = closed == -self.quantity
        released = self.cost if ends else round_amount(self.cost * -closed / self.quantity)
        if ends:
            self.id = ""
        self.quantity += change
        self.cost += (change - closed) * price - released
        profit = -closed * price - released
        self.realized_pnl = self.realized_pnl + profit if self.quantity else ZERO
        return profit


@dataclass(slots=True)
class Settings:
    """What an account can set for itself."""

    auto_borrow_settlements: bool = False
    auto_lend: bool = False
    auto_repay_borrows: bool = False
    leverage_limit: Decimal = Decimal(10)


@dataclass(frozen=True, slots=True)
class Deposit:
    """Funds that came in; `created_at` is in Unix milliseconds."""

    id: int
    symbol: str
    quantity: Decimal
    created_at: int


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Funds that were asked to go out; `created_at` is in Unix milliseconds."""

    id: int
    symbol: str
    quantity: Decimal
    blockchain: str
    address: str
    client_id: str | None
    created_at: int


@dataclass(frozen=True, slots=True)
class FundingPayment:
    """Funding of an hour for one position: above zero where it was received; `ended_at` is in Unix milliseconds."""

    symbol: str
    quantity: Decimal
    rate: Decimal
    position_id: str
    ended_at: int


@dataclass(frozen=True, slots=True)
class Shortfall:
    """What the house paid because an account had lost more than all its funds; `paid_at` is in Unix milliseconds."""

    quantity: Decimal
    paid_at: int


@dataclass(slots=True)
class Loan:
    """What an account has lent or borrowed of one asset.

    Attributes:
        side: `Lend` or `Borrow`.
        net: Above zero when lent, below zero when borrowed; zero once it is closed.
        largest: The largest size that it had.
        interest: What it earned, or below zero what it cost.
    """

    id: str
    symbol: str
    side: str
    created_at: int
    net: Decimal = ZERO
    largest: Decimal = ZERO
    interest: Decimal = ZERO


@dataclass(frozen=True, slots=True)
class LoanEvent:
    """A change of a loan; `net` is what it came to, `moved_at` is in Unix milliseconds."""

    event: str
    loan_id: str
    symbol: str
    quantity: Decimal
    net: Decimal
    moved_at: int


@dataclass(frozen=True, slots=True)
class InterestPayment:
    """Interest of an hour on one loan: above zero where it was earned; `paid_at` is in Unix milliseconds."""

    symbol: str
    side: str
    loan_id: str
    quantity: Decimal
    rate: Decimal
    paid_at: int


@dataclass(slots=True, eq=False)
class Account:
    """One customer of the exchange. What stands by id or in a list stands oldest first.

    Attributes:
        open_orders: Orders on a book or waiting for a trigger, by id.
        client_ids: The open orders that have a client id, by it.
        reduce_only: The open orders that may only shrink a position, by id.
        orders: All orders ever taken, by id.
        loans: The open loans, by asset.
        tokens: The two-factor tokens that were issued.
    """

    name: str
    balances: defaultdict[str, Balance] = field(default_factory=lambda: defaultdict(Balance))
    positions: defaultdict[str, Position] = field(default_factory=lambda: defaultdict(Position))
    open_orders: dict[str, Order] = field(default_factory=dict[str, Order])
    client_ids: dict[int, Order] = field(default_factory=dict[int, Order])
    reduce_only: dict[str, Order] = field(default_factory=dict[str, Order])
    orders: dict[str, Order] = field(default_factory=dict[str, Order])
    fills: list[Fill] = field(default_factory=list[Fill])
    deposits: list[Deposit] = field(default_factory=list[Deposit])
    withdrawals: list[Withdrawal] = field(default_factory=list[Withdrawal])
    funding: list[FundingPayment] = field(default_factory=list[FundingPayment])
    shortfalls: list[Shortfall] = field(default_factory=list[Shortfall])
    loans: dict[str, Loan] = field(default_factory=dict[str, Loan])
    all_loans: list[Loan] = field(default_factory=list[Loan])
    loan_events: list[LoanEvent] = field(default_factory=list[LoanEvent])
    interest: list[InterestPayment] = field(default_factory=list[InterestPayment])
    tokens: set[str] = field(default_factory=set[str])
    settings: Settings = field(default_factory=Settings)

    def open(self, order: Order) -> None:
        """Counts an order among the open ones."""
        self.open_orders[order.id] = order
        if order.terms.client_id is not None:
            self.client_ids[order.terms.client_id] = order
        if order.terms.reduce_only and not order.is_pending:
            self.reduce_only[order.id] = order

    def close(self, order: Order) -> None:
        """Counts an order among the open ones no longer; one that never was is left alone."""
        if self.open_orders.pop(order.id, None) and order.terms.client_id is not None:
            del self.client_ids[order.terms.client_id]
        self.reduce_only.pop(order.id, None)
