"""Money is only ever moved: whatever is ordered, the sum over all accounts and the house stays the same, per asset."""

from collections import defaultdict
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from bpx_sandbox.accounts import Account
from bpx_sandbox.engine import Engine
from bpx_sandbox.errors import Refusal
from bpx_sandbox.orders import ZERO, OrderType, SelfTradePrevention, Side, Terms, TimeInForce
from bpx_sandbox.seed import LISTINGS, fund
from bpx_sandbox.settlement import locked_asset

FUNDS = {"USDC": Decimal(2000), "SOL": Decimal(10), "BTC": Decimal("0.01")}


@st.composite
def orders(draw: st.DrawFn) -> Terms:
    """An order near 171 for one of the two SOL markets."""
    is_limit = draw(st.booleans())
    by_value = not is_limit and draw(st.booleans())
    return Terms(
        symbol=draw(st.sampled_from(["SOL_USDC", "SOL_USDC_PERP"])),
        side=draw(st.sampled_from(Side)),
        order_type=OrderType.LIMIT if is_limit else OrderType.MARKET,
        price=Decimal(draw(st.integers(16_900, 17_300))).scaleb(-2) if is_limit else None,
        quantity=None if by_value else Decimal(draw(st.integers(1, 500))).scaleb(-2),
        quote_quantity=Decimal(draw(st.integers(1, 50_000))).scaleb(-2) if by_value else None,
        time_in_force=draw(st.sampled_from(TimeInForce)),
        self_trade_prevention=draw(st.sampled_from(SelfTradePrevention)),
    )


steps = st.tuples(st.sampled_from(["ann", "ben", "cy"]), orders() | st.integers(0, 20))


@given(st.lists(steps, max_size=40))
@settings(max_examples=200, deadline=None)
def test_money_is_conserved(sequence: list[tuple[str, Terms | int]]) -> None:
    engine = Engine(listing.market for listing in LISTINGS)
    accounts = {name: fund(engine, name, FUNDS, 0) for name in ("ann", "ben", "cy")}
    for now, (name, step) in enumerate(sequence):
        account = accounts[name]
        try:
            if isinstance(step, Terms):
                engine.place(account, step, now)
            elif account.open_orders:
                engine.cancel(list(account.open_orders.values())[step % len(account.open_orders)])
        except Refusal:
            continue
    for asset, quantity in FUNDS.items():
        balances = [account.balances[asset] for account in accounts.values()]
        owned = sum((balance.available + balance.locked for balance in balances), ZERO)
        assert owned + engine.house.fees[asset] + engine.house.clearing[asset] == 3 * quantity
    assert sum(account.positions["SOL_USDC_PERP"].quantity for account in accounts.values()) == 0
    for account in accounts.values():
        check_locked(engine, account)


def check_locked(engine: Engine, account: Account) -> None:
    """What is locked is what open orders hold and positions need, and no order that has ended holds anything."""
    locked = defaultdict(Decimal, USDC=sum((position.margin for position in account.positions.values()), ZERO))
    for order in account.orders:
        assert order.reserved >= 0
        assert order.reserved == 0 or order.id in account.open_orders
        locked[locked_asset(engine.market(order.terms.symbol), order.terms.side)] += order.reserved
    assert all(balance.locked == locked[asset] for asset, balance in account.balances.items())
