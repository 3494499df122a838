"""Withdrawal Delays: holding withdrawals back for safety."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..secrets import hide

if TYPE_CHECKING:
    from ..client import AsyncClient, Client
    from ..models.withdrawal_delay import WithdrawalDelay


class WithdrawalDelaysOperations:
    """Holding withdrawals back for safety."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def get_withdrawal_delay(self) -> WithdrawalDelay | None:
        """Get the withdrawal delay.

        Gets how long withdrawals to addresses that are not saved as trusted are held back, so that one the owner did
        not ask for can be stopped. There may be no delay: the exchange then answers 204, without content. It
        documents no instruction for this, so the request goes out unsigned, which it may answer with 401.

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
        """Set up a withdrawal delay.

        Has withdrawals to addresses that are not saved as trusted held back from now on. Where a delay is set
        already, the exchange answers 409: change it with `update_withdrawal_delay`. It documents no instruction for
        this, so the request goes out unsigned, which it may answer with 401.

        Args:
            withdrawal_delay_hours: Delay, in hours. From 0 to 4294967295.
            two_factor_token: Two-factor token that the exchange has issued.

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

        Changes how long withdrawals are held back. The new delay applies once the present one has run out. The
        exchange documents no instruction for this, so the request goes out unsigned, which it may answer with 401.

        Args:
            withdrawal_delay_hours: Delay, in hours. From 0 to 4294967295.
            two_factor_token: Two-factor token that the exchange has issued.

        Returns:
            The delay, with the change that is pending.

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
    """Holding withdrawals back for safety."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def get_withdrawal_delay(self) -> WithdrawalDelay | None:
        """Get the withdrawal delay.

        Gets how long withdrawals to addresses that are not saved as trusted are held back, so that one the owner did
        not ask for can be stopped. There may be no delay: the exchange then answers 204, without content. It
        documents no instruction for this, so the request goes out unsigned, which it may answer with 401.

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
        """Set up a withdrawal delay.

        Has withdrawals to addresses that are not saved as trusted held back from now on. Where a delay is set
        already, the exchange answers 409: change it with `update_withdrawal_delay`. It documents no instruction for
        this, so the request goes out unsigned, which it may answer with 401.

        Args:
            withdrawal_delay_hours: Delay, in hours. From 0 to 4294967295.
            two_factor_token: Two-factor token that the exchange has issued.

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

        Changes how long withdrawals are held back. The new delay applies once the present one has run out. The
        exchange documents no instruction for this, so the request goes out unsigned, which it may answer with 401.

        Args:
            withdrawal_delay_hours: Delay, in hours. From 0 to 4294967295.
            two_factor_token: Two-factor token that the exchange has issued.

        Returns:
            The delay, with the change that is pending.

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
