"""backpack-exchange-sdk against the exchange at BPX_BASE_URL: read markets, place, query and cancel an order."""

import os

from _sweep import failures
from backpack_exchange_sdk import AuthenticationClient, PublicClient

URL = os.environ["BPX_BASE_URL"] + "/"
public = PublicClient(base_url=URL)
client = AuthenticationClient(os.environ["PUBLIC_KEY"], os.environ["SECRET_KEY"], base_url=URL)

assert {market["symbol"] for market in public.get_markets()} >= {"SOL_USDC", "SOL_USDC_PERP"}
assert public.get_market("SOL_USDC")["baseSymbol"] == "SOL"
assert public.get_ticker("SOL_USDC")["lastPrice"]
assert public.get_depth("SOL_USDC")["asks"]
assert public.get_recent_trades("SOL_USDC")
assert client.get_account()["limitOrders"] == 0
assert "USDC" in client.get_balances()

ORDER = {"symbol": "SOL_USDC", "side": "Bid", "orderType": "Limit", "price": "150.00", "quantity": "0.5"}
order = client.execute_order(
    orderType="Limit", side="Bid", symbol="SOL_USDC", price="150.00", quantity="0.5", timeInForce="GTC", clientId=3
)
assert order["status"] == "New", order
assert client.get_users_open_orders("SOL_USDC", orderId=order["id"])["id"] == order["id"]
assert [each["id"] for each in client.get_open_orders("SOL_USDC")] == [order["id"]]
assert client.cancel_open_order("SOL_USDC", orderId=order["id"])["status"] == "Cancelled"
batch = client.execute_batch_orders([ORDER, {**ORDER, "price": "151.00"}])
assert [each["status"] for each in batch] == ["New", "New"], batch
assert len(client.cancel_open_orders("SOL_USDC")) == 2
assert client.get_open_orders() == []
filled = client.execute_order(orderType="Market", side="Bid", symbol="SOL_USDC", quantity="0.1")
assert filled["status"] == "Filled", filled
assert client.get_fill_history(symbol="SOL_USDC")[0]["orderId"] == filled["id"]

TRADED = ("execute_order", "execute_batch_orders", "cancel_open_order", "get_users_open_orders")
assert failures(public) == {}, failures(public)
assert failures(client, TRADED) == {}, failures(client, TRADED)
