"""Account: settings, fees and limits of the account."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..client import AsyncClient, Client
    from ..models.account_summary import AccountSummary


class AccountOperations:
    """Settings, fees and limits of the account."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def get_account(self) -> AccountSummary:
        """Get account settings, fees and limits.

        Gets the account's settings, its fees, its limits, and how many orders it has open.

        Signed as `accountQuery`.

        Returns:
            The account.

        Raises:
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/account`, https://docs.backpack.exchange/#tag/Account/operation/get_account
        """
        from ..api.account import get_account

        return get_account.sync(
            client=self._client,
        )

    def update_account_settings(
        self,
        *,
        auto_borrow_settlements: bool | None = None,
        auto_lend: bool | None = None,
        auto_repay_borrows: bool | None = None,
        leverage_limit: Decimal | int | str | None = None,
    ) -> None:
        """Change account settings.

        Changes the settings given, and leaves the others as they are. The answer has no content.

        Signed as `accountUpdate`.

        Args:
            auto_borrow_settlements: Settle a negative balance by borrowing when collateral is reconciled.
            auto_lend: Lend out idle balances.
            auto_repay_borrows: Use idle balances to repay borrows.
            leverage_limit: Highest leverage for this account or subaccount.

        Returns:
            The settings are changed.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `PATCH /api/v1/account`, https://docs.backpack.exchange/#tag/Account/operation/update_account_settings
        """
        from ..api.account import update_account_settings
        from ..models.update_account_settings_request import UpdateAccountSettingsRequest

        update_account_settings.sync(
            client=self._client,
            body=UpdateAccountSettingsRequest(
                auto_borrow_settlements=auto_borrow_settlements,
                auto_lend=auto_lend,
                auto_repay_borrows=auto_repay_borrows,
                leverage_limit=leverage_limit,
            ),
        )


class AsyncAccountOperations:
    """Settings, fees and limits of the account."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def get_account(self) -> AccountSummary:
        """Get account settings, fees and limits.

        Gets the account's settings, its fees, its limits, and how many orders it has open.

        Signed as `accountQuery`.

        Returns:
            The account.

        Raises:
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/account`, https://docs.backpack.exchange/#tag/Account/operation/get_account
        """
        from ..api.account import get_account

        return await get_account.asyncio(
            client=self._client,
        )

    async def update_account_settings(
        self,
        *,
        auto_borrow_settlements: bool | None = None,
        auto_lend: bool | None = None,
        auto_repay_borrows: bool | None = None,
        leverage_limit: Decimal | int | str | None = None,
    ) -> None:
        """Change account settings.

        Changes the settings given, and leaves the others as they are. The answer has no content.

        Signed as `accountUpdate`.

        Args:
            auto_borrow_settlements: Settle a negative balance by borrowing when collateral is reconciled.
            auto_lend: Lend out idle balances.
            auto_repay_borrows: Use idle balances to repay borrows.
            leverage_limit: Highest leverage for this account or subaccount.

        Returns:
            The settings are changed.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `PATCH /api/v1/account`, https://docs.backpack.exchange/#tag/Account/operation/update_account_settings
        """
        from ..api.account import update_account_settings
        from ..models.update_account_settings_request import UpdateAccountSettingsRequest

        await update_account_settings.asyncio(
            client=self._client,
            body=UpdateAccountSettingsRequest(
                auto_borrow_settlements=auto_borrow_settlements,
                auto_lend=auto_lend,
                auto_repay_borrows=auto_repay_borrows,
                leverage_limit=leverage_limit,
            ),
        )
