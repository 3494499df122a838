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

    def get_recent_trades(
        self,
        *,
        symbol: str,
        limit: int | None = None,
    ) -> list[Trade]:
        """Get the latest trades of one market.

        Gets the latest trades of a market, of all accounts. At most the last 1000 are to be had here.

        Args:
            symbol: Market symbol, such as `SOL_USDC` or `SOL_USDC_PERP`.
            limit: How many entries to return, at most 1000. 100 when left out. From 0 to 1000. Default: 100.

        Returns:
            The trades.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/trades`, https://docs.backpack.exchange/#tag/Trades/operation/get_recent_trades
        """
        from ..api.trades import get_recent_trades

        return get_recent_trades.sync(
            client=self._client,
            symbol=symbol,
            limit=limit,
        )


class AsyncTradesOperations:
    """Trades of all accounts."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def get_recent_trades(
        self,
        *,
        symbol: str,
        limit: int | None = None,
    ) -> list[Trade]:
        """Get the latest trades of one market.

        Gets the latest trades of a market, of all accounts. At most the last 1000 are to be had here.

        Args:
            symbol: Market symbol, such as `SOL_USDC` or `SOL_USDC_PERP`.
            limit: How many entries to return, at most 1000. 100 when left out. From 0 to 1000. Default: 100.

        Returns:
            The trades.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/trades`, https://docs.backpack.exchange/#tag/Trades/operation/get_recent_trades
        """
        from ..api.trades import get_recent_trades

        return await get_recent_trades.asyncio(
            client=self._client,
            symbol=symbol,
            limit=limit,
        )
