"""Capital: balances, collateral, deposits, withdrawals, settlements."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from ..secrets import hide

if TYPE_CHECKING:
    from ..client import AsyncClient, Client
    from ..models.balance import Balance
    from ..models.blockchain import Blockchain, BlockchainValue
    from ..models.deposit import Deposit
    from ..models.deposit_address import DepositAddress
    from ..models.dust_conversion import DustConversion
    from ..models.margin_account_summary import MarginAccountSummary
    from ..models.settlement import Settlement
    from ..models.settlement_source_filter import SettlementSourceFilter, SettlementSourceFilterValue
    from ..models.sort_direction import SortDirection, SortDirectionValue
    from ..models.withdrawal import Withdrawal
    from ..models.withdrawal_recipient_information import WithdrawalRecipientInformation


class CapitalOperations:
    """Balances, collateral, deposits, withdrawals, settlements."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def get_balances(self) -> dict[str, Balance]:
        """Get balances.

        Gets the balance of each asset: the quantities that are available, locked in open orders, and staked.

        Signed as `balanceQuery`.

        Returns:
            The balances, by asset symbol.

        Raises:
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/capital`, https://docs.backpack.exchange/#tag/Capital/operation/get_balances
        """
        from ..api.capital import get_balances

        call = get_balances.call()
        return self._client.execute(call).parsed

    def get_collateral(self, *, subaccount_id: int | None = None) -> MarginAccountSummary:
        """Get collateral and margin.

        Gets the margin, assets and liabilities of the account, and the collateral value of each asset.

        Signed as `collateralQuery`.

        Args:
            subaccount_id: Subaccount of the request. From 0 to 65535.

        Returns:
            The collateral and the margin.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/capital/collateral`, https://docs.backpack.exchange/#tag/Capital/operation/get_collateral
        """
        from ..api.capital import get_collateral

        call = get_collateral.call(subaccount_id=subaccount_id)
        return self._client.execute(call).parsed

    def get_deposits(
        self,
        *,
        from_: datetime | int | None = None,
        to: datetime | int | None = None,
        exclude_platform: bool | None = None,
        transaction_hash: str | None = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> list[Deposit]:
        """List deposits.

        Lists the deposits of the account.

        Signed as `depositQueryAll`.

        Args:
            from_: Only entries from this time on; `0` means from the beginning. A `datetime` with its time zone,
                or an int in Unix milliseconds.
            to: Only entries up to this time. A `datetime` with its time zone, or an int in Unix milliseconds.
            exclude_platform: `True`: exclude deposits by the exchange itself.
            transaction_hash: Only the deposit with this transaction. Not documented by the exchange; known from
                other clients.
            limit: Maximum number of entries to return. From 0 to 1000. Default: 100.
            offset: Number of entries to skip, for paging. At least 0. Default: 0.

        Returns:
            The deposits.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /wapi/v1/capital/deposits`, https://docs.backpack.exchange/#tag/Capital/operation/get_deposits
        """
        from ..api.capital import get_deposits

        call = get_deposits.call(
            from_=from_,
            to=to,
            exclude_platform=exclude_platform,
            transaction_hash=transaction_hash,
            limit=limit,
            offset=offset,
        )
        return self._client.execute(call).parsed

    def get_deposit_address(self, *, blockchain: Blockchain | BlockchainValue) -> DepositAddress:
        """Get a deposit address.

        Gets the account's own address for deposits on one blockchain.

        Signed as `depositAddressQuery`.

        Args:
            blockchain: Blockchain of the deposit.

        Returns:
            The address.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /wapi/v1/capital/deposit/address`, https://docs.backpack.exchange/#tag/Capital/operation/get_deposit_address
        """
        from ..api.capital import get_deposit_address

        call = get_deposit_address.call(blockchain=blockchain)
        return self._client.execute(call).parsed

    def get_withdrawals(
        self,
        *,
        id: int | None = None,
        client_id: str | None = None,
        from_: datetime | int | None = None,
        to: datetime | int | None = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> list[Withdrawal]:
        """List withdrawals.

        Lists the withdrawals of the account.

        Signed as `withdrawalQueryAll`.

        Args:
            id: Only the withdrawal with this number. From -2147483648 to 2147483647.
            client_id: Only the withdrawal with this client id.
            from_: Only entries from this time on; `0` means from the beginning. A `datetime` with its time zone,
                or an int in Unix milliseconds.
            to: Only entries up to this time. A `datetime` with its time zone, or an int in Unix milliseconds.
            limit: Maximum number of entries to return. From 0 to 1000. Default: 100.
            offset: Number of entries to skip, for paging. At least 0. Default: 0.

        Returns:
            The withdrawals.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /wapi/v1/capital/withdrawals`, https://docs.backpack.exchange/#tag/Capital/operation/get_withdrawals
        """
        from ..api.capital import get_withdrawals

        call = get_withdrawals.call(id=id, client_id=client_id, from_=from_, to=to, limit=limit, offset=offset)
        return self._client.execute(call).parsed

    def request_withdrawal(
        self,
        *,
        address: str,
        blockchain: Blockchain | BlockchainValue,
        quantity: Decimal | int | str,
        symbol: str,
        client_id: str | None = None,
        two_factor_token: str | None = None,
        auto_borrow: bool | None = None,
        auto_lend_redeem: bool | None = None,
        recipient_information: WithdrawalRecipientInformation | None = None,
    ) -> Withdrawal:
        """Withdraw an asset.

        Withdraws an asset to an address outside the exchange. `two_factor_token` is required unless the account's
        address book marks the address as exempt from two-factor. `get_assets` lists minimum, maximum and fee.

        Signed as `withdraw`.

        Args:
            address: Address of the recipient.
            blockchain: Network for the transfer.
            quantity: Amount, in the asset. Above 0.
            symbol: Asset symbol, such as `USDC`.
            client_id: Your own id of the withdrawal. `get_withdrawals` can filter by it. At most 255 characters.
            two_factor_token: Two-factor token. Required unless the address is saved in the address book as exempt
                from two-factor.
            auto_borrow: Borrow a missing quantity.
            auto_lend_redeem: Redeem lent funds if needed.
            recipient_information: Information about the recipient, if the exchange requires it.

        Returns:
            The recorded withdrawal.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.
            OutcomeUnknownError: no answer came that tells whether it was carried out.

        Source: `POST /wapi/v1/capital/withdrawals`, https://docs.backpack.exchange/#tag/Capital/operation/request_withdrawal
        """
        from ..api.capital import request_withdrawal
        from ..models.account_withdrawal_payload import AccountWithdrawalPayload

        two_factor_token = hide(two_factor_token)
        call = request_withdrawal.call(
            body=AccountWithdrawalPayload(
                address=address,
                blockchain=blockchain,
                quantity=quantity,
                symbol=symbol,
                client_id=client_id,
                two_factor_token=two_factor_token,
                auto_borrow=auto_borrow,
                auto_lend_redeem=auto_lend_redeem,
                recipient_information=recipient_information,
            )
        )
        return self._client.execute(call).parsed

    def convert_dust(self, *, symbol: str | None = None) -> None:
        """Convert dust to USDC.

        Converts a balance that is too small for a trade to USDC. The balance, including lent funds, must be below the
        smallest order quantity of the asset's spot market. The response has no content; `get_dust_history` has the
        result.

        Signed as `convertDust`.

        Args:
            symbol: Asset of the dust, such as `SOL`. All assets if omitted.

        Returns:
            The dust is converted.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.
            OutcomeUnknownError: no answer came that tells whether it was carried out.

        Source: `POST /api/v1/account/convertDust`, https://docs.backpack.exchange/#tag/Capital/operation/convert_dust
        """
        from ..api.capital import convert_dust
        from ..models.account_convert_dust_payload import AccountConvertDustPayload

        call = convert_dust.call(body=AccountConvertDustPayload(symbol=symbol))
        self._client.execute(call)

    def get_dust_history(
        self,
        *,
        id: int | None = None,
        symbol: str | None = None,
        sort_direction: SortDirection | SortDirectionValue | None = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> list[DustConversion]:
        """List dust conversions.

        Lists the account's conversions of dust.

        Signed as `dustHistoryQueryAll`.

        Args:
            id: Only the conversion with this number.
            symbol: Only this asset, such as `USDC`. All assets if omitted.
            sort_direction: Sort order of the entries. The default is not documented.
            limit: Maximum number of entries to return. From 0 to 1000. Default: 100.
            offset: Number of entries to skip, for paging. At least 0. Default: 0.

        Returns:
            The conversions.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /wapi/v1/history/dust`, https://docs.backpack.exchange/#tag/Capital/operation/get_dust_history
        """
        from ..api.capital import get_dust_history

        call = get_dust_history.call(id=id, symbol=symbol, sort_direction=sort_direction, limit=limit, offset=offset)
        return self._client.execute(call).parsed

    def get_settlement_history(
        self,
        *,
        source: SettlementSourceFilter | SettlementSourceFilterValue | None = None,
        sort_direction: SortDirection | SortDirectionValue | None = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> list[Settlement]:
        """List settlements.

        Lists the settlements of the account: fees, funding, realised profit and loss, interest and liquidations.

        Signed as `settlementHistoryQueryAll`.

        Args:
            source: Only settlements of this kind. All kinds if omitted.
            sort_direction: Sort order of the entries. The default is not documented.
            limit: Maximum number of entries to return. From 0 to 1000. Default: 100.
            offset: Number of entries to skip, for paging. At least 0. Default: 0.

        Returns:
            The settlements.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /wapi/v1/history/settlement`, https://docs.backpack.exchange/#tag/Capital/operation/get_settlement_history
        """
        from ..api.capital import get_settlement_history

        call = get_settlement_history.call(source=source, sort_direction=sort_direction, limit=limit, offset=offset)
        return self._client.execute(call).parsed


class AsyncCapitalOperations:
    """Balances, collateral, deposits, withdrawals, settlements."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def get_balances(self) -> dict[str, Balance]:
        """Get balances.

        Gets the balance of each asset: the quantities that are available, locked in open orders, and staked.

        Signed as `balanceQuery`.

        Returns:
            The balances, by asset symbol.

        Raises:
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/capital`, https://docs.backpack.exchange/#tag/Capital/operation/get_balances
        """
        from ..api.capital import get_balances

        call = get_balances.call()
        return (await self._client.execute(call)).parsed

    async def get_collateral(self, *, subaccount_id: int | None = None) -> MarginAccountSummary:
        """Get collateral and margin.

        Gets the margin, assets and liabilities of the account, and the collateral value of each asset.

        Signed as `collateralQuery`.

        Args:
            subaccount_id: Subaccount of the request. From 0 to 65535.

        Returns:
            The collateral and the margin.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/capital/collateral`, https://docs.backpack.exchange/#tag/Capital/operation/get_collateral
        """
        from ..api.capital import get_collateral

        call = get_collateral.call(subaccount_id=subaccount_id)
        return (await self._client.execute(call)).parsed

    async def get_deposits(
        self,
        *,
        from_: datetime | int | None = None,
        to: datetime | int | None = None,
        exclude_platform: bool | None = None,
        transaction_hash: str | None = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> list[Deposit]:
        """List deposits.

        Lists the deposits of the account.

        Signed as `depositQueryAll`.

        Args:
            from_: Only entries from this time on; `0` means from the beginning. A `datetime` with its time zone,
                or an int in Unix milliseconds.
            to: Only entries up to this time. A `datetime` with its time zone, or an int in Unix milliseconds.
            exclude_platform: `True`: exclude deposits by the exchange itself.
            transaction_hash: Only the deposit with this transaction. Not documented by the exchange; known from
                other clients.
            limit: Maximum number of entries to return. From 0 to 1000. Default: 100.
            offset: Number of entries to skip, for paging. At least 0. Default: 0.

        Returns:
            The deposits.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /wapi/v1/capital/deposits`, https://docs.backpack.exchange/#tag/Capital/operation/get_deposits
        """
        from ..api.capital import get_deposits

        call = get_deposits.call(
            from_=from_,
            to=to,
            exclude_platform=exclude_platform,
            transaction_hash=transaction_hash,
            limit=limit,
            offset=offset,
        )
        return (await self._client.execute(call)).parsed

    async def get_deposit_address(self, *, blockchain: Blockchain | BlockchainValue) -> DepositAddress:
        """Get a deposit address.

        Gets the account's own address for deposits on one blockchain.

        Signed as `depositAddressQuery`.

        Args:
            blockchain: Blockchain of the deposit.

        Returns:
            The address.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /wapi/v1/capital/deposit/address`, https://docs.backpack.exchange/#tag/Capital/operation/get_deposit_address
        """
        from ..api.capital import get_deposit_address

        call = get_deposit_address.call(blockchain=blockchain)
        return (await self._client.execute(call)).parsed

    async def get_withdrawals(
        self,
        *,
        id: int | None = None,
        client_id: str | None = None,
        from_: datetime | int | None = None,
        to: datetime | int | None = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> list[Withdrawal]:
        """List withdrawals.

        Lists the withdrawals of the account.

        Signed as `withdrawalQueryAll`.

        Args:
            id: Only the withdrawal with this number. From -2147483648 to 2147483647.
            client_id: Only the withdrawal with this client id.
            from_: Only entries from this time on; `0` means from the beginning. A `datetime` with its time zone,
                or an int in Unix milliseconds.
            to: Only entries up to this time. A `datetime` with its time zone, or an int in Unix milliseconds.
            limit: Maximum number of entries to return. From 0 to 1000. Default: 100.
            offset: Number of entries to skip, for paging. At least 0. Default: 0.

        Returns:
            The withdrawals.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /wapi/v1/capital/withdrawals`, https://docs.backpack.exchange/#tag/Capital/operation/get_withdrawals
        """
        from ..api.capital import get_withdrawals

        call = get_withdrawals.call(id=id, client_id=client_id, from_=from_, to=to, limit=limit, offset=offset)
        return (await self._client.execute(call)).parsed

    async def request_withdrawal(
        self,
        *,
        address: str,
        blockchain: Blockchain | BlockchainValue,
        quantity: Decimal | int | str,
        symbol: str,
        client_id: str | None = None,
        two_factor_token: str | None = None,
        auto_borrow: bool | None = None,
        auto_lend_redeem: bool | None = None,
        recipient_information: WithdrawalRecipientInformation | None = None,
    ) -> Withdrawal:
        """Withdraw an asset.

        Withdraws an asset to an address outside the exchange. `two_factor_token` is required unless the account's
        address book marks the address as exempt from two-factor. `get_assets` lists minimum, maximum and fee.

        Signed as `withdraw`.

        Args:
            address: Address of the recipient.
            blockchain: Network for the transfer.
            quantity: Amount, in the asset. Above 0.
            symbol: Asset symbol, such as `USDC`.
            client_id: Your own id of the withdrawal. `get_withdrawals` can filter by it. At most 255 characters.
            two_factor_token: Two-factor token. Required unless the address is saved in the address book as exempt
                from two-factor.
            auto_borrow: Borrow a missing quantity.
            auto_lend_redeem: Redeem lent funds if needed.
            recipient_information: Information about the recipient, if the exchange requires it.

        Returns:
            The recorded withdrawal.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.
            OutcomeUnknownError: no answer came that tells whether it was carried out.

        Source: `POST /wapi/v1/capital/withdrawals`, https://docs.backpack.exchange/#tag/Capital/operation/request_withdrawal
        """
        from ..api.capital import request_withdrawal
        from ..models.account_withdrawal_payload import AccountWithdrawalPayload

        two_factor_token = hide(two_factor_token)
        call = request_withdrawal.call(
            body=AccountWithdrawalPayload(
                address=address,
                blockchain=blockchain,
                quantity=quantity,
                symbol=symbol,
                client_id=client_id,
                two_factor_token=two_factor_token,
                auto_borrow=auto_borrow,
                auto_lend_redeem=auto_lend_redeem,
                recipient_information=recipient_information,
            )
        )
        return (await self._client.execute(call)).parsed

    async def convert_dust(self, *, symbol: str | None = None) -> None:
        """Convert dust to USDC.

        Converts a balance that is too small for a trade to USDC. The balance, including lent funds, must be below the
        smallest order quantity of the asset's spot market. The response has no content; `get_dust_history` has the
        result.

        Signed as `convertDust`.

        Args:
            symbol: Asset of the dust, such as `SOL`. All assets if omitted.

        Returns:
            The dust is converted.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.
            OutcomeUnknownError: no answer came that tells whether it was carried out.

        Source: `POST /api/v1/account/convertDust`, https://docs.backpack.exchange/#tag/Capital/operation/convert_dust
        """
        from ..api.capital import convert_dust
        from ..models.account_convert_dust_payload import AccountConvertDustPayload

        call = convert_dust.call(body=AccountConvertDustPayload(symbol=symbol))
        await self._client.execute(call)

    async def get_dust_history(
        self,
        *,
        id: int | None = None,
        symbol: str | None = None,
        sort_direction: SortDirection | SortDirectionValue | None = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> list[DustConversion]:
        """List dust conversions.

        Lists the account's conversions of dust.

        Signed as `dustHistoryQueryAll`.

        Args:
            id: Only the conversion with this number.
            symbol: Only this asset, such as `USDC`. All assets if omitted.
            sort_direction: Sort order of the entries. The default is not documented.
            limit: Maximum number of entries to return. From 0 to 1000. Default: 100.
            offset: Number of entries to skip, for paging. At least 0. Default: 0.

        Returns:
            The conversions.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /wapi/v1/history/dust`, https://docs.backpack.exchange/#tag/Capital/operation/get_dust_history
        """
        from ..api.capital import get_dust_history

        call = get_dust_history.call(id=id, symbol=symbol, sort_direction=sort_direction, limit=limit, offset=offset)
        return (await self._client.execute(call)).parsed

    async def get_settlement_history(
        self,
        *,
        source: SettlementSourceFilter | SettlementSourceFilterValue | None = None,
        sort_direction: SortDirection | SortDirectionValue | None = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> list[Settlement]:
        """List settlements.

        Lists the settlements of the account: fees, funding, realised profit and loss, interest and liquidations.

        Signed as `settlementHistoryQueryAll`.

        Args:
            source: Only settlements of this kind. All kinds if omitted.
            sort_direction: Sort order of the entries. The default is not documented.
            limit: Maximum number of entries to return. From 0 to 1000. Default: 100.
            offset: Number of entries to skip, for paging. At least 0. Default: 0.

        Returns:
            The settlements.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /wapi/v1/history/settlement`, https://docs.backpack.exchange/#tag/Capital/operation/get_settlement_history
        """
        from ..api.capital import get_settlement_history

        call = get_settlement_history.call(source=source, sort_direction=sort_direction, limit=limit, offset=offset)
        return (await self._client.execute(call)).parsed
