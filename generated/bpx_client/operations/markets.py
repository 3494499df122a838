"""Markets: markets and their rules, prices, order books, candles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..client import AsyncClient, Client
    from ..models.depth import Depth
    from ..models.depth_limit import DepthLimit, DepthLimitValue
    from ..models.kline import Kline
    from ..models.kline_interval import KlineInterval, KlineIntervalValue
    from ..models.kline_price_type import KlinePriceType, KlinePriceTypeValue
    from ..models.market import Market
    from ..models.market_type import MarketType, MarketTypeValue
    from ..models.open_interest import OpenInterest
    from ..models.ticker import Ticker
    from ..models.ticker_interval import TickerInterval, TickerIntervalValue


class MarketsOperations:
    """Markets and their rules, prices, order books, candles."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def get_markets(
        self,
        *,
        market_type: Sequence[MarketType | MarketTypeValue] | None = None,
    ) -> list[Market]:
        """List markets.

        Lists the markets of the exchange with their trading rules. Tick size, step size and smallest quantity stand
        in `filters`.

        Args:
            market_type: Kinds of market to list. Spot and perpetual futures when left out.

        Returns:
            The markets.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/markets`, https://docs.backpack.exchange/#tag/Markets/operation/get_markets
        """
        from ..api.markets import get_markets

        return get_markets.sync(
            client=self._client,
            market_type=market_type,
        )

    def get_market(
        self,
        *,
        symbol: str,
    ) -> Market:
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

        return get_market.sync(
            client=self._client,
            symbol=symbol,
        )

    def get_ticker(
        self,
        *,
        symbol: str,
        interval: TickerInterval | TickerIntervalValue | None = None,
    ) -> Ticker | None:
        """Get the ticker of one market.

        Sums up the trading of one market over a day or a week. There may be nothing to report: the exchange then
        answers 204, without content.

        Args:
            symbol: Market symbol, such as `SOL_USDC` or `SOL_USDC_PERP`.
            interval: Span to sum up, a day or a week. The default is not documented.

        Returns:
            The ticker. None: no ticker for this market.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/ticker`, https://docs.backpack.exchange/#tag/Markets/operation/get_ticker
        """
        from ..api.markets import get_ticker

        return get_ticker.sync(
            client=self._client,
            symbol=symbol,
            interval=interval,
        )

    def get_tickers(
        self,
        *,
        interval: TickerInterval | TickerIntervalValue | None = None,
    ) -> list[Ticker]:
        """Get the tickers of all markets.

        Sums up the trading of every market over a day or a week.

        Args:
            interval: Span to sum up, a day or a week. The default is not documented.

        Returns:
            The tickers.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/tickers`, https://docs.backpack.exchange/#tag/Markets/operation/get_tickers
        """
        from ..api.markets import get_tickers

        return get_tickers.sync(
            client=self._client,
            interval=interval,
        )

    def get_depth(
        self,
        *,
        symbol: str,
        limit: DepthLimit | DepthLimitValue | None = None,
    ) -> Depth:
        """Get the order book of one market.

        Gets the price levels of a market's order book. Both sides go by ascending price, so the best ask is the first
        of `asks` and the best bid the last of `bids`.

        Args:
            symbol: Market symbol, such as `SOL_USDC` or `SOL_USDC_PERP`.
            limit: Price levels on each side. 1000 when left out. Default: 1000.

        Returns:
            The order book.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/depth`, https://docs.backpack.exchange/#tag/Markets/operation/get_depth
        """
        from ..api.markets import get_depth

        return get_depth.sync(
            client=self._client,
            symbol=symbol,
            limit=limit,
        )

    def get_klines(
        self,
        *,
        symbol: str,
        interval: KlineInterval | KlineIntervalValue,
        start_time: int,
        end_time: int | None = None,
        price_type: KlinePriceType | KlinePriceTypeValue | None = None,
    ) -> list[Kline]:
        """Get the candles of one market.

        Gets candles between two times, which are given in seconds. This is historical market data: 30 requests a
        minute for each subaccount.

        Args:
            symbol: Market symbol, such as `SOL_USDC` or `SOL_USDC_PERP`.
            interval: Length of a candle.
            start_time: Where to begin, in Unix seconds (not milliseconds).
            end_time: Where to end, in Unix seconds (not milliseconds). Now when left out.
            price_type: Price that the candles are made of. The last traded price when left out. Default: Last.

        Returns:
            The candles.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/klines`, https://docs.backpack.exchange/#tag/Markets/operation/get_klines
        """
        from ..api.markets import get_klines

        return get_klines.sync(
            client=self._client,
            symbol=symbol,
            interval=interval,
            start_time=start_time,
            end_time=end_time,
            price_type=price_type,
        )

    def get_open_interest(
        self,
        *,
        symbol: str | None = None,
    ) -> list[OpenInterest]:
        """Get open interest.

        Gets the open interest of one futures market, or of all of them when `symbol` is left out.

        Args:
            symbol: Only this market, such as `SOL_USDC`. All markets when left out.

        Returns:
            Open interest by market. A list also for a single market.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/openInterest`, https://docs.backpack.exchange/#tag/Markets/operation/get_open_interest
        """
        from ..api.markets import get_open_interest

        return get_open_interest.sync(
            client=self._client,
            symbol=symbol,
        )


class AsyncMarketsOperations:
    """Markets and their rules, prices, order books, candles."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def get_markets(
        self,
        *,
        market_type: Sequence[MarketType | MarketTypeValue] | None = None,
    ) -> list[Market]:
        """List markets.

        Lists the markets of the exchange with their trading rules. Tick size, step size and smallest quantity stand
        in `filters`.

        Args:
            market_type: Kinds of market to list. Spot and perpetual futures when left out.

        Returns:
            The markets.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/markets`, https://docs.backpack.exchange/#tag/Markets/operation/get_markets
        """
        from ..api.markets import get_markets

        return await get_markets.asyncio(
            client=self._client,
            market_type=market_type,
        )

    async def get_market(
        self,
        *,
        symbol: str,
    ) -> Market:
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

        return await get_market.asyncio(
            client=self._client,
            symbol=symbol,
        )

    async def get_ticker(
        self,
        *,
        symbol: str,
        interval: TickerInterval | TickerIntervalValue | None = None,
    ) -> Ticker | None:
        """Get the ticker of one market.

        Sums up the trading of one market over a day or a week. There may be nothing to report: the exchange then
        answers 204, without content.

        Args:
            symbol: Market symbol, such as `SOL_USDC` or `SOL_USDC_PERP`.
            interval: Span to sum up, a day or a week. The default is not documented.

        Returns:
            The ticker. None: no ticker for this market.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/ticker`, https://docs.backpack.exchange/#tag/Markets/operation/get_ticker
        """
        from ..api.markets import get_ticker

        return await get_ticker.asyncio(
            client=self._client,
            symbol=symbol,
            interval=interval,
        )

    async def get_tickers(
        self,
        *,
        interval: TickerInterval | TickerIntervalValue | None = None,
    ) -> list[Ticker]:
        """Get the tickers of all markets.

        Sums up the trading of every market over a day or a week.

        Args:
            interval: Span to sum up, a day or a week. The default is not documented.

        Returns:
            The tickers.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/tickers`, https://docs.backpack.exchange/#tag/Markets/operation/get_tickers
        """
        from ..api.markets import get_tickers

        return await get_tickers.asyncio(
            client=self._client,
            interval=interval,
        )

    async def get_depth(
        self,
        *,
        symbol: str,
        limit: DepthLimit | DepthLimitValue | None = None,
    ) -> Depth:
        """Get the order book of one market.

        Gets the price levels of a market's order book. Both sides go by ascending price, so the best ask is the first
        of `asks` and the best bid the last of `bids`.

        Args:
            symbol: Market symbol, such as `SOL_USDC` or `SOL_USDC_PERP`.
            limit: Price levels on each side. 1000 when left out. Default: 1000.

        Returns:
            The order book.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/depth`, https://docs.backpack.exchange/#tag/Markets/operation/get_depth
        """
        from ..api.markets import get_depth

        return await get_depth.asyncio(
            client=self._client,
            symbol=symbol,
            limit=limit,
        )

    async def get_klines(
        self,
        *,
        symbol: str,
        interval: KlineInterval | KlineIntervalValue,
        start_time: int,
        end_time: int | None = None,
        price_type: KlinePriceType | KlinePriceTypeValue | None = None,
    ) -> list[Kline]:
        """Get the candles of one market.

        Gets candles between two times, which are given in seconds. This is historical market data: 30 requests a
        minute for each subaccount.

        Args:
            symbol: Market symbol, such as `SOL_USDC` or `SOL_USDC_PERP`.
            interval: Length of a candle.
            start_time: Where to begin, in Unix seconds (not milliseconds).
            end_time: Where to end, in Unix seconds (not milliseconds). Now when left out.
            price_type: Price that the candles are made of. The last traded price when left out. Default: Last.

        Returns:
            The candles.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/klines`, https://docs.backpack.exchange/#tag/Markets/operation/get_klines
        """
        from ..api.markets import get_klines

        return await get_klines.asyncio(
            client=self._client,
            symbol=symbol,
            interval=interval,
            start_time=start_time,
            end_time=end_time,
            price_type=price_type,
        )

    async def get_open_interest(
        self,
        *,
        symbol: str | None = None,
    ) -> list[OpenInterest]:
        """Get open interest.

        Gets the open interest of one futures market, or of all of them when `symbol` is left out.

        Args:
            symbol: Only this market, such as `SOL_USDC`. All markets when left out.

        Returns:
            Open interest by market. A list also for a single market.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/openInterest`, https://docs.backpack.exchange/#tag/Markets/operation/get_open_interest
        """
        from ..api.markets import get_open_interest

        return await get_open_interest.asyncio(
            client=self._client,
            symbol=symbol,
        )
