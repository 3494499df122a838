"""Borrow Lend: borrowing, lending and interest."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..client import AsyncClient, Client
    from ..models.borrow_lend_event_type import BorrowLendEventType, BorrowLendEventTypeValue
    from ..models.borrow_lend_movement import BorrowLendMovement
    from ..models.borrow_lend_position import BorrowLendPosition
    from ..models.borrow_lend_side import BorrowLendSide, BorrowLendSideValue
    from ..models.historical_borrow_lend_position import HistoricalBorrowLendPosition
    from ..models.interest_payment import InterestPayment
    from ..models.interest_payment_source import InterestPaymentSource, InterestPaymentSourceValue
    from ..models.position_estimated_liquidation_price import PositionEstimatedLiquidationPrice
    from ..models.position_state import PositionState, PositionStateValue
    from ..models.sort_direction import SortDirection, SortDirectionValue


class BorrowLendOperations:
    """Borrowing, lending and interest."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def execute_borrow_lend(
        self, *, symbol: str, side: BorrowLendSide | BorrowLendSideValue, quantity: Decimal | int | str
    ) -> None:
        """Borrow or lend.

        Borrows or lends an asset. The response has no content; `get_borrow_lend_positions` has the resulting
        positions.

        Signed as `borrowLendExecute`.

        Args:
            symbol: Asset to borrow or lend, such as `USDC`.
            side: Borrow or lend.
            quantity: Quantity, in the asset. Above 0.

        Returns:
            The borrow or lend is executed.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.
            OutcomeUnknownError: no answer came that tells whether it was carried out.

        Source: `POST /api/v1/borrowLend`, https://docs.backpack.exchange/#tag/Borrow-Lend/operation/execute_borrow_lend
        """
        from ..api.borrow_lend import execute_borrow_lend
        from ..models.borrow_lend_execute_payload import BorrowLendExecutePayload

        call = execute_borrow_lend.call(body=BorrowLendExecutePayload(symbol=symbol, side=side, quantity=quantity))
        self._client.execute(call)

    def get_borrow_lend_positions(self) -> list[BorrowLendPosition]:
        """List open borrows and lends.

        Lists the account's open borrows and lends, with margin and interest.

        Signed as `borrowLendPositionQuery`.

        Returns:
            The positions, by asset.

        Raises:
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/borrowLend/positions`, https://docs.backpack.exchange/#tag/Borrow-Lend/operation/get_borrow_lend_positions
        """
        from ..api.borrow_lend import get_borrow_lend_positions

        call = get_borrow_lend_positions.call()
        return self._client.execute(call).parsed

    def get_borrow_lend_estimated_liquidation_price(
        self, *, borrow: str, subaccount_id: int | None = None
    ) -> PositionEstimatedLiquidationPrice:
        """Estimate the liquidation price of a borrow.

        Estimates the liquidation price of a borrow or lend before it is made. The exchange documents no instruction
        for this operation, so the request is unsigned; the exchange was observed to respond with 401.

        Args:
            borrow: The borrow or lend, as the JSON of a `BorrowLendExecutePayload` in standard base64.
            subaccount_id: Subaccount of the request. From 0 to 65535.

        Returns:
            The estimate.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/borrowLend/position/liquidationPrice`, https://docs.backpack.exchange/#tag/Borrow-Lend/operation/get_borrow_lend_estimated_liquidation_price
        """
        from ..api.borrow_lend import get_borrow_lend_estimated_liquidation_price

        call = get_borrow_lend_estimated_liquidation_price.call(borrow=borrow, subaccount_id=subaccount_id)
        return self._client.execute(call).parsed

    def get_borrow_lend_history(
        self,
        *,
        type_: BorrowLendEventType | BorrowLendEventTypeValue | None = None,
        sources: str | None = None,
        position_id: str | None = None,
        symbol: str | None = None,
        sort_direction: SortDirection | SortDirectionValue | None = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> list[BorrowLendMovement]:
        """List borrows, lends and repayments.

        Lists each borrow, lend, repayment and redemption of the account, whatever its cause.

        Signed as `borrowHistoryQueryAll`.

        Args:
            type_: Only events of this kind. All kinds if omitted.
            sources: Only events from these sources, values of `BorrowLendSource` separated by commas.
            position_id: Only this borrow or lend position.
            symbol: Only this asset, such as `USDC`. All assets if omitted.
            sort_direction: Sort order of the entries. The default is not documented.
            limit: Maximum number of entries to return. From 0 to 1000. Default: 100.
            offset: Number of entries to skip, for paging. At least 0. Default: 0.

        Returns:
            The events.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /wapi/v1/history/borrowLend`, https://docs.backpack.exchange/#tag/Borrow-Lend/operation/get_borrow_lend_history
        """
        from ..api.borrow_lend import get_borrow_lend_history

        call = get_borrow_lend_history.call(
            type_=type_,
            sources=sources,
            position_id=position_id,
            symbol=symbol,
            sort_direction=sort_direction,
            limit=limit,
            offset=offset,
        )
        return self._client.execute(call).parsed

    def get_borrow_lend_position_history(
        self,
        *,
        symbol: str | None = None,
        side: BorrowLendSide | BorrowLendSideValue | None = None,
        state: PositionState | PositionStateValue | None = None,
        sort_direction: SortDirection | SortDirectionValue | None = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> list[HistoricalBorrowLendPosition]:
        """List past borrow and lend positions.

        Lists the account's borrow and lend positions, open and closed.

        Signed as `borrowPositionHistoryQueryAll`.

        Args:
            symbol: Only this asset, such as `USDC`. All assets if omitted.
            side: Only borrows or only lends. Both if omitted.
            state: Only open or only closed positions. Both if omitted.
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

        Source: `GET /wapi/v1/history/borrowLend/positions`, https://docs.backpack.exchange/#tag/Borrow-Lend/operation/get_borrow_lend_position_history
        """
        from ..api.borrow_lend import get_borrow_lend_position_history

        call = get_borrow_lend_position_history.call(
            symbol=symbol, side=side, state=state, sort_direction=sort_direction, limit=limit, offset=offset
        )
        return self._client.execute(call).parsed

    def get_interest_history(
        self,
        *,
        asset: str | None = None,
        symbol: str | None = None,
        position_id: str | None = None,
        source: InterestPaymentSource | InterestPaymentSourceValue | None = None,
        sort_direction: SortDirection | SortDirectionValue | None = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> list[InterestPayment]:
        """List interest payments.

        Lists the interest that the account has received and paid, on borrows, lends, and unrealised profit and loss.

        Signed as `interestHistoryQueryAll`.

        Args:
            asset: Only this asset, such as `USDC`. All assets if omitted.
            symbol: Only this market: a futures market for interest on unrealised profit and loss, a spot market
                for interest on borrows and lends. All markets if omitted.
            position_id: Only this borrow or lend position.
            source: Only interest from this source. Both sources if omitted.
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

        Source: `GET /wapi/v1/history/interest`, https://docs.backpack.exchange/#tag/Borrow-Lend/operation/get_interest_history
        """
        from ..api.borrow_lend import get_interest_history

        call = get_interest_history.call(
            asset=asset,
            symbol=symbol,
            position_id=position_id,
            source=source,
            sort_direction=sort_direction,
            limit=limit,
            offset=offset,
        )
        return self._client.execute(call).parsed


class AsyncBorrowLendOperations:
    """Borrowing, lending and interest."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def execute_borrow_lend(
        self, *, symbol: str, side: BorrowLendSide | BorrowLendSideValue, quantity: Decimal | int | str
    ) -> None:
        """Borrow or lend.

        Borrows or lends an asset. The response has no content; `get_borrow_lend_positions` has the resulting
        positions.

        Signed as `borrowLendExecute`.

        Args:
            symbol: Asset to borrow or lend, such as `USDC`.
            side: Borrow or lend.
            quantity: Quantity, in the asset. Above 0.

        Returns:
            The borrow or lend is executed.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.
            OutcomeUnknownError: no answer came that tells whether it was carried out.

        Source: `POST /api/v1/borrowLend`, https://docs.backpack.exchange/#tag/Borrow-Lend/operation/execute_borrow_lend
        """
        from ..api.borrow_lend import execute_borrow_lend
        from ..models.borrow_lend_execute_payload import BorrowLendExecutePayload

        call = execute_borrow_lend.call(body=BorrowLendExecutePayload(symbol=symbol, side=side, quantity=quantity))
        await self._client.execute(call)

    async def get_borrow_lend_positions(self) -> list[BorrowLendPosition]:
        """List open borrows and lends.

        Lists the account's open borrows and lends, with margin and interest.

        Signed as `borrowLendPositionQuery`.

        Returns:
            The positions, by asset.

        Raises:
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/borrowLend/positions`, https://docs.backpack.exchange/#tag/Borrow-Lend/operation/get_borrow_lend_positions
        """
        from ..api.borrow_lend import get_borrow_lend_positions

        call = get_borrow_lend_positions.call()
        return (await self._client.execute(call)).parsed

    async def get_borrow_lend_estimated_liquidation_price(
        self, *, borrow: str, subaccount_id: int | None = None
    ) -> PositionEstimatedLiquidationPrice:
        """Estimate the liquidation price of a borrow.

        Estimates the liquidation price of a borrow or lend before it is made. The exchange documents no instruction
        for this operation, so the request is unsigned; the exchange was observed to respond with 401.

        Args:
            borrow: The borrow or lend, as the JSON of a `BorrowLendExecutePayload` in standard base64.
            subaccount_id: Subaccount of the request. From 0 to 65535.

        Returns:
            The estimate.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/borrowLend/position/liquidationPrice`, https://docs.backpack.exchange/#tag/Borrow-Lend/operation/get_borrow_lend_estimated_liquidation_price
        """
        from ..api.borrow_lend import get_borrow_lend_estimated_liquidation_price

        call = get_borrow_lend_estimated_liquidation_price.call(borrow=borrow, subaccount_id=subaccount_id)
        return (await self._client.execute(call)).parsed

    async def get_borrow_lend_history(
        self,
        *,
        type_: BorrowLendEventType | BorrowLendEventTypeValue | None = None,
        sources: str | None = None,
        position_id: str | None = None,
        symbol: str | None = None,
        sort_direction: SortDirection | SortDirectionValue | None = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> list[BorrowLendMovement]:
        """List borrows, lends and repayments.

        Lists each borrow, lend, repayment and redemption of the account, whatever its cause.

        Signed as `borrowHistoryQueryAll`.

        Args:
            type_: Only events of this kind. All kinds if omitted.
            sources: Only events from these sources, values of `BorrowLendSource` separated by commas.
            position_id: Only this borrow or lend position.
            symbol: Only this asset, such as `USDC`. All assets if omitted.
            sort_direction: Sort order of the entries. The default is not documented.
            limit: Maximum number of entries to return. From 0 to 1000. Default: 100.
            offset: Number of entries to skip, for paging. At least 0. Default: 0.

        Returns:
            The events.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /wapi/v1/history/borrowLend`, https://docs.backpack.exchange/#tag/Borrow-Lend/operation/get_borrow_lend_history
        """
        from ..api.borrow_lend import get_borrow_lend_history

        call = get_borrow_lend_history.call(
            type_=type_,
            sources=sources,
            position_id=position_id,
            symbol=symbol,
            sort_direction=sort_direction,
            limit=limit,
            offset=offset,
        )
        return (await self._client.execute(call)).parsed

    async def get_borrow_lend_position_history(
        self,
        *,
        symbol: str | None = None,
        side: BorrowLendSide | BorrowLendSideValue | None = None,
        state: PositionState | PositionStateValue | None = None,
        sort_direction: SortDirection | SortDirectionValue | None = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> list[HistoricalBorrowLendPosition]:
        """List past borrow and lend positions.

        Lists the account's borrow and lend positions, open and closed.

        Signed as `borrowPositionHistoryQueryAll`.

        Args:
            symbol: Only this asset, such as `USDC`. All assets if omitted.
            side: Only borrows or only lends. Both if omitted.
            state: Only open or only closed positions. Both if omitted.
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

        Source: `GET /wapi/v1/history/borrowLend/positions`, https://docs.backpack.exchange/#tag/Borrow-Lend/operation/get_borrow_lend_position_history
        """
        from ..api.borrow_lend import get_borrow_lend_position_history

        call = get_borrow_lend_position_history.call(
            symbol=symbol, side=side, state=state, sort_direction=sort_direction, limit=limit, offset=offset
        )
        return (await self._client.execute(call)).parsed

    async def get_interest_history(
        self,
        *,
        asset: str | None = None,
        symbol: str | None = None,
        position_id: str | None = None,
        source: InterestPaymentSource | InterestPaymentSourceValue | None = None,
        sort_direction: SortDirection | SortDirectionValue | None = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> list[InterestPayment]:
        """List interest payments.

        Lists the interest that the account has received and paid, on borrows, lends, and unrealised profit and loss.

        Signed as `interestHistoryQueryAll`.

        Args:
            asset: Only this asset, such as `USDC`. All assets if omitted.
            symbol: Only this market: a futures market for interest on unrealised profit and loss, a spot market
                for interest on borrows and lends. All markets if omitted.
            position_id: Only this borrow or lend position.
            source: Only interest from this source. Both sources if omitted.
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

        Source: `GET /wapi/v1/history/interest`, https://docs.backpack.exchange/#tag/Borrow-Lend/operation/get_interest_history
        """
        from ..api.borrow_lend import get_interest_history

        call = get_interest_history.call(
            asset=asset,
            symbol=symbol,
            position_id=position_id,
            source=source,
            sort_direction=sort_direction,
            limit=limit,
            offset=offset,
        )
        return (await self._client.execute(call)).parsed
