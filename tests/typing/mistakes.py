"""Calls that a type checker must reject: each marked line and no other; checked by test_types.py, never run."""

# pyright: strict, reportUnusedExpression=false, reportUnusedCoroutine=false, reportDeprecated=true

from datetime import UTC, datetime
from decimal import Decimal

import httpx

from bpx_api import AsyncClient, Client
from bpx_api.api.markets import get_market
from bpx_api.channels import depth, klines, trades
from bpx_api.errors import OutcomeUnknownError
from bpx_api.events import BookTicker, OrderAccepted
from bpx_api.models import Depth, OpenInterest, OrderExecutePayload, OrderFill, Side
from bpx_auth import BpxAuth
from bpx_client import Client as BpxClient
from bpx_client import Credentials, aconnect, connect
from bpx_client.trading import find_order, paginate


def arguments(bpx: Client) -> None:
    bpx.order.execute_order(symbol="S", side="Bid", order_type="Limit", price=0.1)  # mistake: a float as price
    bpx.order.execute_order(symbol="S", side="Bid", order_type="Limit", quantity=1.0)  # mistake: a float as quantity
    bpx.order.execute_order(symbol="S", side="Buy", order_type="Limit")  # mistake: an unknown enum text
    bpx.order.execute_order(symbol="S", side="bid", order_type="Limit")  # mistake: an enum value in lower case
    bpx.order.execute_order(symbol="S", side=True, order_type="Limit")  # mistake: a boolean as an enum
    bpx.order.execute_order(symbol="S", side="Bid")  # mistake: a missing argument
    bpx.order.execute_order(symbol="S", side="Bid", order_type="Limit", prize="1")  # mistake: an unknown keyword
    bpx.order.execute_order(symbol="S", side="Bid", order_type="Limit", orderType="Limit")  # mistake: the wire's name
    bpx.order.execute_order(symbol=None, side="Bid", order_type="Limit")  # mistake: None for a required argument
    bpx.order.execute_order(symbol="S", side="Bid", order_type="Limit", client_id="5")  # mistake: text as a number
    bpx.order.execute_order(symbol="S", side="Bid", order_type="Limit", post_only="yes")  # mistake: text as a boolean
    bpx.order.execute_order_batch(orders=[{"symbol": "S"}])  # mistake: a dict as an order
    bpx.markets.get_market("S")  # mistake: a positional argument
    bpx.markets.get_market_sessions()  # mistake: a deprecated operation
    bpx.markets.get_market(symbol=5)  # mistake: a number as text
    bpx.markets.get_depth(symbol="S", limit=7)  # mistake: a number that the exchange doesn't take
    bpx.markets.get_markets(market_type=["MARS"])  # mistake: an unknown enum text in a list
    bpx.markets.get_markets(market_type=5)  # mistake: a single value as a list
    bpx.markets.get_klines(symbol="S", interval="1hour", start_time=0)  # mistake: an unknown interval
    bpx.markets.get_klines(symbol="S", interval="1h", start_time="0")  # mistake: text as a time
    bpx.markets.get_klines(symbol="S", interval="1h", start_time=0.5)  # mistake: a float as a time
    bpx.capital.get_deposit_address(blockchain="Tulips")  # mistake: an unknown blockchain
    get_market.sync(client=bpx)  # mistake: a missing argument underneath
    OrderExecutePayload(symbol="S", side="Bid", order_type="Limit", price=0.1)  # mistake: a float in a body
    OrderExecutePayload(symbol="S", side="Bid", order_type="Stop")  # mistake: an unknown enum text in a body


def operations(bpx: Client) -> None:
    bpx.order.get_orders()  # mistake: no such operation
    bpx.orders.get_open_orders()  # mistake: no such tag
    bpx.markets.get_ticker(symbol="S").last_price  # mistake: there may be no ticker  # noqa: B018
    bpx.prepare(bpx.order.execute_order, symbol="S", side="Bid", order_type="Limit", price=0.1)  # mistake: prepared


async def colours_of_functions(bpx: Client, abpx: AsyncClient) -> None:
    await bpx.markets.get_market(symbol="S")  # mistake: a sync call awaited
    abpx.markets.get_market(symbol="S").symbol  # mistake: an async call not awaited  # noqa: B018
    get_market.sync(client=abpx, symbol="S")  # mistake: an async client in a sync function
    await get_market.asyncio(client=bpx, symbol="S")  # mistake: a sync client in an async function
    with aconnect() as wrong:  # mistake: an async client in a sync with block
        assert wrong


def models(fill: OrderFill, depth: Depth, interest: OpenInterest, body: OrderExecutePayload) -> None:
    now = datetime.now(UTC)
    fill.cost  # mistake: no such field  # noqa: B018
    price: float = fill.price  # mistake: a decimal as a float
    total: Decimal = interest.open_interest  # mistake: the figure may be missing
    best: Decimal = depth.asks[0]  # mistake: a level has a price and a quantity
    depth.asks[0].price = best  # mistake: a level is frozen
    OpenInterest(symbol="S", timestamp=1)  # mistake: an int for a time field
    OpenInterest(symbol="S", timestamp=now, open_interest="5")  # mistake: a str for a decimal field
    body.symbol = "S"  # mistake: a body is frozen
    Side.BUY  # mistake: no such member  # noqa: B018
    side: Side = "Bid"  # mistake: a str assigned to an enum
    for value in (price, total, best, side):
        assert value


def connections(credentials: Credentials) -> None:
    connect("key", "secret")  # mistake: keys without Credentials
    connect(credentials, window="5000")  # mistake: a str as a window
    connect(credentials, timeout=None)  # mistake: no timeout
    connect(http_client=httpx.AsyncClient())  # mistake: an async httpx client for a sync client
    aconnect(http_client=httpx.Client())  # mistake: a sync httpx client for an async client
    connect(clock=lambda: "now")  # mistake: a clock that returns a str
    connect("http://127.0.0.1:8080")  # mistake: an address for credentials
    connect(base_url=httpx.URL("http://127.0.0.1:8080"))  # mistake: a URL that isn't a str
    connect(retries=3)  # mistake: a number as retries
    connect(rate_limits={"ordinary": 100})  # mistake: a dict as rate limits
    Client()  # mistake: nothing to send with
    with aconnect():  # mistake: an async client in a plain with
        pass
    Credentials("public")  # mistake: half a key pair
    BpxAuth(credentials, "https://api.backpack.exchange")  # mistake: a positional origin


def trading(bpx: Client, error: OutcomeUnknownError) -> None:
    find_order(bpx, error, symbol="S")  # mistake: the error and the order's own details
    find_order(bpx, symbol="S", client_id=7)  # mistake: no time
    find_order(bpx, ValueError())  # mistake: another error
    paginate(bpx.order.get_fills, simbol="S")  # mistake: an argument that the operation doesn't take
    paginate(bpx.order.get_fills())  # mistake: the response, not the operation


def streams(ticker: BookTicker, order: OrderAccepted) -> None:
    depth("SOL_USDC", every="100ms")  # mistake: a window that the exchange doesn't offer
    depth("SOL_USDC", "200ms")  # mistake: a window as a positional argument
    klines("SOL_USDC", "1min")  # mistake: an unknown interval of a stream
    klines("SOL_USDC")  # mistake: a stream of candles without an interval
    trades(5)  # mistake: a number as a symbol
    order.trade_id  # mistake: a field of fills alone  # noqa: B018
    ticker.ask_price + 1  # mistake: a side may be empty
    ticker.update_id = 5  # mistake: an event is frozen


def listening(bpx: BpxClient) -> None:
    streams = bpx.streams(url=7)  # mistake: a number as the address of the streams
    streams.subscribe("trade.SOL_USDC")  # mistake: a str as a channel
    streams.subscribe(trades("SOL_USDC"), overflow="drop")  # mistake: an unknown policy
    next(streams.subscribe(trades("SOL_USDC"))).bid_price  # mistake: a field of another event  # noqa: B018
    next(streams.subscribe(trades("SOL_USDC"), control=True)).price  # mistake: a control event has none  # noqa: B018
