"""Functions name the streams as the exchange does, and refuse what can't be a part of a name."""

from collections.abc import Callable
from typing import Any

import pytest

from bpx_api import channels
from bpx_api.channels import Channel
from bpx_api.errors import InvalidArgumentError
from bpx_api.events import DepthUpdate, Kline, OrderUpdate, Trade
from bpx_api.models import KlineInterval


@pytest.mark.parametrize(
    ("channel", "name"),
    [
        (channels.depth("SOL_USDC"), "depth.SOL_USDC"),
        (channels.depth("SOL_USDC", every="200ms"), "depth.200ms.SOL_USDC"),
        (channels.book_ticker("AAPL.US_USDC_PERP"), "bookTicker.AAPL.US_USDC_PERP"),
        (channels.mark_price("SOL_USDC_PERP"), "markPrice.SOL_USDC_PERP"),
        (channels.ticker("kBONK_USDC_PERP"), "ticker.kBONK_USDC_PERP"),
        (channels.external_ticker("AAPL.US_USDC"), "externalTicker.AAPL.US_USDC"),
        (channels.trades("SOL_USDC"), "trade.SOL_USDC"),
        (channels.klines("SOL_USDC", "1month"), "kline.1month.SOL_USDC"),
        (channels.klines("SOL_USDC", KlineInterval.MINUTE_1), "kline.1m.SOL_USDC"),
        (channels.open_interest("SOL_USDC_PERP"), "openInterest.SOL_USDC_PERP"),
        (channels.liquidations(), "liquidation"),
        (channels.stock_price("AAPL"), "stockPrice.AAPL"),
        (channels.stock_indicative_quote("AAPL"), "stockIndicativeQuote.AAPL"),
        (channels.order_updates(), "account.orderUpdate"),
        (channels.order_updates("SOL_USDC"), "account.orderUpdate.SOL_USDC"),
        (channels.balance_updates(), "account.balanceUpdate"),
        (channels.position_updates(), "account.positionUpdate"),
        (channels.position_updates(symbol="SOL_USDC_PERP"), "account.positionUpdate.SOL_USDC_PERP"),
        (channels.rfq_updates(), "account.rfqUpdate"),
        (channels.rfq_updates("SOL_USDC_RFQ"), "account.rfqUpdate.SOL_USDC_RFQ"),
    ],
)
def test_a_channel_is_named_as_on_the_wire(channel: Channel[Any], name: str) -> None:
    assert channel.name == name
    assert channel.is_private is name.startswith("account.")


def test_a_channel_says_what_it_carries() -> None:
    assert channels.depth("SOL_USDC", every="1000ms") == Channel("depth.1000ms.SOL_USDC", DepthUpdate, "SOL_USDC")
    assert channels.trades("SOL_USDC").event_type is Trade
    assert channels.klines("SOL_USDC", "1m").event_type is Kline
    assert channels.order_updates().event_type is OrderUpdate
    assert len({channels.trades("SOL_USDC"), channels.trades("SOL_USDC"), channels.trades("BTC_USDC")}) == 2


def test_only_a_symbol_of_a_listed_market_can_be_looked_up() -> None:
    assert channels.order_updates("SOL_USDC").symbol == "SOL_USDC"
    assert channels.order_updates().symbol is None
    unlisted = (
        channels.stock_price("AAPL"),
        channels.external_ticker("AAPL.US_USDC"),
        channels.rfq_updates("AAPL.US_USDC_RFQ"),
    )
    assert {channel.symbol for channel in unlisted} == {None}


@pytest.mark.parametrize("symbol", ["", " ", "SOL USDC", "SOL\n", 'SOL"', "SOL\\", "\x00", "S" * 200, None, 5])
@pytest.mark.parametrize("function", [channels.trades, channels.depth, channels.stock_price, channels.book_ticker])
def test_what_is_no_symbol_is_refused(function: Callable[[Any], Channel[Any]], symbol: Any) -> None:
    with pytest.raises(InvalidArgumentError, match=r"^(symbol|ticker): "):
        function(symbol)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: channels.depth("S", every="100ms"), "every: '100ms' is not one of '200ms', '600ms', '1000ms'"),  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        (lambda: channels.depth("S", every=200), "every: 200 is not one of"),  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        (lambda: channels.klines("S", "1min"), "interval: '1min' (str) is not one of '1s', '1m'"),  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    ],
)
def test_what_the_exchange_does_not_offer_is_refused(make: Callable[[], object], message: str) -> None:
    with pytest.raises(InvalidArgumentError) as refused:
        make()
    assert str(refused.value).startswith(message)
