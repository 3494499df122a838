"""System: status and clock of the exchange."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..client import AsyncClient, Client
    from ..models.system_status import SystemStatus
    from ..models.wallet import Wallet


class SystemOperations:
    """Status and clock of the exchange."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def get_status(self) -> SystemStatus:
        """Get the state of the exchange.

        Gets the state of the exchange: working or under maintenance.

        Returns:
            The state.

        Raises:
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/status`, https://docs.backpack.exchange/#tag/System/operation/get_status
        """
        from ..api.system import get_status

        call = get_status.call()
        return self._client.execute(call).parsed

    def ping(self) -> str:
        """Ping the exchange.

        Returns `pong`, to check the connection.

        Returns:
            The word `pong`.

        Raises:
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/ping`, https://docs.backpack.exchange/#tag/System/operation/ping
        """
        from ..api.system import ping

        call = ping.call()
        return self._client.execute(call).parsed

    def get_time(self) -> datetime:
        """Get the exchange's clock.

        Gets the time of the exchange's clock, for comparison with the local clock.

        Returns:
            The time of the exchange's clock.

        Raises:
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/time`, https://docs.backpack.exchange/#tag/System/operation/get_time
        """
        from ..api.system import get_time

        call = get_time.call()
        return self._client.execute(call).parsed

    def get_wallets(self) -> list[Wallet]:
        """List the exchange's wallets.

        Lists the exchange's wallets, by blockchain.

        Returns:
            The wallets.

        Raises:
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/wallets`, https://docs.backpack.exchange/#tag/System/operation/get_wallets
        """
        from ..api.system import get_wallets

        call = get_wallets.call()
        return self._client.execute(call).parsed


class AsyncSystemOperations:
    """Status and clock of the exchange."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def get_status(self) -> SystemStatus:
        """Get the state of the exchange.

        Gets the state of the exchange: working or under maintenance.

        Returns:
            The state.

        Raises:
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/status`, https://docs.backpack.exchange/#tag/System/operation/get_status
        """
        from ..api.system import get_status

        call = get_status.call()
        return (await self._client.execute(call)).parsed

    async def ping(self) -> str:
        """Ping the exchange.

        Returns `pong`, to check the connection.

        Returns:
            The word `pong`.

        Raises:
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/ping`, https://docs.backpack.exchange/#tag/System/operation/ping
        """
        from ..api.system import ping

        call = ping.call()
        return (await self._client.execute(call)).parsed

    async def get_time(self) -> datetime:
        """Get the exchange's clock.

        Gets the time of the exchange's clock, for comparison with the local clock.

        Returns:
            The time of the exchange's clock.

        Raises:
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/time`, https://docs.backpack.exchange/#tag/System/operation/get_time
        """
        from ..api.system import get_time

        call = get_time.call()
        return (await self._client.execute(call)).parsed

    async def get_wallets(self) -> list[Wallet]:
        """List the exchange's wallets.

        Lists the exchange's wallets, by blockchain.

        Returns:
            The wallets.

        Raises:
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/wallets`, https://docs.backpack.exchange/#tag/System/operation/get_wallets
        """
        from ..api.system import get_wallets

        call = get_wallets.call()
        return (await self._client.execute(call)).parsed
