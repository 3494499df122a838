"""The matching engine: orders, trades in price-time priority, triggers, funding and liquidations."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from itertools import count

from bpx_sandbox.engine import errors, rules
from bpx_sandbox.engine.accounts import Account, Deposit, FundingPayment, Position, Shortfall, Withdrawal, round_amount
from bpx_sandbox.engine.book import Book
from bpx_sandbox.engine.errors import Refusal
from bpx_sandbox.engine.events import (
    BalanceEvent,
    BookEvent,
    EngineEvent,
    Listener,
    OrderEvent,
    OrderEventKind,
    PositionEvent,
    PositionEventKind,
    TradeEvent,
)
from bpx_sandbox.engine.fees import fee_asset, fees_of
from bpx_sandbox.engine.funding import HOUR_MS, hourly_rate
from bpx_sandbox.engine.lending import Lending, LoanSide
from bpx_sandbox.engine.margin import Margins, cover_from_margins
from bpx_sandbox.engine.markets import Market
from bpx_sandbox.engine.matching import Plan, plan_matches
from bpx_sandbox.engine.orders import (
    ZERO,
    ExpiryReason,
    Fill,
    Order,
    OrderStatus,
    OrderType,
    Side,
    Terms,
    TimeInForce,
    Trade,
)
from bpx_sandbox.engine.position_history import position_id
from bpx_sandbox.engine.settlement import HouseAccount, locked_asset, release, reserve, settle_fill
from bpx_sandbox.engine.tape import Tape
from bpx_sandbox.engine.triggers import Triggers

LIQUIDATION = "LiquidatePositionOnBook"
MAX_ACCRUED_HOURS = 168
"""The most hours of funding and interest that are paid at once."""


class Engine:
    """Markets, accounts, books and trades. The caller passes the time of each event.

    Attributes:
        markets: By symbol.
        books: The order books, by symbol.
        tapes: The trades, by symbol.
        accounts: By name.
        house: The exchange's own account.
        margins: Margin and equity of the accounts.
        lending: Loans of the accounts.
        exempt_addresses: Addresses to which a withdrawal doesn't need a two-factor token.
        listeners: Functions that are called with every event.
    """

    def __init__(self, markets: Iterable[Market], *, first_order_id: int = 1, first_trade_id: int = 1) -> None:
        self.markets: dict[str, Market] = {market.symbol: market for market in markets}
        self.books: dict[str, Book] = {symbol: Book() for symbol in self.markets}
        self.tapes: dict[str, Tape] = {symbol: Tape() for symbol in self.markets}
        self.accounts: dict[str, Account] = {}
        self.house: HouseAccount = HouseAccount()
        self.margins: Margins = Margins(self.markets, self.last_price)
        self.lending: Lending = Lending(self.margins, self.house)
        self.exempt_addresses: frozenset[str] = frozenset()
        self.listeners: list[Listener] = []
        self._triggers = {symbol: Triggers() for symbol in self.markets}
        self._order_ids = count(first_order_id)
        self._trade_ids = count(first_trade_id)
        # Markets and accounts to look at after an event; dicts, because their order is the same in every run.
        self._moved_markets: dict[str, None] = {}
        self._hour: int | None = None
        self._exposed_accounts: dict[str, Account] = {}
        # Sent to the listeners at the end of the event.
        self._changed_books: dict[str, None] = {}
        self._changed_accounts: dict[str, Account] = {}

    def open_account(self, name: str) -> Account:
        """Open an account without funds."""
        if name in self.accounts:
            raise ValueError(f"account {name!r} already exists")
        account = self.accounts[name] = Account(name)
        return account

    def market(self, symbol: str) -> Market:
        """Return the market with a symbol, or refuse the symbol."""
        market = self.markets.get(symbol)
        if market is None:
            raise errors.unknown_market()
        return market

    def last_price(self, symbol: str) -> Decimal | None:
        """Return the price of the latest trade; None without trades."""
        last = self.tapes[symbol].last
        return None if last is None else last.price

    def open_interest(self, symbol: str) -> Decimal:
        """Return the total quantity of the long positions in a perpetual."""
        positions = (account.positions[symbol].quantity for account in self.accounts.values())
        return sum((quantity for quantity in positions if quantity > 0), ZERO)

    @property
    def assets(self) -> list[str]:
        """All assets that are traded."""
        return list(dict.fromkeys(asset for market in self.markets.values() for asset in (market.base, market.quote)))

    def deposit(self, account: Account, deposit: Deposit) -> None:
        """Add a deposit to an account."""
        account.balances[deposit.symbol].available += deposit.quantity
        account.deposits.append(deposit)
        self._notify(BalanceEvent(account))

    def withdraw(self, account: Account, withdrawal: Withdrawal) -> None:
        """Withdraw available funds, or refuse."""
        if withdrawal.quantity > self.margins.withdrawable(account, withdrawal.symbol):
            raise errors.insufficient_funds()
        account.balances[withdrawal.symbol].available -= withdrawal.quantity
        account.withdrawals.append(withdrawal)
        self._notify(BalanceEvent(account))

    def lend(self, account: Account, asset: str, side: LoanSide, quantity: Decimal, now: int) -> None:
        """Lend or borrow; see `Lending.execute`."""
        self.lending.execute(account, asset, side, quantity, now)
        self._notify(BalanceEvent(account))

    def place(self, account: Account, terms: Terms, now: int) -> Order:
        """Place an order: it trades, rests, waits for its trigger, or expires.

        Args:
            account: The owner of the order.
            terms: The terms of the order.
            now: Unix time in milliseconds.

        Raises:
            Refusal: The order breaks a rule, or its account can't pay for it. Nothing has changed.
        """
        market = self.market(terms.symbol)
        rules.check_order(account, terms, market, self.last_price(market.symbol))
        order = Order(str(next(self._order_ids)), account, terms, now)
        if terms.is_conditional:
            self._add_trigger(order)
        else:
            self._execute(order, now)
        self._follow_up(now)
        self._notify_changes()
        return order

    def cancel(self, order: Order) -> None:
        """Cancel an open order and release its funds."""
        self._remove_order(order, OrderStatus.CANCELLED)
        self._notify_changes()

    def _add_trigger(self, order: Order) -> None:
        order.status = OrderStatus.TRIGGER_PENDING
        order.account.orders[order.id] = order
        order.account.open(order)
        self._triggers[order.terms.symbol].add(order, self.last_price(order.terms.symbol))
        self._moved_markets[order.terms.symbol] = None
        self._notify(OrderEvent(OrderEventKind.TRIGGER_PLACED, order))

    def _execute(self, order: Order, now: int) -> None:
        terms, account = order.terms, order.account
        market = self.markets[terms.symbol]
        rules.check_reduction(account, terms, market)
        is_system = order.system_type is not None
        plan = plan_matches(self.books[market.symbol], terms, account, market, is_system=is_system)
        killed = terms.time_in_force is TimeInForce.FOK and plan.quantity < (terms.quantity or ZERO)
        if not killed:
            rules.check_plan(terms, plan)
            reserve(order, market, plan)
        order.status = OrderStatus.NEW
        order.quote_value = _quote_value(terms, plan)
        account.orders[order.id] = order
        self._notify(OrderEvent(OrderEventKind.ACCEPTED, order))
        if killed:
            self._close_order(order, OrderStatus.EXPIRED, ExpiryReason.FILL_OR_KILL)
            return
        for maker in plan.prevented:
            self._remove_order(maker, OrderStatus.EXPIRED, ExpiryReason.SELF_TRADE_PREVENTION)
        for match in plan.matches:
            completes_value = plan.spends_all and match is plan.matches[-1]
            self._fill(match.maker, order, match.quantity, now, completes_value=completes_value)
        self._finish(order, plan)

    def _fill(self, maker: Order, taker: Order, quantity: Decimal, now: int, *, completes_value: bool) -> None:
        market = self.markets[maker.terms.symbol]
        tape, price = self.tapes[market.symbol], maker.limit
        # Trades stay in order of time even if the clock is set back.
        timestamp = now if tape.last is None else max(now, tape.last.timestamp)
        trade = Trade(next(self._trade_ids), price, quantity, timestamp, is_buyer_maker=maker.terms.side.sign > 0)
        tape.add(trade)
        self._moved_markets[market.symbol] = None
        self.books[market.symbol].mark_changed(maker)
        self._changed_books[market.symbol] = None
        buyer, seller = (maker, taker) if trade.is_buyer_maker else (taker, maker)
        liquidated = None if taker.system_type is None else taker.terms.side
        self._notify(TradeEvent(market, trade, buyer, seller, liquidated))
        for order in (maker, taker):
            is_maker = order is maker
            before = replace(order.account.positions[market.symbol]) if market.is_perpetual else None
            fee = settle_fill(order, market, price, quantity, fees_of(market).rate(is_maker=is_maker), self.house)
            fill = Fill(trade, order, fee, fee_asset(market, order.terms.side), is_maker=is_maker)
            order.fills.append(fill)
            order.account.fills.append(fill)
            is_full = not order.remaining if order.terms.quantity is not None else completes_value
            order.status = OrderStatus.FILLED if is_full else OrderStatus.PARTIALLY_FILLED
            if before is not None:
                self._exposed_accounts[order.account.name] = order.account
                position = order.account.positions[market.symbol]
                if not position.id and position.quantity:
                    position.start(position_id(trade, is_maker=is_maker))
            self._notify(OrderEvent(OrderEventKind.FILL, order, fill))
            if before is not None:
                self._notify_position(order.account, market, before, price)
        if not maker.remaining:
            self._remove_order(maker, OrderStatus.FILLED)

    def _finish(self, order: Order, plan: Plan) -> None:
        terms = order.terms
        if plan.spends_all or (terms.quantity is not None and not order.remaining):
            self._close_order(order, OrderStatus.FILLED)
        elif plan.stopped:
            self._close_order(order, OrderStatus.EXPIRED, ExpiryReason.SELF_TRADE_PREVENTION)
        elif plan.bounded_by is not None:
            self._close_order(order, OrderStatus.EXPIRED, plan.bounded_by)
        elif terms.order_type is OrderType.MARKET:
            self._close_order(order, OrderStatus.EXPIRED, ExpiryReason.INSUFFICIENT_LIQUIDITY)
        elif terms.time_in_force is TimeInForce.IOC:
            self._close_order(order, OrderStatus.EXPIRED, ExpiryReason.IMMEDIATE_OR_CANCEL)
        else:
            self.books[terms.symbol].add(order)
            self._changed_books[terms.symbol] = None
            order.account.open(order)

    def _remove_order(self, order: Order, status: OrderStatus, reason: ExpiryReason | None = None) -> None:
        if order.is_pending:
            self._triggers[order.terms.symbol].remove(order)
        else:
            self.books[order.terms.symbol].remove(order)
            self._changed_books[order.terms.symbol] = None
        self._close_order(order, status, reason)

    def _close_order(self, order: Order, status: OrderStatus, reason: ExpiryReason | None = None) -> None:
        order.status, order.expiry_reason = status, reason
        release(order, self.markets[order.terms.symbol])
        order.account.close(order)
        self._changed_accounts[order.account.name] = order.account
        if status is not OrderStatus.FILLED:
            self._notify(OrderEvent(_ENDINGS[status], order))
        if order.executed_quantity:
            self._attach(order)

    def _attach(self, order: Order) -> None:
        """Place the stop loss and the take profit of an order that has ended."""
        for terms in order.terms.attached():
            carried = {**terms.extra_fields, "triggerQuantity": f"{order.executed_quantity:f}"}
            reduce_only = self.markets[terms.symbol].is_perpetual
            related = Order(
                str(next(self._order_ids)),
                order.account,
                replace(terms, extra_fields=carried, reduce_only=reduce_only),
                order.fills[-1].trade.timestamp,
                related=order,
            )
            self._add_trigger(related)

    def accrue_until(self, now: int) -> None:
        """Pay funding and interest for every full hour since the last call, for at most a week."""
        hour = now // HOUR_MS
        if self._hour is None:
            self._hour = hour
        for over in range(max(self._hour, hour - MAX_ACCRUED_HOURS), hour):
            for market in self.markets.values():
                if market.is_perpetual:
                    self._pay_funding(market, over)
            self.lending.accrue(self.accounts.values(), over)
        if hour > self._hour:
            self._hour = hour
            self._follow_up(now)
            self._notify_changes()

    def _pay_funding(self, market: Market, hour: int) -> None:
        price = self.last_price(market.symbol)
        rate = hourly_rate(market.symbol, hour)
        for account in self.accounts.values():
            position = account.positions.get(market.symbol)
            if position is None or price is None or not position.quantity:
                continue
            payment = -round_amount(position.quantity * price * rate)
            account.balances[market.quote].available += payment
            self.house.clearing[market.quote] -= payment
            position.funding += payment
            ended_at = (hour + 1) * HOUR_MS
            account.funding.append(FundingPayment(market.symbol, payment, rate, position.id, ended_at))
            self._changed_accounts[account.name] = account
            self._exposed_accounts[account.name] = account
            self._moved_markets[market.symbol] = None

    def _follow_up(self, now: int) -> None:
        """Release triggers and liquidate accounts after an event, until nothing changes any more."""
        tried: set[str] = set()
        while self._moved_markets or self._exposed_accounts:
            for account in tuple(self._exposed_accounts.values()):
                self._restore_balance(account, now)
            self._exposed_accounts.clear()
            for symbol in tuple(self._moved_markets):
                del self._moved_markets[symbol]
                self._release_triggers(symbol, now)
                self._liquidate_undermargined(self.markets[symbol], tried, now)

    def _release_triggers(self, symbol: str, now: int) -> None:
        while (last := self.last_price(symbol)) is not None and (
            order := self._triggers[symbol].next_due(last)
        ) is not None:
            self._triggers[symbol].remove(order)
            order.triggered_at = now
            self._cancel_siblings(order)
            market = self.markets[symbol]
            try:
                if order.terms.price is not None:
                    market.check_price(order.terms.price, last)
                quantity = rules.resolve_trigger_quantity(order, market, last)
                market.check_quantity(quantity)
                order.terms = replace(order.terms, quantity=quantity, quote_quantity=None)
                self._execute(order, now)
            except (Refusal, ArithmeticError):
                # An invalid trigger order must not fail the request that moved the price.
                self._close_order(order, OrderStatus.TRIGGER_FAILED)

    def _cancel_siblings(self, order: Order) -> None:
        """Cancel the take profit of a released stop loss, or the other way round."""
        if order.related is not None:
            for other in tuple(order.account.open_orders.values()):
                if other is not order and other.related is order.related and other.is_pending:
                    self._remove_order(other, OrderStatus.CANCELLED)

    def _restore_balance(self, account: Account, now: int) -> None:
        """Expire orders that an account's positions no longer support, and cover negative balances."""
        self._changed_accounts[account.name] = account
        for order in tuple(account.reduce_only.values()):
            if not rules.is_reducing(order):
                self._remove_order(order, OrderStatus.EXPIRED, ExpiryReason.REDUCE_ONLY_NOT_REDUCED)
        for asset in {market.quote: None for market in self.markets.values() if market.is_perpetual}:
            balance = account.balances[asset]
            cover_from_margins(account, asset, self.markets)
            if balance.available < ZERO:
                self._cancel_to_cover(account, asset)
            if balance.available < ZERO:
                self.house.insurance[asset] += balance.available
                account.shortfalls.append(Shortfall(-balance.available, now))
                balance.available = ZERO

    def _cancel_to_cover(self, account: Account, asset: str) -> None:
        balance = account.balances[asset]
        for order in tuple(account.open_orders.values()):
            if balance.available >= ZERO:
                return
            if order.reserved and asset == locked_asset(self.markets[order.terms.symbol], order.terms.side):
                self._remove_order(order, OrderStatus.EXPIRED, ExpiryReason.INSUFFICIENT_MARGIN)

    def _liquidate_undermargined(self, market: Market, tried: set[str], now: int) -> None:
        """Liquidate the accounts in a market that lack maintenance margin, each at most once an event."""
        if not market.is_perpetual:
            return
        for account in tuple(self.accounts.values()):
            holds = account.positions[market.symbol].quantity and account.name not in tried
            if holds and self.margins.is_undermargined(account, market.quote):
                tried.add(account.name)
                self._liquidate(account, market.quote, now)

    def _liquidate(self, account: Account, quote: str, now: int) -> None:
        for order in tuple(account.open_orders.values()):
            self._remove_order(order, OrderStatus.EXPIRED, ExpiryReason.LIQUIDATION)
        for held in tuple(self.margins.open_positions(account)):
            if held.market.quote == quote:
                quantity = held.position.quantity
                side = Side.ASK if quantity > 0 else Side.BID
                terms = Terms(held.market.symbol, side, OrderType.MARKET, quantity=abs(quantity), reduce_only=True)
                order = Order(str(next(self._order_ids)), account, terms, now, system_type=LIQUIDATION)
                self._execute(order, now)

    def _notify(self, event: EngineEvent) -> None:
        for listener in self.listeners:
            listener(event)

    def _notify_position(self, account: Account, market: Market, before: Position, price: Decimal) -> None:
        """Send the change of a position by a fill; a reversed position closes and opens again."""
        position = account.positions[market.symbol]
        if before.quantity and position.id != before.id:
            realized_pnl = before.realized_pnl + before.quantity * price - before.cost
            closed = Position(id=before.id, realized_pnl=realized_pnl, funding=before.funding)
            self._notify(PositionEvent(PositionEventKind.CLOSED, account, market, closed))
        if position.quantity:
            kind = PositionEventKind.ADJUSTED if position.id == before.id else PositionEventKind.OPENED
            self._notify(PositionEvent(kind, account, market, replace(position)))

    def _notify_changes(self) -> None:
        """Send the updates of the books and the changed accounts."""
        for symbol in self._changed_books:
            update = self.books[symbol].take_update()
            if update is not None:
                self._notify(BookEvent(self.markets[symbol], update))
        self._changed_books.clear()
        for account in self._changed_accounts.values():
            self._notify(BalanceEvent(account))
        self._changed_accounts.clear()


_ENDINGS = {
    OrderStatus.CANCELLED: OrderEventKind.CANCELLED,
    OrderStatus.EXPIRED: OrderEventKind.EXPIRED,
    OrderStatus.TRIGGER_FAILED: OrderEventKind.TRIGGER_FAILED,
}


def _quote_value(terms: Terms, plan: Plan) -> Decimal | None:
    """Return the value of an order in the quote asset: by its quote quantity, its price, or those of its matches."""
    if terms.quote_quantity is not None:
        return terms.quote_quantity
    if terms.price is not None and terms.quantity is not None:
        return terms.price * terms.quantity
    return plan.cost
