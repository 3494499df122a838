"""Position: futures positions and their funding."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..client import AsyncClient, Client
    from ..models.funding_payment import FundingPayment
    from ..models.historical_position import HistoricalPosition
    from ..models.market_type import MarketType, MarketTypeValue
    from ..models.position import Position
    from ..models.position_state import PositionState, PositionStateValue
    from ..models.sort_direction import SortDirection, SortDirectionValue


class PositionOperations:
    """Futures positions and their funding."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def get_positions(
        self, *, symbol: str | None = None, market_type: MarketType | MarketTypeValue | None = None
    ) -> list[Position]:
        """List open positions.

        Lists the account's open positions, in all markets or in one, with their margin.

        Signed as `positionQuery`.

        Args:
            symbol: Only this market, such as `SOL_USDC`. All markets if omitted.
            market_type: Only markets of this kind, `SPOT` or `PERP`.

        Returns:
            The positions; a list also for a single market.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/position`, https://docs.backpack.exchange/#tag/Position/operation/get_positions
        """
        from ..api.position import get_positions

        call = get_positions.call(symbol=symbol, market_type=market_type)
        return self._client.execute(call).parsed

    def get_position_history(
        self,
        *,
        symbol: str | None = None,
        state: PositionState | PositionStateValue | None = None,
        market_type: Sequence[MarketType | MarketTypeValue] | None = None,
        sort_direction: SortDirection | SortDirectionValue | None = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> list[HistoricalPosition]:
        """List past positions.

        Lists the account's positions, open and closed, with their profits and costs.

        Signed as `positionHistoryQueryAll`.

        Args:
            symbol: Only this market, such as `SOL_USDC`. All markets if omitted.
            state: Only open or only closed positions. Both if omitted.
            market_type: Only markets of these kinds.
            sort_direction: Sort order of the entries. The default is not documented.
            limit: Maximum number of entries to return. From 0 to 1000. Default: 100.
            offset: Number of entries to skip, for paging. At least 0. Default: 0.

        Returns:
            The positions.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /wapi/v1/history/position`, https://docs.backpack.exchange/#tag/Position/operation/get_position_history
        """
        from ..api.position import get_position_history

        call = get_position_history.call(
            symbol=symbol,
            state=state,
            market_type=market_type,
            sort_direction=sort_direction,
            limit=limit,
            offset=offset,
        )
        return self._client.execute(call).parsed

    def get_funding_payments(
        self,
        *,
        subaccount_id: int | None = None,
        symbol: str | None = None,
        sort_direction: SortDirection | SortDirectionValue | None = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> list[FundingPayment]:
        """List funding payments.

        Lists the funding payments that the account has received and made on its futures positions.

        Signed as `fundingHistoryQueryAll`.

        Args:
            subaccount_id: Subaccount of the request. From 0 to 65535.
            symbol: Only this market, such as `SOL_USDC`. All markets if omitted.
            sort_direction: Sort order of the entries. The default is not documented.
            limit: Maximum number of entries to return. From 0 to 1000. Default: 100.
            offset: Number of entries to skip, for paging. At least 0. Default: 0.

        Returns:
            The payments.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /wapi/v1/history/funding`, https://docs.backpack.exchange/#tag/Position/operation/get_funding_payments
        """
        from ..api.position import get_funding_payments

        call = get_funding_payments.call(
            subaccount_id=subaccount_id, symbol=symbol, sort_direction=sort_direction, limit=limit, offset=offset
        )
        return self._client.execute(call).parsed


class AsyncPositionOperations:
    """Futures positions and their funding."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def get_positions(
        self, *, symbol: str | None = None, market_type: MarketType | MarketTypeValue | None = None
    ) -> list[Position]:
        """List open positions.

        Lists the account's open positions, in all markets or in one, with their margin.

        Signed as `positionQuery`.

        Args:
            symbol: Only this market, such as `SOL_USDC`. All markets if omitted.
            market_type: Only markets of this kind, `SPOT` or `PERP`.

        Returns:
            The positions; a list also for a single market.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/position`, https://docs.backpack.exchange/#tag/Position/operation/get_positions
        """
        from ..api.position import get_positions

        call = get_positions.call(symbol=symbol, market_type=market_type)
        return (await self._client.execute(call)).parsed

    async def get_position_history(
        self,
        *,
        symbol: str | None = None,
        state: PositionState | PositionStateValue | None = None,
        market_type: Sequence[MarketType | MarketTypeValue] | None = None,
        sort_direction: SortDirection | SortDirectionValue | None = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> list[HistoricalPosition]:
        """List past positions.

        Lists the account's positions, open and closed, with their profits and costs.

        Signed as `positionHistoryQueryAll`.

        Args:
            symbol: Only this market, such as `SOL_USDC`. All markets if omitted.
            state: Only open or only closed positions. Both if omitted.
            market_type: Only markets of these kinds.
            sort_direction: Sort order of the entries. The default is not documented.
            limit: Maximum number of entries to return. From 0 to 1000. Default: 100.
            offset: Number of entries to skip, for paging. At least 0. Default: 0.

        Returns:
            The positions.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /wapi/v1/history/position`, https://docs.backpack.exchange/#tag/Position/operation/get_position_history
        """
        from ..api.position import get_position_history

        call = get_position_history.call(
            symbol=symbol,
            state=state,
            market_type=market_type,
            sort_direction=sort_direction,
            limit=limit,
            offset=offset,
        )
        return (await self._client.execute(call)).parsed

    async def get_funding_payments(
        self,
        *,
        subaccount_id: int | None = None,
        symbol: str | None = None,
        sort_direction: SortDirection | SortDirectionValue | None = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> list[FundingPayment]:
        """List funding payments.

        Lists the funding payments that the account has received and made on its futures positions.

        Signed as `fundingHistoryQueryAll`.

        Args:
            subaccount_id: Subaccount of the request. From 0 to 65535.
            symbol: Only this market, such as `SOL_USDC`. All markets if omitted.
            sort_direction: Sort order of the entries. The default is not documented.
            limit: Maximum number of entries to return. From 0 to 1000. Default: 100.
            offset: Number of entries to skip, for paging. At least 0. Default: 0.

        Returns:
            The payments.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /wapi/v1/history/funding`, https://docs.backpack.exchange/#tag/Position/operation/get_funding_payments
        """
        from ..api.position import get_funding_payments

        call = get_funding_payments.call(
            subaccount_id=subaccount_id, symbol=symbol, sort_direction=sort_direction, limit=limit, offset=offset
        )
        return (await self._client.execute(call)).parsed
