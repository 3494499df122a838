"""The matching engine: takes orders, matches them in price-time priority, and keeps what follows from it."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from itertools import count

from bpx_sandbox import errors
from bpx_sandbox.accounts import Account, Deposit, Withdrawal
from bpx_sandbox.book import Book
from bpx_sandbox.markets import Market
from bpx_sandbox.matching import Plan, plan_matches
from bpx_sandbox.orders import (
    ZERO,
    ExpiryReason,
    Fill,
    Order,
    OrderStatus,
    OrderType,
    Terms,
    TimeInForce,
    Trade,
)
from bpx_sandbox.settlement import FeeSchedule, House, fee_asset, release, reserve, settle

SPOT_FEES = FeeSchedule(maker=Decimal("8"), taker=Decimal("10"))
PERPETUAL_FEES = FeeSchedule(maker=Decimal("2"), taker=Decimal("5"))


class Engine:
    """Markets, accounts, books and trades. It does no I/O and knows no clock: the time of each event is handed in.

    Attributes:
        markets: By symbol.
        books: The resting orders of each market.
        trades: The trades of each market, oldest first.
        accounts: By name.
        house: The exchange's own books.
    """

    def __init__(self, markets: Iterable[Market], *, first_order_id: int = 1, first_trade_id: int = 1) -> None:
        self.markets: dict[str, Market] = {market.symbol: market for market in markets}
        self.books: dict[str, Book] = {symbol: Book() for symbol in self.markets}
        self.trades: dict[str, list[Trade]] = {symbol: [] for symbol in self.markets}
        self.accounts: dict[str, Account] = {}
        self.house: House = House()
        self._order_ids = count(first_order_id)
        self._trade_ids = count(first_trade_id)
        self.revision: int = 0
        """Counts the changes of any book: depth's update id."""

    def open_account(self, name: str) -> Account:
        """Adds an account without funds."""
        if name in self.accounts:
            raise ValueError(f"there already is an account {name!r}")
        account = self.accounts[name] = Account(name)
        return account

    def market(self, symbol: str) -> Market:
        """The market with this symbol, or a refusal."""
        market = self.markets.get(symbol)
        if market is None:
            raise errors.unknown_market(symbol)
        return market

    def last_price(self, symbol: str) -> Decimal | None:
        """The price of the market's latest trade."""
        trades = self.trades[symbol]
        return trades[-1].price if trades else None

    @property
    def assets(self) -> set[str]:
        """Every asset that some market trades."""
        return {asset for market in self.markets.values() for asset in (market.base, market.quote)}

    def deposit(self, account: Account, deposit: Deposit) -> None:
        """Brings funds into the exchange."""
        account.balances[deposit.symbol].available += deposit.quantity
        account.deposits.append(deposit)

    def withdraw(self, account: Account, withdrawal: Withdrawal) -> None:
        """Takes available funds out of the exchange, or refuses."""
        balance = account.balances[withdrawal.symbol]
        balance.lock(withdrawal.quantity)
        balance.locked -= withdrawal.quantity
        account.withdrawals.append(withdrawal)

    def place(self, account: Account, terms: Terms, now: int) -> Order:
        """Takes an order: it trades, rests, waits for its trigger, or expires. What can't be taken is refused whole.

        Args:
            account: Whose order it is.
            terms: What it asks for.
            now: Unix time in milliseconds.

        Raises:
            Refusal: The order breaks a rule, or its account can't pay for it. Nothing has changed then.
        """
        market = self.market(terms.symbol)
        self._check(account, terms, market)
        order = Order(str(next(self._order_ids)), account, terms, now)
        if terms.is_conditional:
            order.status = OrderStatus.TRIGGER_PENDING
            account.orders.append(order)
            account.open(order)
            return order
        plan = plan_matches(self.books[market.symbol], terms, account, market.step)
        killed = terms.time_in_force is TimeInForce.FOK and plan.quantity < (terms.quantity or ZERO)
        if not killed:
            self._judge(terms, plan)
            reserve(order, market, plan)
        self.revision += 1
        account.orders.append(order)
        if killed:
            self._end(order, OrderStatus.EXPIRED, ExpiryReason.FILL_OR_KILL)
            return order
        for maker in plan.prevented:
            self._take_off(maker, OrderStatus.EXPIRED, ExpiryReason.SELF_TRADE_PREVENTION)
        for match in plan.matches:
            self._fill(match.maker, order, match.quantity, now)
        self._finish(order, plan)
        return order

    def cancel(self, order: Order) -> None:
        """Takes an open order off the book and gives back what it held."""
        self.revision += 1
        self._take_off(order, OrderStatus.CANCELLED)

    def _check(self, account: Account, terms: Terms, market: Market) -> None:
        if terms.price is not None:
            market.check_price(terms.price, self.last_price(market.symbol))
        if terms.quantity is not None:
            market.check_quantity(terms.quantity)
        if terms.quote_quantity is not None and terms.quote_quantity <= ZERO:
            raise errors.invalid_quantity("Quantity is below the minimum quantity")
        if terms.client_id in account.client_ids:
            raise errors.invalid_order(f"Order with client ID already exists: {terms.client_id}")
        if terms.reduce_only:
            position = account.positions[market.symbol].quantity * -terms.side.sign
            if not market.is_perpetual or (terms.quantity or ZERO) > position:
                raise errors.invalid_order("Reduce only order not reduced")

    def _judge(self, terms: Terms, plan: Plan) -> None:
        if terms.post_only and (plan.matches or plan.prevented or plan.stopped):
            raise errors.invalid_order("Order would immediately match and take")
        if terms.quote_quantity is not None and not (plan.matches or plan.exhausted or plan.stopped):
            raise errors.invalid_quantity("Quantity is below the minimum quantity")

    def _fill(self, maker: Order, taker: Order, quantity: Decimal, now: int) -> None:
        market = self.markets[maker.terms.symbol]
        fees = PERPETUAL_FEES if market.is_perpetual else SPOT_FEES
        price = maker.limit
        trade = Trade(next(self._trade_ids), price, quantity, now, is_buyer_maker=maker.terms.side.sign > 0)
        self.trades[market.symbol].append(trade)
        for order in (maker, taker):
            fee = settle(order, market, price, quantity, fees.rate(is_maker=order is maker), self.house)
            fill = Fill(trade, order, fee, fee_asset(market, order.terms.side), is_maker=order is maker)
            order.account.fills.append(fill)
            order.status = OrderStatus.PARTIALLY_FILLED
        if not maker.remaining:
            self._take_off(maker, OrderStatus.FILLED)

    def _finish(self, order: Order, plan: Plan) -> None:
        terms = order.terms
        by_quote = terms.quantity is None
        if (by_quote and not plan.exhausted and not plan.stopped) or (not by_quote and not order.remaining):
            self._end(order, OrderStatus.FILLED)
        elif plan.stopped:
            self._end(order, OrderStatus.EXPIRED, ExpiryReason.SELF_TRADE_PREVENTION)
        elif terms.order_type is OrderType.MARKET:
            self._end(order, OrderStatus.EXPIRED, ExpiryReason.INSUFFICIENT_LIQUIDITY)
        elif terms.time_in_force is TimeInForce.IOC:
            self._end(order, OrderStatus.EXPIRED, ExpiryReason.IMMEDIATE_OR_CANCEL)
        else:
            self.books[terms.symbol].add(order)
            order.account.open(order)

    def _take_off(self, order: Order, status: OrderStatus, reason: ExpiryReason | None = None) -> None:
        if not order.terms.is_conditional:
            self.books[order.terms.symbol].remove(order)
        self._end(order, status, reason)

    def _end(self, order: Order, status: OrderStatus, reason: ExpiryReason | None = None) -> None:
        order.status, order.expiry_reason = status, reason
        release(order, self.markets[order.terms.symbol])
        order.account.close(order)
