"""Trades: trades of all accounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..client import AsyncClient, Client
    from ..models.trade import Trade


class TradesOperations:
    """Trades of all accounts."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def get_recent_trades(self, *, symbol: str, limit: int | None = None) -> list[Trade]:
        """Get the latest trades of one market.

        Gets the latest trades of a market, of all accounts; at most the last 1,000.

        Args:
            symbol: Market symbol, such as `SOL_USDC` or `SOL_USDC_PERP`.
            limit: Maximum number of entries to return. From 0 to 1000. Default: 100.

        Returns:
            The trades.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/trades`, https://docs.backpack.exchange/#tag/Trades/operation/get_recent_trades
        """
        from ..api.trades import get_recent_trades

        call = get_recent_trades.call(symbol=symbol, limit=limit)
        return self._client.execute(call).parsed

    def get_historical_trades(self, *, symbol: str, limit: int | None = None, offset: int | None = None) -> list[Trade]:
        """Page through all trades of one market.

        Gets past trades of a market, of all accounts, page by page. This is historical market data: 30 requests a
        minute for each subaccount.

        Args:
            symbol: Market symbol, such as `SOL_USDC` or `SOL_USDC_PERP`.
            limit: Maximum number of entries to return. From 0 to 1000. Default: 100.
            offset: Number of entries to skip, for paging. At least 0. Default: 0.

        Returns:
            The trades.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/trades/history`, https://docs.backpack.exchange/#tag/Trades/operation/get_historical_trades
        """
        from ..api.trades import get_historical_trades

        call = get_historical_trades.call(symbol=symbol, limit=limit, offset=offset)
        return self._client.execute(call).parsed


class AsyncTradesOperations:
    """Trades of all accounts."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def get_recent_trades(self, *, symbol: str, limit: int | None = None) -> list[Trade]:
        """Get the latest trades of one market.

        Gets the latest trades of a market, of all accounts; at most the last 1,000.

        Args:
            symbol: Market symbol, such as `SOL_USDC` or `SOL_USDC_PERP`.
            limit: Maximum number of entries to return. From 0 to 1000. Default: 100.

        Returns:
            The trades.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/trades`, https://docs.backpack.exchange/#tag/Trades/operation/get_recent_trades
        """
        from ..api.trades import get_recent_trades

        call = get_recent_trades.call(symbol=symbol, limit=limit)
        return (await self._client.execute(call)).parsed

    async def get_historical_trades(
        self, *, symbol: str, limit: int | None = None, offset: int | None = None
    ) -> list[Trade]:
        """Page through all trades of one market.

        Gets past trades of a market, of all accounts, page by page. This is historical market data: 30 requests a
        minute for each subaccount.

        Args:
            symbol: Market symbol, such as `SOL_USDC` or `SOL_USDC_PERP`.
            limit: Maximum number of entries to return. From 0 to 1000. Default: 100.
            offset: Number of entries to skip, for paging. At least 0. Default: 0.

        Returns:
            The trades.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/trades/history`, https://docs.backpack.exchange/#tag/Trades/operation/get_historical_trades
        """
        from ..api.trades import get_historical_trades

        call = get_historical_trades.call(symbol=symbol, limit=limit, offset=offset)
        return (await self._client.execute(call)).parsed
