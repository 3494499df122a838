"""ccxt against the exchange at BPX_BASE_URL: read markets, place, query and cancel an order."""

import os

import ccxt

exchange = ccxt.backpack({"apiKey": os.environ["PUBLIC_KEY"], "secret": os.environ["SECRET_KEY"]})
exchange.urls["api"] = dict.fromkeys(exchange.urls["api"], os.environ["BPX_BASE_URL"])

markets = exchange.load_markets()
assert {"SOL/USDC", "BTC/USDC", "SOL/USDC:USDC"} <= set(markets), list(markets)
assert markets["SOL/USDC"]["precision"]["price"] == 0.01
assert set(exchange.currencies) >= {"SOL", "BTC", "USDC"}
assert exchange.fetch_ticker("SOL/USDC")["last"]
assert exchange.fetch_tickers()
assert exchange.fetch_order_book("SOL/USDC")["bids"]
assert exchange.fetch_ohlcv("SOL/USDC", "1h")
assert exchange.fetch_trades("SOL/USDC")
assert exchange.fetch_balance()["SOL"]["free"] == 1000
assert exchange.fetch_time()

order = exchange.create_order("SOL/USDC", "limit", "buy", 0.5, 150, {"clientOrderId": "4"})
assert order["status"] == "open", order
assert exchange.fetch_open_order(order["id"], "SOL/USDC")["id"] == order["id"]
assert [each["id"] for each in exchange.fetch_open_orders("SOL/USDC")] == [order["id"]]
assert exchange.cancel_order(order["id"], "SOL/USDC")["status"] == "canceled"
orders = exchange.create_orders(
    [{"symbol": "SOL/USDC", "type": "limit", "side": "buy", "amount": 0.5, "price": price} for price in (150, 151)]
)
assert [each["status"] for each in orders] == ["open", "open"], orders
assert len(exchange.cancel_all_orders("SOL/USDC")) == 2
filled = exchange.create_order("SOL/USDC", "market", "buy", 0.1)
assert filled["status"] == "closed", filled
assert exchange.fetch_my_trades("SOL/USDC")[0]["order"] == filled["id"]
try:
    exchange.create_order("SOL/USDC", "limit", "buy", 10_000, 150)
except ccxt.InsufficientFunds:
    pass
else:
    raise AssertionError("an order that nobody can pay for was taken")

# All else that it says it has.
PERPETUAL = "SOL/USDC:USDC"
exchange.create_order(PERPETUAL, "market", "buy", 1)
assert [float(each["contracts"]) for each in exchange.fetch_positions()] == [1]
assert exchange.create_reduce_only_order(PERPETUAL, "market", "sell", 1)["status"] == "closed"
assert exchange.create_post_only_order("SOL/USDC", "limit", "buy", 0.5, 150)["status"] == "open"
assert exchange.create_trigger_order("SOL/USDC", "limit", "sell", 0.5, 150, 151)["id"]
exits = {"takeProfit": {"triggerPrice": 180}, "stopLoss": {"triggerPrice": 160}}
assert exchange.create_order("SOL/USDC", "limit", "buy", 0.5, 150, exits)["id"]
assert exchange.create_order("SOL/USDC", "market", "buy", 0, None, {"cost": 100})["status"] == "closed"
assert exchange.fetch_orders("SOL/USDC")
assert exchange.fetch_deposits()
assert exchange.fetch_deposit_address("SOL", {"network": "SOL"})["address"]
assert exchange.withdraw("SOL", 1, "elsewhere", None, {"network": "SOL", "twoFactorToken": "123456"})["id"]
assert exchange.fetch_withdrawals()
assert exchange.fetch_funding_rate(PERPETUAL)["fundingRate"] is not None
assert exchange.fetch_funding_rate_history(PERPETUAL)
assert exchange.fetch_funding_history(PERPETUAL) == []
assert exchange.fetch_mark_ohlcv(PERPETUAL, "1h")
assert exchange.fetch_index_ohlcv(PERPETUAL, "1h")
assert exchange.fetch_open_interest(PERPETUAL)
assert exchange.fetch_status()["status"] == "ok"

# What it says it has, and fails before it asks the exchange anything.
THEIRS = {
    "createMarketBuyOrderWithCost": lambda: exchange.create_market_buy_order_with_cost("SOL/USDC", 100),
    "createMarketSellOrderWithCost": lambda: exchange.create_market_sell_order_with_cost("SOL/USDC", 100),
    "fetchOpenInterestHistory": lambda: exchange.fetch_open_interest_history(PERPETUAL),
}
for name, call in THEIRS.items():
    assert exchange.has[name]
    try:
        call()
    except (KeyError, ccxt.NotSupported):
        pass
    else:
        raise AssertionError(f"ccxt has learned {name}: call it above")
