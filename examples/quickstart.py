"""Place and cancel an order: the three steps of the exchange's Python guide, then open orders, cancel and balances.

    python examples/quickstart.py

connect() reads PUBLIC_KEY, SECRET_KEY and BPX_BASE_URL from the environment or from .env. Without keys, only the public
part runs. Without BPX_BASE_URL, it connects to https://api.backpack.exchange, and places and cancels a real order.
"""

from __future__ import annotations

import sys
from decimal import Decimal

from bpx_client import Client, connect
from bpx_client.errors import BpxError, MissingCredentialsError
from bpx_client.models import Blockchain, OrderType, Side, TimeInForce
from bpx_client.trading import round_price

SYMBOL = "SOL_USDC"


def main() -> int:
    try:
        with connect() as bpx:
            print(f"Exchange: {bpx.base_url}")
            price = public_part(bpx)
            try:
                signed_part(bpx, price)
            except MissingCredentialsError:
                print("\nNo keys: set PUBLIC_KEY and SECRET_KEY in the environment or in .env for the signed part.")
    except BpxError as error:
        print(f"\n{type(error).__name__}: {error}", file=sys.stderr)
        return 1
    return 0


def public_part(bpx: Client) -> Decimal:
    print("\n1. Open interest")
    [interest] = bpx.markets.get_open_interest(symbol="SOL_USDC_PERP")
    print(f"   {interest.symbol}: {interest.open_interest} SOL")

    # A price between the lowest allowed one and the last one: the order rests on the book and is not filled.
    market = bpx.markets.get_market(symbol=SYMBOL)
    ticker = bpx.markets.get_ticker(symbol=SYMBOL)
    last = Decimal(100) if ticker is None else ticker.last_price
    rules, band = market.filters.price, market.filters.price.mean_mark_price_band
    edges = [Decimal("0.9"), rules.min_multiplier, None if band is None else band.min_multiplier]
    lowest = last * max(edge for edge in edges if edge is not None)
    return round_price(market, (lowest + last) / 2)


def signed_part(bpx: Client, price: Decimal) -> None:
    address = bpx.capital.get_deposit_address(blockchain=Blockchain.SOLANA)
    print("\n2. Deposit address")
    print(f"   Solana: {address.address}")

    print("\n3. A limit order")
    order = bpx.order.execute_order(
        symbol=SYMBOL,
        side=Side.BID,
        order_type=OrderType.LIMIT,
        price=price,
        quantity="0.1",
        time_in_force=TimeInForce.GTC,
    )
    print(f"   {order.id}: {order.side} {order.quantity} {order.symbol} at {order.price}, {order.status}")

    print("\n4. Open orders")
    for resting in bpx.order.get_open_orders(symbol=SYMBOL):
        print(f"   {resting.id}: {resting.side} {resting.quantity} at {resting.price}, {resting.status}")

    print("\n5. Cancel")
    cancelled = bpx.order.cancel_order(symbol=SYMBOL, order_id=order.id)
    print("   accepted, but not executed yet" if cancelled is None else f"   {cancelled.id}: {cancelled.status}")

    print("\n6. Balances")
    for asset, balance in sorted(bpx.capital.get_balances().items()):
        print(f"   {asset:6} {balance.available:>16} available {balance.locked:>12} locked")


if __name__ == "__main__":
    sys.exit(main())
