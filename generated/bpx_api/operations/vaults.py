"""Vaults: vaults and their tokens. The exchange's list of instructions doesn't contain those of vaults."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..client import AsyncClient, Client
    from ..models.history_interval import HistoryInterval, HistoryIntervalValue
    from ..models.vault import Vault
    from ..models.vault_history import VaultHistory
    from ..models.vault_mint import VaultMint
    from ..models.vault_nav import VaultNav
    from ..models.vault_redeem import VaultRedeem


class VaultsOperations:
    """Vaults and their tokens. The exchange's list of instructions doesn't contain those of vaults."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def get_vaults(self) -> list[Vault]:
        """List vaults.

        Lists the vaults of the exchange, with their tokens, minimums and delays.

        Returns:
            The vaults.

        Raises:
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/vaults`, https://docs.backpack.exchange/#tag/Vaults/operation/get_vaults
        """
        from ..api.vaults import get_vaults

        call = get_vaults.call()
        return self._client.execute(call).parsed

    def get_vault_history(
        self, *, interval: HistoryInterval | HistoryIntervalValue, vault_id: int | None = None
    ) -> list[VaultHistory]:
        """Get past values of vaults.

        Gets the value and the circulating tokens of one vault, or of all vaults, over time.

        Args:
            interval: Interval of the history. The exchange doesn't document if this is the whole period or the
                time between two entries.
            vault_id: Only this vault. All vaults if omitted. From 0 to 4294967295.

        Returns:
            The values over time.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/vaults/history`, https://docs.backpack.exchange/#tag/Vaults/operation/get_vault_history
        """
        from ..api.vaults import get_vault_history

        call = get_vault_history.call(interval=interval, vault_id=vault_id)
        return self._client.execute(call).parsed

    def vault_mint(
        self,
        *,
        vault_id: int,
        symbol: str,
        quantity: Decimal | int | str,
        auto_borrow: bool | None = None,
        auto_lend_redeem: bool | None = None,
    ) -> None:
        """Mint vault tokens.

        Deposits an asset into a vault in return for vault tokens. The response has no content.

        Signed as `vaultMint`.

        Args:
            vault_id: Number of the vault. From 0 to 4294967295.
            symbol: Asset to deposit, such as `USDC`.
            quantity: Quantity, in the asset. Above 0.
            auto_borrow: Borrow a missing quantity.
            auto_lend_redeem: Redeem lent funds if needed.

        Returns:
            The tokens are minted.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.
            OutcomeUnknownError: no answer came that tells whether it was carried out.

        Source: `POST /api/v1/vault/mint`, https://docs.backpack.exchange/#tag/Vaults/operation/vault_mint
        """
        from ..api.vaults import vault_mint
        from ..models.vault_mint_request import VaultMintRequest

        call = vault_mint.call(
            body=VaultMintRequest(
                vault_id=vault_id,
                symbol=symbol,
                quantity=quantity,
                auto_borrow=auto_borrow,
                auto_lend_redeem=auto_lend_redeem,
            )
        )
        self._client.execute(call)

    def vault_redeem(self, *, vault_id: int, vault_token_quantity: Decimal | int | str | None = None) -> None:
        """Request a redemption of vault tokens.

        Requests the redemption of vault tokens for USDC. The request waits until the vault's `redeem_delay_ms` has
        passed. The response has no content.

        Signed as `vaultRedeemRequest`.

        Args:
            vault_id: Number of the vault. From 0 to 4294967295.
            vault_token_quantity: Number of vault tokens to redeem. All available ones if omitted. Above 0.

        Returns:
            The request is queued.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.
            OutcomeUnknownError: no answer came that tells whether it was carried out.

        Source: `POST /api/v1/vault/redeem`, https://docs.backpack.exchange/#tag/Vaults/operation/vault_redeem
        """
        from ..api.vaults import vault_redeem
        from ..models.vault_redeem_request import VaultRedeemRequest

        call = vault_redeem.call(body=VaultRedeemRequest(vault_id=vault_id, vault_token_quantity=vault_token_quantity))
        self._client.execute(call)

    def vault_redeem_cancel(self, *, vault_id: int) -> None:
        """Cancel a redemption of vault tokens.

        Cancels the account's pending request to redeem tokens of a vault. The response has no content.

        Signed as `vaultRedeemCancel`.

        Args:
            vault_id: Number of the vault. From 0 to 4294967295.

        Returns:
            The request is cancelled.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.
            OutcomeUnknownError: no answer came that tells whether it was carried out.

        Source: `DELETE /api/v1/vault/redeem`, https://docs.backpack.exchange/#tag/Vaults/operation/vault_redeem_cancel
        """
        from ..api.vaults import vault_redeem_cancel
        from ..models.vault_redeem_cancel_request import VaultRedeemCancelRequest

        call = vault_redeem_cancel.call(body=VaultRedeemCancelRequest(vault_id=vault_id))
        self._client.execute(call)

    def get_vault_pending_redeems(self, *, vault_id: int) -> list[VaultRedeem]:
        """List pending redemptions of a vault.

        Lists the pending requests to redeem tokens of a vault. Only a key of the vault's own system account may call
        this.

        Signed as `vaultPendingRedeemsQuery`.

        Args:
            vault_id: The vault. From 0 to 4294967295.

        Returns:
            The requests.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/vault/redeems/pending`, https://docs.backpack.exchange/#tag/Vaults/operation/get_vault_pending_redeems
        """
        from ..api.vaults import get_vault_pending_redeems

        call = get_vault_pending_redeems.call(vault_id=vault_id)
        return self._client.execute(call).parsed

    def get_vault_nav(self) -> VaultNav:
        """Get the net asset value of a vault.

        Gets the current net asset value of a vault. Only the vault's own account may call this.

        Signed as `vaultNavQuery`.

        Returns:
            The value.

        Raises:
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/vault/nav`, https://docs.backpack.exchange/#tag/Vaults/operation/get_vault_nav
        """
        from ..api.vaults import get_vault_nav

        call = get_vault_nav.call()
        return self._client.execute(call).parsed

    def get_vault_mint_history(
        self,
        *,
        subaccount_id: int | None = None,
        vault_id: int | None = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> list[VaultMint]:
        """List mints of vault tokens.

        Lists the account's mints of vault tokens. Taken from the exchange's Rust client; the published document
        doesn't contain this operation.

        Signed as `vaultMintHistoryQueryAll`.

        Args:
            subaccount_id: Subaccount of the request. From -2147483648 to 2147483647.
            vault_id: Only this vault. All vaults if omitted. From 0 to 4294967295.
            limit: Maximum number of entries to return. From 0 to 1000. Default: 100.
            offset: Number of entries to skip, for paging. At least 0. Default: 0.

        Returns:
            The mints.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /wapi/v1/history/vault/mint`, https://github.com/backpack-exchange/bpx-api-client
        """
        from ..api.vaults import get_vault_mint_history

        call = get_vault_mint_history.call(subaccount_id=subaccount_id, vault_id=vault_id, limit=limit, offset=offset)
        return self._client.execute(call).parsed

    def get_vault_redeem_history(
        self,
        *,
        subaccount_id: int | None = None,
        vault_id: int | None = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> list[VaultRedeem]:
        """List redemptions of vault tokens.

        Lists the account's requests to redeem vault tokens, with their results. Taken from the exchange's Rust
        client; the published document doesn't contain this operation.

        Signed as `vaultRedeemHistoryQueryAll`.

        Args:
            subaccount_id: Subaccount of the request. From -2147483648 to 2147483647.
            vault_id: Only this vault. All vaults if omitted. From 0 to 4294967295.
            limit: Maximum number of entries to return. From 0 to 1000. Default: 100.
            offset: Number of entries to skip, for paging. At least 0. Default: 0.

        Returns:
            The requests.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /wapi/v1/history/vault/redeem`, https://github.com/backpack-exchange/bpx-api-client
        """
        from ..api.vaults import get_vault_redeem_history

        call = get_vault_redeem_history.call(subaccount_id=subaccount_id, vault_id=vault_id, limit=limit, offset=offset)
        return self._client.execute(call).parsed


class AsyncVaultsOperations:
    """Vaults and their tokens. The exchange's list of instructions doesn't contain those of vaults."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def get_vaults(self) -> list[Vault]:
        """List vaults.

        Lists the vaults of the exchange, with their tokens, minimums and delays.

        Returns:
            The vaults.

        Raises:
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/vaults`, https://docs.backpack.exchange/#tag/Vaults/operation/get_vaults
        """
        from ..api.vaults import get_vaults

        call = get_vaults.call()
        return (await self._client.execute(call)).parsed

    async def get_vault_history(
        self, *, interval: HistoryInterval | HistoryIntervalValue, vault_id: int | None = None
    ) -> list[VaultHistory]:
        """Get past values of vaults.

        Gets the value and the circulating tokens of one vault, or of all vaults, over time.

        Args:
            interval: Interval of the history. The exchange doesn't document if this is the whole period or the
                time between two entries.
            vault_id: Only this vault. All vaults if omitted. From 0 to 4294967295.

        Returns:
            The values over time.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/vaults/history`, https://docs.backpack.exchange/#tag/Vaults/operation/get_vault_history
        """
        from ..api.vaults import get_vault_history

        call = get_vault_history.call(interval=interval, vault_id=vault_id)
        return (await self._client.execute(call)).parsed

    async def vault_mint(
        self,
        *,
        vault_id: int,
        symbol: str,
        quantity: Decimal | int | str,
        auto_borrow: bool | None = None,
        auto_lend_redeem: bool | None = None,
    ) -> None:
        """Mint vault tokens.

        Deposits an asset into a vault in return for vault tokens. The response has no content.

        Signed as `vaultMint`.

        Args:
            vault_id: Number of the vault. From 0 to 4294967295.
            symbol: Asset to deposit, such as `USDC`.
            quantity: Quantity, in the asset. Above 0.
            auto_borrow: Borrow a missing quantity.
            auto_lend_redeem: Redeem lent funds if needed.

        Returns:
            The tokens are minted.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.
            OutcomeUnknownError: no answer came that tells whether it was carried out.

        Source: `POST /api/v1/vault/mint`, https://docs.backpack.exchange/#tag/Vaults/operation/vault_mint
        """
        from ..api.vaults import vault_mint
        from ..models.vault_mint_request import VaultMintRequest

        call = vault_mint.call(
            body=VaultMintRequest(
                vault_id=vault_id,
                symbol=symbol,
                quantity=quantity,
                auto_borrow=auto_borrow,
                auto_lend_redeem=auto_lend_redeem,
            )
        )
        await self._client.execute(call)

    async def vault_redeem(self, *, vault_id: int, vault_token_quantity: Decimal | int | str | None = None) -> None:
        """Request a redemption of vault tokens.

        Requests the redemption of vault tokens for USDC. The request waits until the vault's `redeem_delay_ms` has
        passed. The response has no content.

        Signed as `vaultRedeemRequest`.

        Args:
            vault_id: Number of the vault. From 0 to 4294967295.
            vault_token_quantity: Number of vault tokens to redeem. All available ones if omitted. Above 0.

        Returns:
            The request is queued.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.
            OutcomeUnknownError: no answer came that tells whether it was carried out.

        Source: `POST /api/v1/vault/redeem`, https://docs.backpack.exchange/#tag/Vaults/operation/vault_redeem
        """
        from ..api.vaults import vault_redeem
        from ..models.vault_redeem_request import VaultRedeemRequest

        call = vault_redeem.call(body=VaultRedeemRequest(vault_id=vault_id, vault_token_quantity=vault_token_quantity))
        await self._client.execute(call)

    async def vault_redeem_cancel(self, *, vault_id: int) -> None:
        """Cancel a redemption of vault tokens.

        Cancels the account's pending request to redeem tokens of a vault. The response has no content.

        Signed as `vaultRedeemCancel`.

        Args:
            vault_id: Number of the vault. From 0 to 4294967295.

        Returns:
            The request is cancelled.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.
            OutcomeUnknownError: no answer came that tells whether it was carried out.

        Source: `DELETE /api/v1/vault/redeem`, https://docs.backpack.exchange/#tag/Vaults/operation/vault_redeem_cancel
        """
        from ..api.vaults import vault_redeem_cancel
        from ..models.vault_redeem_cancel_request import VaultRedeemCancelRequest

        call = vault_redeem_cancel.call(body=VaultRedeemCancelRequest(vault_id=vault_id))
        await self._client.execute(call)

    async def get_vault_pending_redeems(self, *, vault_id: int) -> list[VaultRedeem]:
        """List pending redemptions of a vault.

        Lists the pending requests to redeem tokens of a vault. Only a key of the vault's own system account may call
        this.

        Signed as `vaultPendingRedeemsQuery`.

        Args:
            vault_id: The vault. From 0 to 4294967295.

        Returns:
            The requests.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/vault/redeems/pending`, https://docs.backpack.exchange/#tag/Vaults/operation/get_vault_pending_redeems
        """
        from ..api.vaults import get_vault_pending_redeems

        call = get_vault_pending_redeems.call(vault_id=vault_id)
        return (await self._client.execute(call)).parsed

    async def get_vault_nav(self) -> VaultNav:
        """Get the net asset value of a vault.

        Gets the current net asset value of a vault. Only the vault's own account may call this.

        Signed as `vaultNavQuery`.

        Returns:
            The value.

        Raises:
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/vault/nav`, https://docs.backpack.exchange/#tag/Vaults/operation/get_vault_nav
        """
        from ..api.vaults import get_vault_nav

        call = get_vault_nav.call()
        return (await self._client.execute(call)).parsed

    async def get_vault_mint_history(
        self,
        *,
        subaccount_id: int | None = None,
        vault_id: int | None = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> list[VaultMint]:
        """List mints of vault tokens.

        Lists the account's mints of vault tokens. Taken from the exchange's Rust client; the published document
        doesn't contain this operation.

        Signed as `vaultMintHistoryQueryAll`.

        Args:
            subaccount_id: Subaccount of the request. From -2147483648 to 2147483647.
            vault_id: Only this vault. All vaults if omitted. From 0 to 4294967295.
            limit: Maximum number of entries to return. From 0 to 1000. Default: 100.
            offset: Number of entries to skip, for paging. At least 0. Default: 0.

        Returns:
            The mints.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /wapi/v1/history/vault/mint`, https://github.com/backpack-exchange/bpx-api-client
        """
        from ..api.vaults import get_vault_mint_history

        call = get_vault_mint_history.call(subaccount_id=subaccount_id, vault_id=vault_id, limit=limit, offset=offset)
        return (await self._client.execute(call)).parsed

    async def get_vault_redeem_history(
        self,
        *,
        subaccount_id: int | None = None,
        vault_id: int | None = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> list[VaultRedeem]:
        """List redemptions of vault tokens.

        Lists the account's requests to redeem vault tokens, with their results. Taken from the exchange's Rust
        client; the published document doesn't contain this operation.

        Signed as `vaultRedeemHistoryQueryAll`.

        Args:
            subaccount_id: Subaccount of the request. From -2147483648 to 2147483647.
            vault_id: Only this vault. All vaults if omitted. From 0 to 4294967295.
            limit: Maximum number of entries to return. From 0 to 1000. Default: 100.
            offset: Number of entries to skip, for paging. At least 0. Default: 0.

        Returns:
            The requests.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /wapi/v1/history/vault/redeem`, https://github.com/backpack-exchange/bpx-api-client
        """
        from ..api.vaults import get_vault_redeem_history

        call = get_vault_redeem_history.call(subaccount_id=subaccount_id, vault_id=vault_id, limit=limit, offset=offset)
        return (await self._client.execute(call)).parsed
