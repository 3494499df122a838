"""Markets: markets with their trading rules, prices, order books, candles and prediction events."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

if sys.version_info >= (3, 13):
    from warnings import deprecated
else:
    from typing_extensions import deprecated

if TYPE_CHECKING:
    from ..client import AsyncClient, Client
    from ..models.data_source import DataSource, DataSourceValue
    from ..models.depth import Depth
    from ..models.depth_limit import DepthLimit, DepthLimitValue
    from ..models.funding_interval_rate import FundingIntervalRate
    from ..models.kline import Kline
    from ..models.kline_interval import KlineInterval, KlineIntervalValue
    from ..models.kline_price_type import KlinePriceType, KlinePriceTypeValue
    from ..models.mark_price import MarkPrice
    from ..models.market import Market
    from ..models.market_holiday import MarketHoliday
    from ..models.market_session import MarketSession
    from ..models.market_type import MarketType, MarketTypeValue
    from ..models.open_interest import OpenInterest
    from ..models.prediction_event import PredictionEvent
    from ..models.prediction_tag import PredictionTag
    from ..models.security import Security
    from ..models.side import Side, SideValue
    from ..models.stock_indicative_quote import StockIndicativeQuote
    from ..models.ticker import Ticker
    from ..models.ticker_interval import TickerInterval, TickerIntervalValue


class MarketsOperations:
    """Markets with their trading rules, prices, order books, candles and prediction events."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def get_markets(self, *, market_type: Sequence[MarketType | MarketTypeValue] | None = None) -> list[Market]:
        """List markets.

        Lists the markets of the exchange with their trading rules. Tick size, step size and smallest quantity are in
        `filters`.

        Args:
            market_type: Kinds of market to list. Spot and perpetual futures if omitted.

        Returns:
            The markets.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/markets`, https://docs.backpack.exchange/#tag/Markets/operation/get_markets
        """
        from ..api.markets import get_markets

        call = get_markets.call(market_type=market_type)
        return self._client.execute(call).parsed

    def get_market(self, *, symbol: str) -> Market:
        """Get one market.

        Gets one market with its trading rules.

        Args:
            symbol: Market symbol, such as `SOL_USDC` or `SOL_USDC_PERP`.

        Returns:
            The market.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/market`, https://docs.backpack.exchange/#tag/Markets/operation/get_market
        """
        from ..api.markets import get_market

        call = get_market.call(symbol=symbol)
        return self._client.execute(call).parsed

    def get_ticker(
        self,
        *,
        symbol: str,
        interval: TickerInterval | TickerIntervalValue | None = None,
        source: DataSource | DataSourceValue | None = None,
    ) -> Ticker | None:
        """Get the ticker of one market.

        Summarizes the trading of one market over a day or a week. Without a ticker, the exchange responds with 204
        and no content.

        Args:
            symbol: Market symbol, such as `SOL_USDC` or `SOL_USDC_PERP`.
            interval: Interval of the ticker, a day or a week. The default is not documented.
            source: Source of the prices: the exchange (`Venue`), or an external provider (`External`, only for
                stock markets). With `External`, tickers need the interval `1d`, and candles the price type `Last`.
                Default: Venue.

        Returns:
            The ticker. None: no ticker for this market.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/ticker`, https://docs.backpack.exchange/#tag/Markets/operation/get_ticker
        """
        from ..api.markets import get_ticker

        call = get_ticker.call(symbol=symbol, interval=interval, source=source)
        return self._client.execute(call).parsed

    def get_tickers(
        self,
        *,
        interval: TickerInterval | TickerIntervalValue | None = None,
        source: DataSource | DataSourceValue | None = None,
    ) -> list[Ticker]:
        """Get the tickers of all markets.

        Summarizes the trading of every market over a day or a week.

        Args:
            interval: Interval of the ticker, a day or a week. The default is not documented.
            source: Source of the prices: the exchange (`Venue`), or an external provider (`External`, only for
                stock markets). With `External`, tickers need the interval `1d`, and candles the price type `Last`.
                Default: Venue.

        Returns:
            The tickers.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/tickers`, https://docs.backpack.exchange/#tag/Markets/operation/get_tickers
        """
        from ..api.markets import get_tickers

        call = get_tickers.call(interval=interval, source=source)
        return self._client.execute(call).parsed

    def get_depth(self, *, symbol: str, limit: DepthLimit | DepthLimitValue | None = None) -> Depth:
        """Get the order book of one market.

        Gets the price levels of a market's order book. Both sides are sorted by ascending price: the best ask is the
        first of `asks`, the best bid is the last of `bids`.

        Args:
            symbol: Market symbol, such as `SOL_USDC` or `SOL_USDC_PERP`.
            limit: Price levels on each side. If omitted, all of them, as far as observed (up to 2,366 on one
                side).

        Returns:
            The order book.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/depth`, https://docs.backpack.exchange/#tag/Markets/operation/get_depth
        """
        from ..api.markets import get_depth

        call = get_depth.call(symbol=symbol, limit=limit)
        return self._client.execute(call).parsed

    def get_klines(
        self,
        *,
        symbol: str,
        interval: KlineInterval | KlineIntervalValue,
        start_time: datetime | int,
        end_time: datetime | int | None = None,
        price_type: KlinePriceType | KlinePriceTypeValue | None = None,
        source: DataSource | DataSourceValue | None = None,
    ) -> list[Kline]:
        """Get the candles of one market.

        Gets candles between two times. The maximum number in one response is not documented: request at most 1,000 at
        once. An interval without trades may have no candle. This is historical market data: 30 requests a minute for
        each subaccount.

        Args:
            symbol: Market symbol, such as `SOL_USDC` or `SOL_USDC_PERP`.
            interval: Length of a candle.
            start_time: Start of the time range. A `datetime` with its time zone, or an int in Unix seconds.
            end_time: End of the time range. Now if omitted. A `datetime` with its time zone, or an int in Unix
                seconds.
            price_type: Price of the candles. Default: Last.
            source: Source of the prices: the exchange (`Venue`), or an external provider (`External`, only for
                stock markets). With `External`, tickers need the interval `1d`, and candles the price type `Last`.
                Default: Venue.

        Returns:
            The candles.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/klines`, https://docs.backpack.exchange/#tag/Markets/operation/get_klines
        """
        from ..api.markets import get_klines

        call = get_klines.call(
            symbol=symbol,
            interval=interval,
            start_time=start_time,
            end_time=end_time,
            price_type=price_type,
            source=source,
        )
        return self._client.execute(call).parsed

    def get_open_interest(self, *, symbol: str | None = None) -> list[OpenInterest]:
        """Get open interest.

        Gets the open interest of one futures market, or of all of them if `symbol` is omitted.

        Args:
            symbol: Only this market, such as `SOL_USDC`. All markets if omitted.

        Returns:
            Open interest by market; a list also for a single market.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/openInterest`, https://docs.backpack.exchange/#tag/Markets/operation/get_open_interest
        """
        from ..api.markets import get_open_interest

        call = get_open_interest.call(symbol=symbol)
        return self._client.execute(call).parsed

    def get_mark_prices(
        self, *, symbol: str | None = None, market_type: MarketType | MarketTypeValue | None = None
    ) -> list[MarkPrice]:
        """Get mark prices and funding rates.

        Gets mark price, index price and current funding rate of one market, or of all markets of a kind if `symbol`
        is omitted.

        Args:
            symbol: Only this market, such as `SOL_USDC`. All markets if omitted.
            market_type: Kind of market to list. Default: PERP.

        Returns:
            The prices by market; a list also for a single market.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/markPrices`, https://docs.backpack.exchange/#tag/Markets/operation/get_mark_prices
        """
        from ..api.markets import get_mark_prices

        call = get_mark_prices.call(symbol=symbol, market_type=market_type)
        return self._client.execute(call).parsed

    def get_funding_interval_rates(
        self, *, symbol: str, limit: int | None = None, offset: int | None = None
    ) -> list[FundingIntervalRate]:
        """List funding rates of one market.

        Lists the funding rates of a futures market, one for each hour, the newest first. The first one belongs to the
        current hour: it ends in the future, and its rate may change until three minutes after the hour. An unknown
        symbol gives an empty list.

        Args:
            symbol: Market symbol, such as `SOL_USDC_PERP`.
            limit: Maximum number of entries to return. From 0 to 10000. Default: 100.
            offset: Number of entries to skip, for paging. At least 0. Default: 0.

        Returns:
            The funding rates.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/fundingRates`, https://docs.backpack.exchange/#tag/Markets/operation/get_funding_interval_rates
        """
        from ..api.markets import get_funding_interval_rates

        call = get_funding_interval_rates.call(symbol=symbol, limit=limit, offset=offset)
        return self._client.execute(call).parsed

    def get_securities(self) -> list[Security]:
        """List securities.

        Lists the securities that can be traded, and the rules for quantities in each of their sessions. The hours of
        a session are in `get_stock_sessions`.

        Returns:
            The securities.

        Raises:
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/securities`, https://docs.backpack.exchange/#tag/Markets/operation/get_securities
        """
        from ..api.markets import get_securities

        call = get_securities.call()
        return self._client.execute(call).parsed

    def get_stock_sessions(self) -> list[MarketSession]:
        """List the trading sessions of stocks.

        Lists the sessions with their hours and days. `get_securities` lists the sessions of each stock,
        `get_stock_holidays` the holidays.

        Returns:
            The sessions.

        Raises:
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/stockSessions`, https://docs.backpack.exchange/#tag/Markets/operation/get_stock_sessions
        """
        from ..api.markets import get_stock_sessions

        call = get_stock_sessions.call()
        return self._client.execute(call).parsed

    def get_stock_holidays(self) -> list[MarketHoliday]:
        """List the holidays of stock markets.

        Lists the days, and parts of days, on which the sessions of `get_stock_sessions` are closed.

        Returns:
            The holidays.

        Raises:
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/stockHolidays`, https://docs.backpack.exchange/#tag/Markets/operation/get_stock_holidays
        """
        from ..api.markets import get_stock_holidays

        call = get_stock_holidays.call()
        return self._client.execute(call).parsed

    def get_stock_indicative_quote(
        self, *, symbol: str, side: Side | SideValue, quantity: Decimal | int | str
    ) -> StockIndicativeQuote:
        """Estimate the price of a stock.

        Estimates the price of a quantity of a stock through `submit_rfq`. The estimate is not binding and changes
        once a second.

        Args:
            symbol: Symbol of the stock, such as `NVDA.US`.
            side: `Bid` buys, `Ask` sells.
            quantity: Number of shares. Above 0.

        Returns:
            The estimate.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/stockIndicativeQuote`, https://docs.backpack.exchange/#tag/Markets/operation/get_stock_indicative_quote
        """
        from ..api.markets import get_stock_indicative_quote

        call = get_stock_indicative_quote.call(symbol=symbol, side=side, quantity=quantity)
        return self._client.execute(call).parsed

    @deprecated("get_market_sessions is deprecated; use get_stock_sessions")
    def get_market_sessions(self) -> list[MarketSession]:
        """List the trading sessions of securities.

        Lists the sessions with their hours and days. Replaced by `get_stock_sessions` on 2026-10-02, but still
        available.

        Returns:
            The sessions.

        Raises:
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/market-sessions`, https://docs.backpack.exchange/#tag/Markets/operation/get_market_sessions
        """
        from ..api.markets import get_market_sessions

        call = get_market_sessions.call()
        return self._client.execute(call).parsed

    @deprecated("get_market_holidays is deprecated; use get_stock_holidays")
    def get_market_holidays(self) -> list[MarketHoliday]:
        """List the holidays of securities markets.

        Lists the days, and parts of days, on which markets are closed. Replaced by `get_stock_holidays` on
        2026-10-02, but still available.

        Returns:
            The holidays.

        Raises:
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/market-holidays`, https://docs.backpack.exchange/#tag/Markets/operation/get_market_holidays
        """
        from ..api.markets import get_market_holidays

        call = get_market_holidays.call()
        return self._client.execute(call).parsed

    def get_prediction_events(
        self,
        *,
        symbol: str | None = None,
        tag_slug: str | None = None,
        event_slug: str | None = None,
        series_slug: str | None = None,
        resolved: bool | None = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> list[PredictionEvent]:
        """List prediction events.

        Lists events with their prediction markets and resolutions.

        Args:
            symbol: Only the event of this prediction market.
            tag_slug: Only events with this tag, by its slug. The tags are in `get_prediction_tags`.
            event_slug: Only the event with this slug.
            series_slug: Only events of this series, by its slug.
            resolved: `True`: only resolved events, `False`: only unresolved events. Both if omitted.
            limit: Maximum number of entries to return. From 0 to 1000. Default: 100.
            offset: Number of entries to skip, for paging. At least 0. Default: 0.

        Returns:
            The events.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/prediction`, https://docs.backpack.exchange/#tag/Markets/operation/get_prediction_events
        """
        from ..api.markets import get_prediction_events

        call = get_prediction_events.call(
            symbol=symbol,
            tag_slug=tag_slug,
            event_slug=event_slug,
            series_slug=series_slug,
            resolved=resolved,
            limit=limit,
            offset=offset,
        )
        return self._client.execute(call).parsed

    def get_prediction_tags(self) -> list[PredictionTag]:
        """List the tags of prediction events.

        Lists the tags that `get_prediction_events` can filter by.

        Returns:
            The tags.

        Raises:
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/prediction/tags`, https://docs.backpack.exchange/#tag/Markets/operation/get_prediction_tags
        """
        from ..api.markets import get_prediction_tags

        call = get_prediction_tags.call()
        return self._client.execute(call).parsed


class AsyncMarketsOperations:
    """Markets with their trading rules, prices, order books, candles and prediction events."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def get_markets(self, *, market_type: Sequence[MarketType | MarketTypeValue] | None = None) -> list[Market]:
        """List markets.

        Lists the markets of the exchange with their trading rules. Tick size, step size and smallest quantity are in
        `filters`.

        Args:
            market_type: Kinds of market to list. Spot and perpetual futures if omitted.

        Returns:
            The markets.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/markets`, https://docs.backpack.exchange/#tag/Markets/operation/get_markets
        """
        from ..api.markets import get_markets

        call = get_markets.call(market_type=market_type)
        return (await self._client.execute(call)).parsed

    async def get_market(self, *, symbol: str) -> Market:
        """Get one market.

        Gets one market with its trading rules.

        Args:
            symbol: Market symbol, such as `SOL_USDC` or `SOL_USDC_PERP`.

        Returns:
            The market.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/market`, https://docs.backpack.exchange/#tag/Markets/operation/get_market
        """
        from ..api.markets import get_market

        call = get_market.call(symbol=symbol)
        return (await self._client.execute(call)).parsed

    async def get_ticker(
        self,
        *,
        symbol: str,
        interval: TickerInterval | TickerIntervalValue | None = None,
        source: DataSource | DataSourceValue | None = None,
    ) -> Ticker | None:
        """Get the ticker of one market.

        Summarizes the trading of one market over a day or a week. Without a ticker, the exchange responds with 204
        and no content.

        Args:
            symbol: Market symbol, such as `SOL_USDC` or `SOL_USDC_PERP`.
            interval: Interval of the ticker, a day or a week. The default is not documented.
            source: Source of the prices: the exchange (`Venue`), or an external provider (`External`, only for
                stock markets). With `External`, tickers need the interval `1d`, and candles the price type `Last`.
                Default: Venue.

        Returns:
            The ticker. None: no ticker for this market.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/ticker`, https://docs.backpack.exchange/#tag/Markets/operation/get_ticker
        """
        from ..api.markets import get_ticker

        call = get_ticker.call(symbol=symbol, interval=interval, source=source)
        return (await self._client.execute(call)).parsed

    async def get_tickers(
        self,
        *,
        interval: TickerInterval | TickerIntervalValue | None = None,
        source: DataSource | DataSourceValue | None = None,
    ) -> list[Ticker]:
        """Get the tickers of all markets.

        Summarizes the trading of every market over a day or a week.

        Args:
            interval: Interval of the ticker, a day or a week. The default is not documented.
            source: Source of the prices: the exchange (`Venue`), or an external provider (`External`, only for
                stock markets). With `External`, tickers need the interval `1d`, and candles the price type `Last`.
                Default: Venue.

        Returns:
            The tickers.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/tickers`, https://docs.backpack.exchange/#tag/Markets/operation/get_tickers
        """
        from ..api.markets import get_tickers

        call = get_tickers.call(interval=interval, source=source)
        return (await self._client.execute(call)).parsed

    async def get_depth(self, *, symbol: str, limit: DepthLimit | DepthLimitValue | None = None) -> Depth:
        """Get the order book of one market.

        Gets the price levels of a market's order book. Both sides are sorted by ascending price: the best ask is the
        first of `asks`, the best bid is the last of `bids`.

        Args:
            symbol: Market symbol, such as `SOL_USDC` or `SOL_USDC_PERP`.
            limit: Price levels on each side. If omitted, all of them, as far as observed (up to 2,366 on one
                side).

        Returns:
            The order book.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/depth`, https://docs.backpack.exchange/#tag/Markets/operation/get_depth
        """
        from ..api.markets import get_depth

        call = get_depth.call(symbol=symbol, limit=limit)
        return (await self._client.execute(call)).parsed

    async def get_klines(
        self,
        *,
        symbol: str,
        interval: KlineInterval | KlineIntervalValue,
        start_time: datetime | int,
        end_time: datetime | int | None = None,
        price_type: KlinePriceType | KlinePriceTypeValue | None = None,
        source: DataSource | DataSourceValue | None = None,
    ) -> list[Kline]:
        """Get the candles of one market.

        Gets candles between two times. The maximum number in one response is not documented: request at most 1,000 at
        once. An interval without trades may have no candle. This is historical market data: 30 requests a minute for
        each subaccount.

        Args:
            symbol: Market symbol, such as `SOL_USDC` or `SOL_USDC_PERP`.
            interval: Length of a candle.
            start_time: Start of the time range. A `datetime` with its time zone, or an int in Unix seconds.
            end_time: End of the time range. Now if omitted. A `datetime` with its time zone, or an int in Unix
                seconds.
            price_type: Price of the candles. Default: Last.
            source: Source of the prices: the exchange (`Venue`), or an external provider (`External`, only for
                stock markets). With `External`, tickers need the interval `1d`, and candles the price type `Last`.
                Default: Venue.

        Returns:
            The candles.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/klines`, https://docs.backpack.exchange/#tag/Markets/operation/get_klines
        """
        from ..api.markets import get_klines

        call = get_klines.call(
            symbol=symbol,
            interval=interval,
            start_time=start_time,
            end_time=end_time,
            price_type=price_type,
            source=source,
        )
        return (await self._client.execute(call)).parsed

    async def get_open_interest(self, *, symbol: str | None = None) -> list[OpenInterest]:
        """Get open interest.

        Gets the open interest of one futures market, or of all of them if `symbol` is omitted.

        Args:
            symbol: Only this market, such as `SOL_USDC`. All markets if omitted.

        Returns:
            Open interest by market; a list also for a single market.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/openInterest`, https://docs.backpack.exchange/#tag/Markets/operation/get_open_interest
        """
        from ..api.markets import get_open_interest

        call = get_open_interest.call(symbol=symbol)
        return (await self._client.execute(call)).parsed

    async def get_mark_prices(
        self, *, symbol: str | None = None, market_type: MarketType | MarketTypeValue | None = None
    ) -> list[MarkPrice]:
        """Get mark prices and funding rates.

        Gets mark price, index price and current funding rate of one market, or of all markets of a kind if `symbol`
        is omitted.

        Args:
            symbol: Only this market, such as `SOL_USDC`. All markets if omitted.
            market_type: Kind of market to list. Default: PERP.

        Returns:
            The prices by market; a list also for a single market.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/markPrices`, https://docs.backpack.exchange/#tag/Markets/operation/get_mark_prices
        """
        from ..api.markets import get_mark_prices

        call = get_mark_prices.call(symbol=symbol, market_type=market_type)
        return (await self._client.execute(call)).parsed

    async def get_funding_interval_rates(
        self, *, symbol: str, limit: int | None = None, offset: int | None = None
    ) -> list[FundingIntervalRate]:
        """List funding rates of one market.

        Lists the funding rates of a futures market, one for each hour, the newest first. The first one belongs to the
        current hour: it ends in the future, and its rate may change until three minutes after the hour. An unknown
        symbol gives an empty list.

        Args:
            symbol: Market symbol, such as `SOL_USDC_PERP`.
            limit: Maximum number of entries to return. From 0 to 10000. Default: 100.
            offset: Number of entries to skip, for paging. At least 0. Default: 0.

        Returns:
            The funding rates.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/fundingRates`, https://docs.backpack.exchange/#tag/Markets/operation/get_funding_interval_rates
        """
        from ..api.markets import get_funding_interval_rates

        call = get_funding_interval_rates.call(symbol=symbol, limit=limit, offset=offset)
        return (await self._client.execute(call)).parsed

    async def get_securities(self) -> list[Security]:
        """List securities.

        Lists the securities that can be traded, and the rules for quantities in each of their sessions. The hours of
        a session are in `get_stock_sessions`.

        Returns:
            The securities.

        Raises:
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/securities`, https://docs.backpack.exchange/#tag/Markets/operation/get_securities
        """
        from ..api.markets import get_securities

        call = get_securities.call()
        return (await self._client.execute(call)).parsed

    async def get_stock_sessions(self) -> list[MarketSession]:
        """List the trading sessions of stocks.

        Lists the sessions with their hours and days. `get_securities` lists the sessions of each stock,
        `get_stock_holidays` the holidays.

        Returns:
            The sessions.

        Raises:
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/stockSessions`, https://docs.backpack.exchange/#tag/Markets/operation/get_stock_sessions
        """
        from ..api.markets import get_stock_sessions

        call = get_stock_sessions.call()
        return (await self._client.execute(call)).parsed

    async def get_stock_holidays(self) -> list[MarketHoliday]:
        """List the holidays of stock markets.

        Lists the days, and parts of days, on which the sessions of `get_stock_sessions` are closed.

        Returns:
            The holidays.

        Raises:
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/stockHolidays`, https://docs.backpack.exchange/#tag/Markets/operation/get_stock_holidays
        """
        from ..api.markets import get_stock_holidays

        call = get_stock_holidays.call()
        return (await self._client.execute(call)).parsed

    async def get_stock_indicative_quote(
        self, *, symbol: str, side: Side | SideValue, quantity: Decimal | int | str
    ) -> StockIndicativeQuote:
        """Estimate the price of a stock.

        Estimates the price of a quantity of a stock through `submit_rfq`. The estimate is not binding and changes
        once a second.

        Args:
            symbol: Symbol of the stock, such as `NVDA.US`.
            side: `Bid` buys, `Ask` sells.
            quantity: Number of shares. Above 0.

        Returns:
            The estimate.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/stockIndicativeQuote`, https://docs.backpack.exchange/#tag/Markets/operation/get_stock_indicative_quote
        """
        from ..api.markets import get_stock_indicative_quote

        call = get_stock_indicative_quote.call(symbol=symbol, side=side, quantity=quantity)
        return (await self._client.execute(call)).parsed

    @deprecated("get_market_sessions is deprecated; use get_stock_sessions")
    async def get_market_sessions(self) -> list[MarketSession]:
        """List the trading sessions of securities.

        Lists the sessions with their hours and days. Replaced by `get_stock_sessions` on 2026-10-02, but still
        available.

        Returns:
            The sessions.

        Raises:
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/market-sessions`, https://docs.backpack.exchange/#tag/Markets/operation/get_market_sessions
        """
        from ..api.markets import get_market_sessions

        call = get_market_sessions.call()
        return (await self._client.execute(call)).parsed

    @deprecated("get_market_holidays is deprecated; use get_stock_holidays")
    async def get_market_holidays(self) -> list[MarketHoliday]:
        """List the holidays of securities markets.

        Lists the days, and parts of days, on which markets are closed. Replaced by `get_stock_holidays` on
        2026-10-02, but still available.

        Returns:
            The holidays.

        Raises:
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/market-holidays`, https://docs.backpack.exchange/#tag/Markets/operation/get_market_holidays
        """
        from ..api.markets import get_market_holidays

        call = get_market_holidays.call()
        return (await self._client.execute(call)).parsed

    async def get_prediction_events(
        self,
        *,
        symbol: str | None = None,
        tag_slug: str | None = None,
        event_slug: str | None = None,
        series_slug: str | None = None,
        resolved: bool | None = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> list[PredictionEvent]:
        """List prediction events.

        Lists events with their prediction markets and resolutions.

        Args:
            symbol: Only the event of this prediction market.
            tag_slug: Only events with this tag, by its slug. The tags are in `get_prediction_tags`.
            event_slug: Only the event with this slug.
            series_slug: Only events of this series, by its slug.
            resolved: `True`: only resolved events, `False`: only unresolved events. Both if omitted.
            limit: Maximum number of entries to return. From 0 to 1000. Default: 100.
            offset: Number of entries to skip, for paging. At least 0. Default: 0.

        Returns:
            The events.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/prediction`, https://docs.backpack.exchange/#tag/Markets/operation/get_prediction_events
        """
        from ..api.markets import get_prediction_events

        call = get_prediction_events.call(
            symbol=symbol,
            tag_slug=tag_slug,
            event_slug=event_slug,
            series_slug=series_slug,
            resolved=resolved,
            limit=limit,
            offset=offset,
        )
        return (await self._client.execute(call)).parsed

    async def get_prediction_tags(self) -> list[PredictionTag]:
        """List the tags of prediction events.

        Lists the tags that `get_prediction_events` can filter by.

        Returns:
            The tags.

        Raises:
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/prediction/tags`, https://docs.backpack.exchange/#tag/Markets/operation/get_prediction_tags
        """
        from ..api.markets import get_prediction_tags

        call = get_prediction_tags.call()
        return (await self._client.execute(call)).parsed
