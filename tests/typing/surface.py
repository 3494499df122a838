"""The types that an editor shows, as assert_type calls; checked by mypy and pyright, never run."""

# pyright: strict

from collections.abc import AsyncIterator, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any, Literal, TypeVar, assert_never, assert_type

import httpx

from bpx_api import AsyncClient, Client
from bpx_api import channels as of
from bpx_api.api.order import execute_order
from bpx_api.errors import (
    ApiError,
    BpxError,
    InvalidArgumentError,
    OutcomeUnknownError,
    PartialResponseError,
    RateLimitError,
    UnreadableItem,
)
from bpx_api.events import (
    BookTicker,
    DepthUpdate,
    Event,
    OrderCancelled,
    OrderFilled,
    OrderUpdate,
    PositionSnapshot,
    PositionUpdate,
    RawEvent,
    Trade,
    UnreadableEvent,
)
from bpx_api.events import Kline as StreamedKline
from bpx_api.models import (
    ApiErrorCode,
    ApiErrorResponse,
    Balance,
    Blockchain,
    Deposit,
    DepositAddress,
    Depth,
    DepthLimit,
    HistoricalOrder,
    Kline,
    KlineInterval,
    Market,
    OpenInterest,
    Order,
    OrderExecutePayload,
    OrderFill,
    OrderStatus,
    OrderType,
    OrderTypeValue,
    PriceLevel,
    Side,
    SideValue,
    SystemOrderType,
    SystemStatus,
    Ticker,
    TimeInForce,
    Withdrawal,
)
from bpx_api.streaming import Channel
from bpx_api.types import Response
from bpx_auth import BpxAuth, signature, signed_string, string_to_sign
from bpx_client import AsyncClient as AsyncBpxClient
from bpx_client import Client as BpxClient
from bpx_client import Credentials, aconnect, connect
from bpx_client.streams import (
    AsyncStreams,
    AsyncSubscription,
    Connected,
    ControlEvent,
    Disconnected,
    Dropped,
    Gap,
    Silent,
    Streams,
    Subscription,
)
from bpx_client.streams.parsing import ErrorMessage, StreamMessage, parse_frame
from bpx_client.trading import AsyncPaginator, Finding, Paginator, afind_order, apaginate, find_order, paginate


def opened(credentials: Credentials) -> tuple[Client, AsyncClient]:
    with connect() as bpx:
        assert_type(bpx.base_url, str)
        assert_type(bpx.close(), None)
    complete = connect(
        credentials,
        base_url="http://127.0.0.1:8080",
        window=5000,
        timeout=httpx.Timeout(5),
        headers={"X-Own": "1"},
        clock=lambda: 0,
        http_client=httpx.Client(),
    )
    return complete, aconnect(Credentials(public_key="", secret_key=""), timeout=5)


def options(bpx: Client, abpx: AsyncClient) -> None:
    assert_type(bpx.with_options(timeout=1.5, window=10000, headers={}), Client)
    assert_type(abpx.with_options(timeout=httpx.Timeout(5)), AsyncClient)


def public_operations(bpx: Client) -> None:
    assert_type(bpx.markets.get_markets(), list[Market])
    assert_type(bpx.markets.get_markets(market_type=["SPOT"]), list[Market])
    assert_type(bpx.markets.get_market(symbol="SOL_USDC"), Market)
    assert_type(bpx.markets.get_ticker(symbol="SOL_USDC"), Ticker | None)
    assert_type(bpx.markets.get_tickers(interval="1w"), list[Ticker])
    assert_type(bpx.markets.get_depth(symbol="SOL_USDC", limit=20), Depth)
    assert_type(bpx.markets.get_depth(symbol="SOL_USDC", limit=DepthLimit.LEVELS_20), Depth)
    assert_type(bpx.markets.get_klines(symbol="SOL_USDC", interval="1h", start_time=0), list[Kline])
    assert_type(bpx.markets.get_klines(symbol="S", interval="1h", start_time=datetime.now(UTC)), list[Kline])
    assert_type(bpx.markets.get_open_interest(symbol=None), list[OpenInterest])
    assert_type(bpx.system.get_status(), SystemStatus)
    assert_type(bpx.system.ping(), str)
    assert_type(bpx.system.get_time(), datetime)


def signed_operations(bpx: Client) -> None:
    assert_type(bpx.account.update_account_settings(auto_lend=True, leverage_limit="5"), None)
    assert_type(bpx.capital.get_balances(), dict[str, Balance])
    assert_type(bpx.capital.get_deposits(from_=0, to=1, exclude_platform=True), list[Deposit])
    assert_type(bpx.capital.get_deposit_address(blockchain="Solana"), DepositAddress)
    assert_type(bpx.capital.get_withdrawals(limit=10), list[Withdrawal])
    assert_type(
        bpx.capital.request_withdrawal(address="", blockchain=Blockchain.SOLANA, quantity=1, symbol="SOL"), Withdrawal
    )
    assert_type(bpx.order.get_order(symbol="SOL_USDC", client_id=5), Order)
    assert_type(bpx.order.cancel_order(symbol="SOL_USDC", order_id=""), Order | None)
    assert_type(bpx.order.get_open_orders(), list[Order])
    assert_type(bpx.order.execute_order_batch(orders=[]), list[Order | ApiErrorResponse])
    assert_type(bpx.order.cancel_open_orders(symbol="SOL_USDC"), list[Order] | None)
    assert_type(bpx.order.get_order_history(market_type=["SPOT", "PERP"]), list[HistoricalOrder])
    assert_type(bpx.order.get_fills(fill_type="User"), list[OrderFill])


def every_way_to_give_an_argument(bpx: Client, side: SideValue, order_type: OrderTypeValue) -> None:
    assert_type(
        bpx.order.execute_order(
            symbol="SOL_USDC",
            side=Side.BID,
            order_type=OrderType.LIMIT,
            price=Decimal("170.50"),
            quantity="1.0",
            client_id=123456,
            time_in_force=TimeInForce.GTC,
            post_only=True,
        ),
        Order,
    )
    assert_type(
        bpx.order.execute_order(symbol="SOL_USDC", side=side, order_type=order_type, price=170, quantity=None), Order
    )
    assert_type(bpx.order.execute_order(symbol="", side="Ask", order_type="Market", trigger_quantity="80%"), Order)


async def awaited(abpx: AsyncClient) -> None:
    assert_type(await abpx.markets.get_ticker(symbol="SOL_USDC"), Ticker | None)
    assert_type(await abpx.capital.get_balances(), dict[str, Balance])
    assert_type(await abpx.order.execute_order(symbol="", side="Bid", order_type="Limit", price="1"), Order)
    assert_type(await abpx.order.execute_order_batch(orders=()), list[Order | ApiErrorResponse])
    assert_type(await abpx.order.cancel_open_orders(symbol="SOL_USDC"), list[Order] | None)
    assert_type(await abpx.account.update_account_settings(), None)
    assert_type(await abpx.system.get_time(), datetime)
    async with aconnect() as opened:
        assert_type(await opened.order.get_open_orders(), list[Order])


async def underneath(bpx: Client, abpx: AsyncClient) -> None:
    body = OrderExecutePayload(symbol="SOL_USDC", side="Bid", order_type="Limit", price="1", quantity=1)
    assert_type(execute_order.sync(client=bpx, body=body), Order)
    assert_type(execute_order.sync_detailed(client=bpx, body=body), Response[Order])
    assert_type(execute_order.sync_detailed(client=bpx, body=body).parsed, Order)
    response = execute_order.sync_detailed(client=bpx, body=body)
    assert_type(response.headers, Mapping[str, str])
    assert_type([response.total, response.pages, response.page, response.page_size], list[int | None])
    assert_type(response.age, timedelta | None)
    assert_type(response.cache_control, str | None)
    assert_type(await execute_order.asyncio(client=abpx, body=body), Order)
    assert_type(await execute_order.asyncio_detailed(client=abpx, body=body), Response[Order])


def prepared(bpx: Client, abpx: AsyncClient, auth: BpxAuth, credentials: Credentials) -> None:
    request = bpx.prepare(bpx.order.execute_order, symbol="SOL_USDC", side="Bid", order_type="Market")
    assert_type(request, httpx.Request)
    assert_type(abpx.prepare(abpx.capital.get_balances), httpx.Request)
    assert_type(signed_string(request), str | None)
    assert_type(auth.sign(request), httpx.Request)
    assert_type(string_to_sign("x", timestamp=0, query=[("a", "b")], body=b""), str)
    assert_type(signature(credentials.private_key, ""), str)
    assert_type(httpx.Client(auth=auth), httpx.Client)


def models(order: Order, fill: OrderFill, depth: Depth, interest: OpenInterest, body: OrderExecutePayload) -> None:
    assert_type(fill.price, Decimal)
    assert_type(fill.timestamp, datetime)
    assert_type(order.created_at, datetime)
    assert_type(order.triggered_at, datetime | None)
    assert_type(depth.timestamp, datetime | None)
    assert_type(fill.is_maker, bool)
    assert_type(fill.side, Side)
    assert_type(fill.trade_id, int | None)
    assert_type(fill.system_order_type, SystemOrderType | None)
    assert_type(fill.additional_properties, dict[str, Any])
    assert_type(depth.asks, list[PriceLevel])
    assert_type(depth.asks[0].price, Decimal)
    assert_type([price * quantity for price, quantity in depth.bids], list[Decimal])
    assert_type(depth.last_update_id, int)
    assert_type(interest.open_interest, Decimal | None)
    assert_type(order.id, str)
    assert_type(order.status, OrderStatus)
    assert_type(order.to_dict(), dict[str, Any])
    assert_type(Order.from_dict({}), Order)
    assert_type(body.side, Side)
    assert_type(body.price, Decimal | None)


def enums(side: Side) -> None:
    assert_type(Side("Bid"), Side)
    assert_type(side.is_known, bool)
    assert_type(Side.BID.value, Literal["Bid"])
    if side is Side.BID:
        assert_type(side, Literal[Side.BID])
    values: list[str] = [side, side.value]
    assert_type(values[0].lower(), str)


def exhaustive(side: Side) -> str:
    match side:
        case Side.BID:
            return "buys"
        case Side.ASK:
            return "sells"
        case _:
            assert_never(side)


def errors(bpx: Client) -> None:
    try:
        bpx.system.ping()
    except RateLimitError as limited:
        assert_type(limited.retry_after, float | None)
    except ApiError as refused:
        assert_type(refused.status, int)
        assert_type(refused.code, ApiErrorCode | None)
        assert_type(refused.message, str)
        assert_type(refused.operation, str)
        assert_type(refused.body, bytes)
    except PartialResponseError as partial:
        tickers: list[Ticker] = partial.items
        assert_type(tickers, list[Ticker])
        assert_type(partial.unreadable, tuple[UnreadableItem, ...])
        assert_type(partial.unreadable[0].raw, bytes)
    except OutcomeUnknownError as unknown:
        assert_type(unknown.expires_at, int | None)
    except InvalidArgumentError as argument:
        assert_type(argument.argument, str)
    except BpxError as other:
        assert_type(other.args, tuple[Any, ...])


def histories(bpx: Client, abpx: AsyncClient) -> None:
    fills = paginate(bpx.order.get_fills, symbol="SOL_USDC", limit=10)
    assert_type(fills, Paginator[OrderFill])
    assert_type(next(fills), OrderFill)
    assert_type(fills.total, int | None)
    assert_type(fills.read, int)
    assert_type(list(fills), list[OrderFill])
    assert_type(paginate(bpx.markets.get_klines, symbol="SOL_USDC", interval="1m", start_time=1), Paginator[Kline])
    assert_type(apaginate(abpx.order.get_fills), AsyncPaginator[OrderFill])
    assert_type(apaginate(abpx.order.get_fills).total, int | None)
    iterators: tuple[Iterator[OrderFill], AsyncIterator[OrderFill]] = (fills, apaginate(abpx.order.get_fills))
    assert_type(next(iterators[0]), OrderFill)


async def outcomes(bpx: Client, abpx: AsyncClient, error: OutcomeUnknownError) -> None:
    assert_type(find_order(bpx, error), Finding)
    assert_type(find_order(bpx, symbol="SOL_USDC", client_id=7, signed_after=1_750_000_000_000), Finding)
    assert_type(find_order(bpx, symbol="S", client_id=7, signed_after=datetime.now(UTC), window=5000), Finding)
    assert_type(await afind_order(abpx, error, wait=False), Finding)
    assert_type(await afind_order(abpx, symbol="S", client_id=7, signed_after=datetime.now(UTC)), Finding)


E = TypeVar("E", bound=Event)


def subscribed(*channels: Channel[E]) -> Iterator[E]:
    """The type of the connection's `subscribe`."""
    raise NotImplementedError


def streams(both: Iterator[Event]) -> None:
    assert_type(of.depth("SOL_USDC", every="200ms"), Channel[DepthUpdate])
    assert_type(of.klines("SOL_USDC", KlineInterval.MINUTE_1), Channel[StreamedKline])
    assert_type(of.order_updates(), Channel[OrderUpdate])
    for trade in subscribed(of.trades("SOL_USDC")):
        assert_type(trade, Trade)
        assert_type(trade.price, Decimal)
        assert_type(trade.engine_time, datetime)
        assert_type(trade.engine_time_us, int)
    for update in subscribed(of.order_updates()):
        match update:
            case OrderFilled():
                assert_type(update.fill_price, Decimal)
            case OrderCancelled(order_id=order_id, status=status):
                assert_type(order_id, str)
                assert_type(status, OrderStatus)
            case _:
                assert_type(update.order_type, OrderType)
    for event in both:
        match event:
            case BookTicker():
                assert_type(event.ask_price, Decimal | None)
            case PositionSnapshot():
                assert_type(event.position_id, str | None)
            case PositionUpdate():
                assert_type(event.net_quantity, Decimal)
            case RawEvent():
                assert_type(event.event_type, str | None)
            case UnreadableEvent():
                assert_type(event.reason, str)
            case _:
                assert_type(event.additional_properties, dict[str, Any])


def frames(content: bytes) -> None:
    message = parse_frame(content)
    match message:
        case StreamMessage():
            assert_type(message.event, Event)
        case ErrorMessage():
            assert_type(message.code, int | None)
        case _:
            assert_never(message)


async def listening(bpx: BpxClient, abpx: AsyncBpxClient) -> None:
    async with abpx.streams() as astreams:
        assert_type(astreams, AsyncStreams)
        async for trade in astreams.subscribe(of.trades("SOL_USDC")):
            assert_type(trade, Trade)
        subscription = astreams.subscribe(of.order_updates(), overflow="fail", control=True)
        assert_type(subscription, AsyncSubscription[OrderUpdate | ControlEvent])
    with bpx.streams() as streams:
        assert_type(streams, Streams)
        assert_type(streams.subscribe(of.trades("SOL_USDC"), of.trades("BTC_USDC")), Subscription[Trade])
        assert_type(next(streams.subscribe(of.depth("SOL_USDC"))), DepthUpdate)
        for event in streams.subscribe(of.book_ticker("SOL_USDC"), of.order_updates()):
            match event:
                case BookTicker():
                    assert_type(event.ask_price, Decimal | None)
                case OrderFilled():
                    assert_type(event.fill_price, Decimal)
                case _:
                    pass
        for item in streams.subscribe(of.book_ticker("SOL_USDC"), overflow="latest", control=True):
            match item:
                case BookTicker():
                    assert_type(item.update_id, int)
                case Connected():
                    pass
                case Disconnected():
                    assert_type(item.reason, str)
                case Gap():
                    assert_type(item.since, datetime)
                case Silent():
                    assert_type(item.seconds, float)
                case Dropped():
                    assert_type(item.count, int)
                case RawEvent() | UnreadableEvent():
                    assert_type(item.frame, bytes)
                case _:
                    assert_never(item)
