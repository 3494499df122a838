"""Withdrawal Delays: delaying withdrawals for safety."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..secrets import hide

if TYPE_CHECKING:
    from ..client import AsyncClient, Client
    from ..models.withdrawal_delay import WithdrawalDelay


class WithdrawalDelaysOperations:
    """Delaying withdrawals for safety."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def get_withdrawal_delay(self) -> WithdrawalDelay | None:
        """Get the withdrawal delay.

        Gets the delay of withdrawals to addresses that are not saved as trusted, which gives the owner time to stop
        an unwanted withdrawal. Without a delay the exchange responds with 204 and no content. The exchange documents
        no instruction for this operation, so the request is unsigned, and the response may be 401.

        Returns:
            The delay. None: no delay is set.

        Raises:
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /wapi/v1/capital/withdrawals/delay`, https://docs.backpack.exchange/#tag/Withdrawal-Delays/operation/get_withdrawal_delay
        """
        from ..api.withdrawal_delays import get_withdrawal_delay

        call = get_withdrawal_delay.call()
        return self._client.execute(call).parsed

    def create_withdrawal_delay(self, *, withdrawal_delay_hours: int, two_factor_token: str) -> None:
        """Set a withdrawal delay.

        Sets a delay for withdrawals to addresses that are not saved as trusted. If a delay exists already, the
        exchange responds with 409: change it with `update_withdrawal_delay`. The exchange documents no instruction
        for this operation, so the request is unsigned, and the response may be 401.

        Args:
            withdrawal_delay_hours: Delay, in hours. From 0 to 4294967295.
            two_factor_token: Two-factor token issued by the exchange.

        Returns:
            The delay is set.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.
            OutcomeUnknownError: no answer came that tells whether it was carried out.

        Source: `POST /wapi/v1/capital/withdrawals/delay`, https://docs.backpack.exchange/#tag/Withdrawal-Delays/operation/create_withdrawal_delay
        """
        from ..api.withdrawal_delays import create_withdrawal_delay
        from ..models.withdrawal_delay_request import WithdrawalDelayRequest

        two_factor_token = hide(two_factor_token)
        call = create_withdrawal_delay.call(
            body=WithdrawalDelayRequest(
                withdrawal_delay_hours=withdrawal_delay_hours, two_factor_token=two_factor_token
            )
        )
        self._client.execute(call)

    def update_withdrawal_delay(self, *, withdrawal_delay_hours: int, two_factor_token: str) -> WithdrawalDelay:
        """Change the withdrawal delay.

        Changes the delay of withdrawals. The new delay takes effect after the current delay has passed. The exchange
        documents no instruction for this operation, so the request is unsigned, and the response may be 401.

        Args:
            withdrawal_delay_hours: Delay, in hours. From 0 to 4294967295.
            two_factor_token: Two-factor token issued by the exchange.

        Returns:
            The delay, with the pending change.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.
            OutcomeUnknownError: no answer came that tells whether it was carried out.

        Source: `PATCH /wapi/v1/capital/withdrawals/delay`, https://docs.backpack.exchange/#tag/Withdrawal-Delays/operation/update_withdrawal_delay
        """
        from ..api.withdrawal_delays import update_withdrawal_delay
        from ..models.withdrawal_delay_request import WithdrawalDelayRequest

        two_factor_token = hide(two_factor_token)
        call = update_withdrawal_delay.call(
            body=WithdrawalDelayRequest(
                withdrawal_delay_hours=withdrawal_delay_hours, two_factor_token=two_factor_token
            )
        )
        return self._client.execute(call).parsed


class AsyncWithdrawalDelaysOperations:
    """Delaying withdrawals for safety."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def get_withdrawal_delay(self) -> WithdrawalDelay | None:
        """Get the withdrawal delay.

        Gets the delay of withdrawals to addresses that are not saved as trusted, which gives the owner time to stop
        an unwanted withdrawal. Without a delay the exchange responds with 204 and no content. The exchange documents
        no instruction for this operation, so the request is unsigned, and the response may be 401.

        Returns:
            The delay. None: no delay is set.

        Raises:
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /wapi/v1/capital/withdrawals/delay`, https://docs.backpack.exchange/#tag/Withdrawal-Delays/operation/get_withdrawal_delay
        """
        from ..api.withdrawal_delays import get_withdrawal_delay

        call = get_withdrawal_delay.call()
        return (await self._client.execute(call)).parsed

    async def create_withdrawal_delay(self, *, withdrawal_delay_hours: int, two_factor_token: str) -> None:
        """Set a withdrawal delay.

        Sets a delay for withdrawals to addresses that are not saved as trusted. If a delay exists already, the
        exchange responds with 409: change it with `update_withdrawal_delay`. The exchange documents no instruction
        for this operation, so the request is unsigned, and the response may be 401.

        Args:
            withdrawal_delay_hours: Delay, in hours. From 0 to 4294967295.
            two_factor_token: Two-factor token issued by the exchange.

        Returns:
            The delay is set.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.
            OutcomeUnknownError: no answer came that tells whether it was carried out.

        Source: `POST /wapi/v1/capital/withdrawals/delay`, https://docs.backpack.exchange/#tag/Withdrawal-Delays/operation/create_withdrawal_delay
        """
        from ..api.withdrawal_delays import create_withdrawal_delay
        from ..models.withdrawal_delay_request import WithdrawalDelayRequest

        two_factor_token = hide(two_factor_token)
        call = create_withdrawal_delay.call(
            body=WithdrawalDelayRequest(
                withdrawal_delay_hours=withdrawal_delay_hours, two_factor_token=two_factor_token
            )
        )
        await self._client.execute(call)

    async def update_withdrawal_delay(self, *, withdrawal_delay_hours: int, two_factor_token: str) -> WithdrawalDelay:
        """Change the withdrawal delay.

        Changes the delay of withdrawals. The new delay takes effect after the current delay has passed. The exchange
        documents no instruction for this operation, so the request is unsigned, and the response may be 401.

        Args:
            withdrawal_delay_hours: Delay, in hours. From 0 to 4294967295.
            two_factor_token: Two-factor token issued by the exchange.

        Returns:
            The delay, with the pending change.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.
            OutcomeUnknownError: no answer came that tells whether it was carried out.

        Source: `PATCH /wapi/v1/capital/withdrawals/delay`, https://docs.backpack.exchange/#tag/Withdrawal-Delays/operation/update_withdrawal_delay
        """
        from ..api.withdrawal_delays import update_withdrawal_delay
        from ..models.withdrawal_delay_request import WithdrawalDelayRequest

        two_factor_token = hide(two_factor_token)
        call = update_withdrawal_delay.call(
            body=WithdrawalDelayRequest(
                withdrawal_delay_hours=withdrawal_delay_hours, two_factor_token=two_factor_token
            )
        )
        return (await self._client.execute(call)).parsed
