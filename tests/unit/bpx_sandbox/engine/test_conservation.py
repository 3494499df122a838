"""Invariants of any sequence of orders: funds are conserved, and the book keeps price-time priority."""

from collections import defaultdict
from decimal import Decimal

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from bpx_sandbox.engine.accounts import Account, Withdrawal
from bpx_sandbox.engine.engine import Engine
from bpx_sandbox.engine.errors import Refusal
from bpx_sandbox.engine.fields import JSON
from bpx_sandbox.engine.lending import LoanSide
from bpx_sandbox.engine.orders import ZERO, Order, OrderStatus, OrderType, SelfTradePrevention, Side, Terms, TimeInForce
from bpx_sandbox.engine.position_history import build_position_history
from bpx_sandbox.engine.rules import is_reducing
from bpx_sandbox.engine.seed import open_funded_account
from bpx_sandbox.engine.settlement import locked_asset

from ..customer import unbounded_markets
from .observer import Observer

INITIAL_FUNDS = {"USDC": Decimal(2000), "SOL": Decimal(10), "BTC": Decimal("0.01")}
NAMES = ("ann", "ben", "cy")
SPOT, PERPETUAL, OTHER = "SOL_USDC", "SOL_USDC_PERP", "JUP_USDC_PERP"
# Two perpetuals, so that an account that is liquidated can have more than one position.
MARKETS = unbounded_markets(f"{OTHER}=171")

names = st.sampled_from(NAMES)
# A wide span, so that positions with ten times leverage come to be liquidated.
prices = st.one_of(st.integers(16_900, 17_300), st.integers(12_000, 23_000)).map(
    lambda cents: Decimal(cents).scaleb(-2)
)
quantities = st.one_of(st.integers(1, 500), st.integers(500, 10_000)).map(lambda cents: Decimal(cents).scaleb(-2))


@st.composite
def extra_fields(draw: st.DrawFn) -> dict[str, JSON]:
    """The fields of a trigger, of attached orders, of a slippage tolerance, or none of them."""
    kind = draw(st.sampled_from(["", "", "", "trigger", "attached", "slippage"]))
    if kind == "trigger":
        quantity = draw(st.one_of(quantities.map(str), st.sampled_from(["50%", "100%"])))
        return {"triggerPrice": str(draw(prices)), "triggerQuantity": quantity}
    if kind == "attached":
        return {"stopLossTriggerPrice": str(draw(prices)), "takeProfitTriggerPrice": str(draw(prices))}
    if kind == "slippage":
        unit = draw(st.sampled_from(["TickSize", "Percent"]))
        return {"slippageTolerance": str(draw(st.integers(0, 5))), "slippageToleranceType": unit}
    return {}


@st.composite
def orders(draw: st.DrawFn) -> Terms:
    """An order for one of the two SOL markets."""
    is_limit = draw(st.booleans())
    by_value = not is_limit and draw(st.booleans())
    return Terms(
        symbol=draw(st.sampled_from([SPOT, PERPETUAL, PERPETUAL, OTHER])),
        side=draw(st.sampled_from(Side)),
        order_type=OrderType.LIMIT if is_limit else OrderType.MARKET,
        price=draw(prices) if is_limit else None,
        quantity=None if by_value else draw(quantities),
        quote_quantity=draw(quantities) * 100 if by_value else None,
        time_in_force=draw(st.sampled_from([TimeInForce.GTC, *TimeInForce])),
        post_only=is_limit and draw(st.booleans()) and draw(st.booleans()),
        reduce_only=draw(st.integers(0, 3)) == 0,
        self_trade_prevention=draw(st.sampled_from(SelfTradePrevention)),
        extra_fields=draw(extra_fields()),
    )


class Trading(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.engine = Engine(MARKETS)
        self.accounts = {name: open_funded_account(self.engine, name, INITIAL_FUNDS, 0) for name in NAMES}
        self.withdrawn: defaultdict[str, Decimal] = defaultdict(Decimal)
        self.now = 0
        self.engine.accrue_until(0)
        self.observer = Observer(self.engine)

    @rule(name=names, terms=orders())
    def place(self, name: str, terms: Terms) -> None:
        account = self.accounts[name]
        book = self.engine.books[terms.symbol]
        eligible = [order for order in book.resting(terms.side.opposite) if order.account is not account]
        self.now += 1
        before = self.traces()
        try:
            order = self.engine.place(account, terms, self.now)
        except Refusal:
            assert self.traces() == before
            return
        if order.triggered_at is None:
            check_priority(order, eligible)

    def traces(self) -> list[object]:
        """All that an order may leave behind, in whose account ever: its row, its fills, what is locked for it."""
        return [
            (
                {
                    order.id: (order.status, order.executed_quantity, order.reserved)
                    for order in account.orders.values()
                },
                len(account.fills),
                list(account.open_orders),
                {asset: (balance.available, balance.locked) for asset, balance in account.balances.items()},
            )
            for account in self.accounts.values()
        ]

    @rule(
        name=names,
        symbol=st.sampled_from([PERPETUAL, OTHER]),
        side=st.sampled_from(Side),
        price=prices,
        quantity=quantities,
    )
    def quote(self, name: str, symbol: str, side: Side, price: Decimal, quantity: Decimal) -> None:
        """A plain order on a perpetual market, so that books are deep enough for the rest to happen."""
        self.place(name, Terms(symbol, side, OrderType.LIMIT, price=price, quantity=quantity))

    @precondition(lambda self: any(account.positions[PERPETUAL].quantity for account in self.accounts.values()))
    @rule(data=st.data(), price=prices, part=st.sampled_from([1, 2, 4]))
    def reduce(self, data: st.DataObject, price: Decimal, part: int) -> None:
        """An order that may only close a position, or a part of it."""
        holders = [name for name in NAMES if self.accounts[name].positions[PERPETUAL].quantity]
        name = data.draw(st.sampled_from(holders))
        held = self.accounts[name].positions[PERPETUAL].quantity
        side = Side.ASK if held > 0 else Side.BID
        quantity = (abs(held) / part).quantize(Decimal("0.01"))
        self.place(name, Terms(PERPETUAL, side, OrderType.LIMIT, price=price, quantity=quantity, reduce_only=True))

    @precondition(lambda self: any(account.open_orders for account in self.accounts.values()))
    @rule(data=st.data())
    def cancel(self, data: st.DataObject) -> None:
        open_orders = [order for account in self.accounts.values() for order in account.open_orders.values()]
        self.engine.cancel(data.draw(st.sampled_from(open_orders)))

    @rule(hours=st.sampled_from([1, 1, 3, 1000]))
    def let_hours_pass(self, hours: int) -> None:
        """Funding and interest are paid."""
        self.now += hours * 3_600_000
        self.engine.accrue_until(self.now)

    @rule(
        name=names,
        asset=st.sampled_from(["USDC", "SOL"]),
        side=st.sampled_from(LoanSide),
        quantity=quantities,
    )
    def lend_or_borrow(self, name: str, asset: str, side: LoanSide, quantity: Decimal) -> None:
        before = self.traces()
        try:
            self.engine.lend(self.accounts[name], asset, side, quantity, self.now)
        except Refusal:
            assert self.traces() == before

    @rule(name=names, quantity=quantities)
    def withdraw(self, name: str, quantity: Decimal) -> None:
        try:
            self.engine.withdraw(
                self.accounts[name], Withdrawal(1, "USDC", quantity, "Solana", "elsewhere", None, self.now)
            )
        except Refusal:
            return
        self.withdrawn["USDC"] += quantity

    @invariant()
    def money_is_conserved(self) -> None:
        for asset, quantity in INITIAL_FUNDS.items():
            balances = [account.balances[asset] for account in self.accounts.values()]
            owned = sum((balance.available + balance.locked for balance in balances), ZERO)
            assert owned + self.engine.house.total(asset) + self.withdrawn[asset] == len(NAMES) * quantity
            assert all(balance.available >= 0 and balance.locked >= 0 for balance in balances)
            assert self.engine.house.fees[asset] >= 0 >= self.engine.house.insurance[asset]

    @invariant()
    def every_long_has_its_short(self) -> None:
        for symbol in (PERPETUAL, OTHER):
            assert sum(account.positions[symbol].quantity for account in self.accounts.values()) == 0

    @invariant()
    def what_an_order_executed_is_the_sum_of_its_fills(self) -> None:
        for account in self.accounts.values():
            filled: defaultdict[str, Decimal] = defaultdict(Decimal)
            for fill in account.fills:
                filled[fill.order.id] += fill.trade.quantity
            for order in account.orders.values():
                assert order.executed_quantity == filled[order.id]
                if order.status is OrderStatus.FILLED and order.terms.quantity is not None:
                    assert order.executed_quantity == order.terms.quantity

    @invariant()
    def histories_agree_with_what_is_open(self) -> None:
        for account in self.accounts.values():
            check_histories(self.engine, account)

    @invariant()
    def what_is_locked_is_what_orders_and_positions_need(self) -> None:
        for account in self.accounts.values():
            check_locked(self.engine, account)

    @invariant()
    def books_are_not_crossed_and_in_order(self) -> None:
        for book in self.engine.books.values():
            bids, asks = (list(book.resting(side)) for side in (Side.BID, Side.ASK))
            assert not bids or not asks or bids[0].limit < asks[0].limit
            assert bids == sorted(bids, key=lambda order: (-order.limit, arrival(order)))
            assert asks == sorted(asks, key=lambda order: (order.limit, arrival(order)))
            for order in (*bids, *asks):
                assert order.remaining > 0
                assert order.id in order.account.open_orders
                assert not order.terms.reduce_only or is_reducing(order)

    @invariant()
    def events_tell_of_everything(self) -> None:
        self.observer.check()


def check_histories(engine: Engine, account: Account) -> None:
    """The history's open positions equal the account's, and its settlements add up to the results of the positions."""
    history = build_position_history(account, engine.markets)
    still_open = {each.market.symbol: each for each in history.positions if each.closed_at is None}
    positions = {symbol: position for symbol, position in account.positions.items() if position.quantity}
    assert still_open.keys() == positions.keys()
    for symbol, position in positions.items():
        record = still_open[symbol]
        assert (record.id, record.funding) == (position.id, position.funding)
        assert (record.position.quantity, record.position.cost) == (position.quantity, position.cost)
        assert record.realized_pnl == position.realized_pnl
    assert len({record.id for record in history.positions}) == len(history.positions)
    sums: defaultdict[str, Decimal] = defaultdict(Decimal)
    for settlement in history.settlements:
        sums[settlement.source] += settlement.quantity
    assert sums["RealizePnl"] == sum((record.realized_pnl for record in history.positions), ZERO)
    assert -sums["TradingFees"] == sum((record.fees for record in history.positions), ZERO)
    assert sums["FundingPayment"] == sum((record.funding for record in history.positions), ZERO)
    assert sums["SystemLiabilityTransfer"] == sum((each.quantity for each in account.shortfalls), ZERO)
    for loan in account.loans.values():
        moved = [each.quantity * (1 if each.event in ("Lend", "BorrowRepay") else -1) for each in account.loan_events]
        mine = [change for change, each in zip(moved, account.loan_events, strict=True) if each.loan_id == loan.id]
        assert loan.net == sum(mine, ZERO) + loan.interest


def arrival(order: Order) -> tuple[int, int]:
    """Return the time when an order reached the book: at once, or when its trigger released it."""
    return (order.triggered_at or order.created_at, int(order.id))


def check_priority(order: Order, eligible: list[Order]) -> None:
    """The makers of an order's fills come first on the book, and all but the last are filled completely."""
    makers = {fill.trade.id: maker for maker in eligible for fill in maker.fills}
    taken = [makers[fill.trade.id] for fill in order.fills if not fill.is_maker and fill.trade.id in makers]
    assert len(taken) == sum(not fill.is_maker for fill in order.fills)
    passed = [maker for maker in eligible if maker in taken or maker.expiry_reason is None]
    assert taken == passed[: len(taken)]
    assert all(maker.status is not OrderStatus.NEW for maker in taken)


def check_locked(engine: Engine, account: Account) -> None:
    """Locked funds belong to open orders and positions; orders that have ended lock none."""
    locked = defaultdict(Decimal, USDC=sum((position.margin for position in account.positions.values()), ZERO))
    for order in account.orders.values():
        assert order.reserved >= 0
        assert order.reserved == 0 or (order.id in account.open_orders and not order.is_pending)
        locked[locked_asset(engine.market(order.terms.symbol), order.terms.side)] += order.reserved
        if order.id in account.open_orders and order.terms.symbol == SPOT and not order.is_pending:
            needs = order.remaining * (order.limit if order.terms.side is Side.BID else 1)
            assert order.reserved == needs
    assert all(balance.locked == locked[asset] for asset, balance in account.balances.items())


TestTrading = Trading.TestCase
TestTrading.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
