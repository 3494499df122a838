"""Borrow Lend Markets: rates and amounts of borrowing, lending and staking."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..client import AsyncClient, Client
    from ..models.apy_rates import ApyRates
    from ..models.borrow_lend_history import BorrowLendHistory
    from ..models.borrow_lend_market import BorrowLendMarket
    from ..models.history_interval import HistoryInterval, HistoryIntervalValue


class BorrowLendMarketsOperations:
    """Rates and amounts of borrowing, lending and staking."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def get_borrow_lend_markets(self) -> list[BorrowLendMarket]:
        """List borrow lend markets.

        Lists the assets that can be borrowed and lent, with rates, amounts and limits.

        Returns:
            The markets, by asset.

        Raises:
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/borrowLend/markets`, https://docs.backpack.exchange/#tag/Borrow-Lend-Markets/operation/get_borrow_lend_markets
        """
        from ..api.borrow_lend_markets import get_borrow_lend_markets

        call = get_borrow_lend_markets.call()
        return self._client.execute(call).parsed

    def get_borrow_lend_markets_history(
        self, *, interval: HistoryInterval | HistoryIntervalValue, symbol: str | None = None
    ) -> list[BorrowLendHistory]:
        """Get past rates of borrow lend markets.

        Gets rates and amounts over time, for one asset or for all of them. The entries do not name their asset: pass
        `symbol` to know it.

        Args:
            interval: Interval of the history. The exchange doesn't document if this is the whole period or the
                time between two entries.
            symbol: Only this asset, such as `USDC`. All assets if omitted.

        Returns:
            The rates and amounts over time.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/borrowLend/markets/history`, https://docs.backpack.exchange/#tag/Borrow-Lend-Markets/operation/get_borrow_lend_markets_history
        """
        from ..api.borrow_lend_markets import get_borrow_lend_markets_history

        call = get_borrow_lend_markets_history.call(interval=interval, symbol=symbol)
        return self._client.execute(call).parsed

    def get_apy_rates(self, *, tier_id: int | None = None) -> ApyRates:
        """Get yearly rates for lending, borrowing and staking.

        Gets the rates of all borrow lend markets and of staking, for one VIP tier.

        Args:
            tier_id: VIP tier that the rates apply to. Rates without VIP status if omitted. From -2147483648 to
                2147483647.

        Returns:
            The rates.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/borrowLend/apy`, https://docs.backpack.exchange/#tag/Borrow-Lend-Markets/operation/get_apy_rates
        """
        from ..api.borrow_lend_markets import get_apy_rates

        call = get_apy_rates.call(tier_id=tier_id)
        return self._client.execute(call).parsed


class AsyncBorrowLendMarketsOperations:
    """Rates and amounts of borrowing, lending and staking."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def get_borrow_lend_markets(self) -> list[BorrowLendMarket]:
        """List borrow lend markets.

        Lists the assets that can be borrowed and lent, with rates, amounts and limits.

        Returns:
            The markets, by asset.

        Raises:
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/borrowLend/markets`, https://docs.backpack.exchange/#tag/Borrow-Lend-Markets/operation/get_borrow_lend_markets
        """
        from ..api.borrow_lend_markets import get_borrow_lend_markets

        call = get_borrow_lend_markets.call()
        return (await self._client.execute(call)).parsed

    async def get_borrow_lend_markets_history(
        self, *, interval: HistoryInterval | HistoryIntervalValue, symbol: str | None = None
    ) -> list[BorrowLendHistory]:
        """Get past rates of borrow lend markets.

        Gets rates and amounts over time, for one asset or for all of them. The entries do not name their asset: pass
        `symbol` to know it.

        Args:
            interval: Interval of the history. The exchange doesn't document if this is the whole period or the
                time between two entries.
            symbol: Only this asset, such as `USDC`. All assets if omitted.

        Returns:
            The rates and amounts over time.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/borrowLend/markets/history`, https://docs.backpack.exchange/#tag/Borrow-Lend-Markets/operation/get_borrow_lend_markets_history
        """
        from ..api.borrow_lend_markets import get_borrow_lend_markets_history

        call = get_borrow_lend_markets_history.call(interval=interval, symbol=symbol)
        return (await self._client.execute(call)).parsed

    async def get_apy_rates(self, *, tier_id: int | None = None) -> ApyRates:
        """Get yearly rates for lending, borrowing and staking.

        Gets the rates of all borrow lend markets and of staking, for one VIP tier.

        Args:
            tier_id: VIP tier that the rates apply to. Rates without VIP status if omitted. From -2147483648 to
                2147483647.

        Returns:
            The rates.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/borrowLend/apy`, https://docs.backpack.exchange/#tag/Borrow-Lend-Markets/operation/get_apy_rates
        """
        from ..api.borrow_lend_markets import get_apy_rates

        call = get_apy_rates.call(tier_id=tier_id)
        return (await self._client.execute(call)).parsed
