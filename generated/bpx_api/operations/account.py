"""Account: settings, fees and limits of the account."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..client import AsyncClient, Client
    from ..models.account_summary import AccountSummary
    from ..models.max_borrow_quantity import MaxBorrowQuantity
    from ..models.max_order_quantity import MaxOrderQuantity
    from ..models.max_withdrawal_quantity import MaxWithdrawalQuantity
    from ..models.side import Side, SideValue


class AccountOperations:
    """Settings, fees and limits of the account."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def get_account(self) -> AccountSummary:
        """Get account settings, fees and limits.

        Gets the account's settings, fees, limits, and the number of its open orders.

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

        call = get_account.call()
        return self._client.execute(call).parsed

    def update_account_settings(
        self,
        *,
        auto_borrow_settlements: bool | None = None,
        auto_lend: bool | None = None,
        auto_repay_borrows: bool | None = None,
        leverage_limit: Decimal | int | str | None = None,
    ) -> None:
        """Change account settings.

        Changes the passed settings, and keeps the others. The response has no content.

        Signed as `accountUpdate`.

        Args:
            auto_borrow_settlements: Settle a negative balance by borrowing when collateral is reconciled.
            auto_lend: Lend out idle balances.
            auto_repay_borrows: Use idle balances to repay borrows.
            leverage_limit: Highest leverage for this account or subaccount. At least 0.

        Returns:
            The settings are changed.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.
            OutcomeUnknownError: no answer came that tells whether it was carried out.

        Source: `PATCH /api/v1/account`, https://docs.backpack.exchange/#tag/Account/operation/update_account_settings
        """
        from ..api.account import update_account_settings
        from ..models.update_account_settings_request import UpdateAccountSettingsRequest

        call = update_account_settings.call(
            body=UpdateAccountSettingsRequest(
                auto_borrow_settlements=auto_borrow_settlements,
                auto_lend=auto_lend,
                auto_repay_borrows=auto_repay_borrows,
                leverage_limit=leverage_limit,
            )
        )
        self._client.execute(call)

    def get_max_borrow_quantity(self, *, symbol: str) -> MaxBorrowQuantity:
        """Get the maximum borrow quantity.

        Gets the maximum quantity of one asset that the account may borrow, given its exposure and margin.

        Signed as `maxBorrowQuantity`.

        Args:
            symbol: Asset symbol, such as `USDC`.

        Returns:
            The largest quantity.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/account/limits/borrow`, https://docs.backpack.exchange/#tag/Account/operation/get_max_borrow_quantity
        """
        from ..api.account import get_max_borrow_quantity

        call = get_max_borrow_quantity.call(symbol=symbol)
        return self._client.execute(call).parsed

    def get_max_order_quantity(
        self,
        *,
        symbol: str,
        side: Side | SideValue,
        price: Decimal | int | str | None = None,
        reduce_only: bool | None = None,
        auto_borrow: bool | None = None,
        auto_borrow_repay: bool | None = None,
        auto_lend_redeem: bool | None = None,
    ) -> MaxOrderQuantity:
        """Get the maximum order quantity.

        Gets the maximum quantity of an order on one side of a market, given the account's balances, exposure and
        margin.

        Signed as `maxOrderQuantity`.

        Args:
            symbol: Market symbol, such as `SOL_USDC` or `SOL_USDC_PERP`.
            side: `Bid` buys, `Ask` sells.
            price: Limit price in the quote asset. Omit it for a market order. Above 0.
            reduce_only: True if the order may only reduce a position.
            auto_borrow: True if a missing quantity may be borrowed.
            auto_borrow_repay: True if the proceeds may repay a borrow.
            auto_lend_redeem: True if lent funds may be redeemed.

        Returns:
            The largest quantity.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/account/limits/order`, https://docs.backpack.exchange/#tag/Account/operation/get_max_order_quantity
        """
        from ..api.account import get_max_order_quantity

        call = get_max_order_quantity.call(
            symbol=symbol,
            side=side,
            price=price,
            reduce_only=reduce_only,
            auto_borrow=auto_borrow,
            auto_borrow_repay=auto_borrow_repay,
            auto_lend_redeem=auto_lend_redeem,
        )
        return self._client.execute(call).parsed

    def get_max_withdrawal_quantity(
        self, *, symbol: str, auto_borrow: bool | None = None, auto_lend_redeem: bool | None = None
    ) -> MaxWithdrawalQuantity:
        """Get the maximum withdrawal quantity.

        Gets the maximum quantity of one asset that the account may withdraw, given its exposure and margin. The
        response repeats `auto_borrow` and `auto_lend_redeem`.

        Signed as `maxWithdrawalQuantity`.

        Args:
            symbol: Asset symbol, such as `USDC`.
            auto_borrow: True if a missing quantity may be borrowed.
            auto_lend_redeem: True if lent funds may be redeemed.

        Returns:
            The largest quantity.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/account/limits/withdrawal`, https://docs.backpack.exchange/#tag/Account/operation/get_max_withdrawal_quantity
        """
        from ..api.account import get_max_withdrawal_quantity

        call = get_max_withdrawal_quantity.call(
            symbol=symbol, auto_borrow=auto_borrow, auto_lend_redeem=auto_lend_redeem
        )
        return self._client.execute(call).parsed


class AsyncAccountOperations:
    """Settings, fees and limits of the account."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def get_account(self) -> AccountSummary:
        """Get account settings, fees and limits.

        Gets the account's settings, fees, limits, and the number of its open orders.

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

        call = get_account.call()
        return (await self._client.execute(call)).parsed

    async def update_account_settings(
        self,
        *,
        auto_borrow_settlements: bool | None = None,
        auto_lend: bool | None = None,
        auto_repay_borrows: bool | None = None,
        leverage_limit: Decimal | int | str | None = None,
    ) -> None:
        """Change account settings.

        Changes the passed settings, and keeps the others. The response has no content.

        Signed as `accountUpdate`.

        Args:
            auto_borrow_settlements: Settle a negative balance by borrowing when collateral is reconciled.
            auto_lend: Lend out idle balances.
            auto_repay_borrows: Use idle balances to repay borrows.
            leverage_limit: Highest leverage for this account or subaccount. At least 0.

        Returns:
            The settings are changed.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.
            OutcomeUnknownError: no answer came that tells whether it was carried out.

        Source: `PATCH /api/v1/account`, https://docs.backpack.exchange/#tag/Account/operation/update_account_settings
        """
        from ..api.account import update_account_settings
        from ..models.update_account_settings_request import UpdateAccountSettingsRequest

        call = update_account_settings.call(
            body=UpdateAccountSettingsRequest(
                auto_borrow_settlements=auto_borrow_settlements,
                auto_lend=auto_lend,
                auto_repay_borrows=auto_repay_borrows,
                leverage_limit=leverage_limit,
            )
        )
        await self._client.execute(call)

    async def get_max_borrow_quantity(self, *, symbol: str) -> MaxBorrowQuantity:
        """Get the maximum borrow quantity.

        Gets the maximum quantity of one asset that the account may borrow, given its exposure and margin.

        Signed as `maxBorrowQuantity`.

        Args:
            symbol: Asset symbol, such as `USDC`.

        Returns:
            The largest quantity.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/account/limits/borrow`, https://docs.backpack.exchange/#tag/Account/operation/get_max_borrow_quantity
        """
        from ..api.account import get_max_borrow_quantity

        call = get_max_borrow_quantity.call(symbol=symbol)
        return (await self._client.execute(call)).parsed

    async def get_max_order_quantity(
        self,
        *,
        symbol: str,
        side: Side | SideValue,
        price: Decimal | int | str | None = None,
        reduce_only: bool | None = None,
        auto_borrow: bool | None = None,
        auto_borrow_repay: bool | None = None,
        auto_lend_redeem: bool | None = None,
    ) -> MaxOrderQuantity:
        """Get the maximum order quantity.

        Gets the maximum quantity of an order on one side of a market, given the account's balances, exposure and
        margin.

        Signed as `maxOrderQuantity`.

        Args:
            symbol: Market symbol, such as `SOL_USDC` or `SOL_USDC_PERP`.
            side: `Bid` buys, `Ask` sells.
            price: Limit price in the quote asset. Omit it for a market order. Above 0.
            reduce_only: True if the order may only reduce a position.
            auto_borrow: True if a missing quantity may be borrowed.
            auto_borrow_repay: True if the proceeds may repay a borrow.
            auto_lend_redeem: True if lent funds may be redeemed.

        Returns:
            The largest quantity.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/account/limits/order`, https://docs.backpack.exchange/#tag/Account/operation/get_max_order_quantity
        """
        from ..api.account import get_max_order_quantity

        call = get_max_order_quantity.call(
            symbol=symbol,
            side=side,
            price=price,
            reduce_only=reduce_only,
            auto_borrow=auto_borrow,
            auto_borrow_repay=auto_borrow_repay,
            auto_lend_redeem=auto_lend_redeem,
        )
        return (await self._client.execute(call)).parsed

    async def get_max_withdrawal_quantity(
        self, *, symbol: str, auto_borrow: bool | None = None, auto_lend_redeem: bool | None = None
    ) -> MaxWithdrawalQuantity:
        """Get the maximum withdrawal quantity.

        Gets the maximum quantity of one asset that the account may withdraw, given its exposure and margin. The
        response repeats `auto_borrow` and `auto_lend_redeem`.

        Signed as `maxWithdrawalQuantity`.

        Args:
            symbol: Asset symbol, such as `USDC`.
            auto_borrow: True if a missing quantity may be borrowed.
            auto_lend_redeem: True if lent funds may be redeemed.

        Returns:
            The largest quantity.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/account/limits/withdrawal`, https://docs.backpack.exchange/#tag/Account/operation/get_max_withdrawal_quantity
        """
        from ..api.account import get_max_withdrawal_quantity

        call = get_max_withdrawal_quantity.call(
            symbol=symbol, auto_borrow=auto_borrow, auto_lend_redeem=auto_lend_redeem
        )
        return (await self._client.execute(call)).parsed
