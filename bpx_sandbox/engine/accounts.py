"""Accounts: balances, positions, loans, orders and fills."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from decimal import ROUND_HALF_EVEN, Decimal

from bpx_sandbox.engine import errors
from bpx_sandbox.engine.orders import ZERO, Fill, Order

AMOUNT_STEP = Decimal("1e-8")
"""The unit that amounts from a division or a fee rate are rounded to, so that sums stay exact."""


def round_amount(amount: Decimal) -> Decimal:
    """Round an amount to the unit in which it is booked."""
    return amount.quantize(AMOUNT_STEP, ROUND_HALF_EVEN)


@dataclass(slots=True)
class Balance:
    """An account's funds in one asset: available, or locked by its orders and positions."""

    available: Decimal = ZERO
    locked: Decimal = ZERO

    def lock(self, amount: Decimal) -> None:
        """Lock an available amount.

        An amount of zero can always be locked. The available amount may be below zero while an event is processed.

        Raises:
            Refusal: Less than the amount is available.
        """
        if amount > max(self.available, ZERO):
            raise errors.insufficient_funds()
        self.hold(amount)

    def hold(self, amount: Decimal) -> None:
        """Move an amount from available to locked, or back if it is negative, without a check."""
        self.available -= amount
        self.locked += amount


@dataclass(slots=True)
class Position:
    """A position in a perpetual.

    Attributes:
        quantity: Positive when long, negative when short.
        cost: The entry value of the open quantity, with the sign of the quantity.
        margin: The amount of the quote asset that it locks.
        realised: Profit and loss since it was opened.
        funding: Funding received less funding paid since it was opened.
        id: Distinguishes it from earlier positions in the same market; empty until `start`.
    """

    quantity: Decimal = ZERO
    cost: Decimal = ZERO
    margin: Decimal = ZERO
    realized_pnl: Decimal = ZERO
    funding: Decimal = ZERO
    id: str = ""

    def start(self, position_id: str) -> None:
        """Start a new position."""
        self.id, self.realized_pnl, self.funding = position_id, ZERO, ZERO

    @property
    def entry_price(self) -> Decimal:
        """The average entry price of the open quantity."""
        return round_amount(self.cost / self.quantity) if self.quantity else ZERO

    def apply(self, change: Decimal, price: Decimal) -> Decimal:
        """Add a signed quantity at a price and return the realized profit or loss."""
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
class AccountSettings:
    """Settings that the owner of an account can change."""

    auto_borrow_settlements: bool = False
    auto_lend: bool = False
    auto_repay_borrows: bool = False
    leverage_limit: Decimal = Decimal(10)


@dataclass(frozen=True, slots=True)
class Deposit:
    """A deposit; `created_at` is in Unix milliseconds."""

    id: int
    symbol: str
    quantity: Decimal
    created_at: int


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A requested withdrawal; `created_at` is in Unix milliseconds."""

    id: int
    symbol: str
    quantity: Decimal
    blockchain: str
    address: str
    client_id: str | None
    created_at: int


@dataclass(frozen=True, slots=True)
class FundingPayment:
    """The funding of one hour for one position: positive if received; `ended_at` is in Unix milliseconds."""

    symbol: str
    quantity: Decimal
    rate: Decimal
    position_id: str
    ended_at: int


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A loss beyond an account's funds, paid by the house; `paid_at` is in Unix milliseconds."""

    quantity: Decimal
    paid_at: int


@dataclass(slots=True)
class Loan:
    """A position in borrowing and lending of one asset.

    Attributes:
        side: `Lend` or `Borrow`.
        net: Positive if lent, negative if borrowed, zero once it is closed.
        largest: The largest size so far.
        interest: The interest earned, or owed if it is negative.
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
    """A change of a loan; `net` is its size afterwards, `moved_at` is in Unix milliseconds."""

    event: str
    loan_id: str
    symbol: str
    quantity: Decimal
    net: Decimal
    moved_at: int


@dataclass(frozen=True, slots=True)
class InterestPayment:
    """The interest of one hour on one loan: positive if earned; `paid_at` is in Unix milliseconds."""

    symbol: str
    side: str
    loan_id: str
    quantity: Decimal
    rate: Decimal
    paid_at: int


@dataclass(slots=True, eq=False)
class Account:
    """A customer of the exchange. Mappings by id and lists are ordered oldest first.

    Attributes:
        open_orders: Orders on a book or waiting for a trigger, by id.
        client_ids: The open orders with a client id, by client id.
        reduce_only: The open reduce-only orders, by id.
        orders: All accepted orders, by id.
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
    settings: AccountSettings = field(default_factory=AccountSettings)

    def open(self, order: Order) -> None:
        """Add an order to the open orders."""
        self.open_orders[order.id] = order
        if order.terms.client_id is not None:
            self.client_ids[order.terms.client_id] = order
        if order.terms.reduce_only and not order.is_pending:
            self.reduce_only[order.id] = order

    def close(self, order: Order) -> None:
        """Remove an order from the open orders, if it is one."""
        if self.open_orders.pop(order.id, None) and order.terms.client_id is not None:
            del self.client_ids[order.terms.client_id]
        self.reduce_only.pop(order.id, None)
