"""bpx-py, sync and async, against the exchange at BPX_BASE_URL: read markets, place, query and cancel an order."""

import asyncio
import os

from _sweep import failures
from bpx.account import Account
from bpx.async_.account import Account as AsyncAccount
from bpx.async_.public import Public as AsyncPublic
from bpx.base.base_account import BaseAccount
from bpx.base.base_public import BasePublic
from bpx.constants.enums import OrderTypeEnum, TimeInForceEnum
from bpx.public import Public

BaseAccount.BPX_API_URL = BasePublic.BASE_URL = os.environ["BPX_BASE_URL"] + "/"
KEYS = os.environ["PUBLIC_KEY"], os.environ["SECRET_KEY"]
ORDER = {
    "symbol": "SOL_USDC",
    "side": "Bid",
    "order_type": OrderTypeEnum.LIMIT,
    "time_in_force": TimeInForceEnum.GTC,
    "quantity": "0.5",
    "price": "150.00",
    "post_only": True,
}


def sync() -> None:
    public, account = Public(), Account(*KEYS)
    assert {market["symbol"] for market in public.get_markets()} >= {"SOL_USDC", "SOL_USDC_PERP"}
    assert public.get_depth("SOL_USDC")["bids"]
    assert public.get_ticker("SOL_USDC")["lastPrice"]
    assert public.get_recent_trades("SOL_USDC", limit=5)
    assert public.get_klines("SOL_USDC", "1h", 0)
    assert "SOL" in account.get_balances()
    order = account.execute_order(**ORDER, client_id=1)
    assert order["status"] == "New", order
    assert account.get_open_order("SOL_USDC", order_id=order["id"])["id"] == order["id"]
    assert account.get_open_order("SOL_USDC", client_id=1)["id"] == order["id"]
    assert [each["id"] for each in account.get_open_orders(symbol="SOL_USDC")] == [order["id"]]
    assert account.cancel_order("SOL_USDC", order_id=order["id"])["status"] == "Cancelled"
    assert account.get_open_orders(symbol="SOL_USDC") == []
    filled = account.execute_order("SOL_USDC", "Bid", OrderTypeEnum.MARKET, quantity="0.1")
    assert filled["status"] == "Filled", filled
    assert account.get_fill_history("SOL_USDC")[0]["orderId"] == filled["id"]
    assert [each["id"] for each in account.get_order_history(symbol="SOL_USDC")] == [filled["id"], order["id"]]
    refused = account.execute_order(**{**ORDER, "price": "150.001"})
    assert refused == {"code": "INVALID_PRICE", "message": "Price decimal too long"}


TRADED = ("execute_order", "cancel_order", "get_open_order")
THEIRS = {"get_all_mark_prices": "a coroutine"}  # of the sync client: its author left an `async` there


def everything() -> None:
    assert failures(Public()) == THEIRS, failures(Public())
    assert failures(Account(*KEYS), TRADED) == {}, failures(Account(*KEYS), TRADED)


async def asynchronous() -> None:
    public, account = AsyncPublic(), AsyncAccount(*KEYS)
    assert await public.get_markets()
    order = await account.execute_order(**ORDER, client_id=2)
    assert order["status"] == "New", order
    assert (await account.get_open_order("SOL_USDC", client_id=2))["id"] == order["id"]
    cancelled = await account.cancel_all_orders("SOL_USDC")
    assert [each["id"] for each in cancelled] == [order["id"]]


sync()
everything()
asyncio.run(asynchronous())
